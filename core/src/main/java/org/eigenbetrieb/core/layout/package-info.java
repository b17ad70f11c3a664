/**
 * Forms as data: a {@link org.eigenbetrieb.core.layout.Layout layout} has lines and columns with the rules that the
 * form itself prints; {@link org.eigenbetrieb.core.layout.LayoutBinding binding} it to a year and to accounts yields
 * figures and relations. A new form is a new file, not new code. Entry point: {@link
 * org.eigenbetrieb.core.layout.Layout}.
 */
@NullMarked
package org.eigenbetrieb.core.layout;

import org.jspecify.annotations.NullMarked;
