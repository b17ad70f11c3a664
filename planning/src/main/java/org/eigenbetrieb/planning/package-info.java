/**
 * What a Werkausschuss decides on: the forms of Erfolgsplan, Vermögensplan and Zwischenbericht as data, and the rules of
 * {@link org.eigenbetrieb.planning.Hochrechnung forecasting}. Entry point: {@link
 * org.eigenbetrieb.planning.Planning#registry()}.
 */
@NullMarked
package org.eigenbetrieb.planning;

import org.jspecify.annotations.NullMarked;
