/**
 * What a number means: {@link org.eigenbetrieb.core.figure.Concept concepts}, {@link
 * org.eigenbetrieb.core.figure.FigureKey keys} and {@link org.eigenbetrieb.core.figure.Figure printed or given figures}
 * with their place. Entry point: {@link org.eigenbetrieb.core.figure.FigureSet}.
 */
@NullMarked
package org.eigenbetrieb.core.figure;

import org.jspecify.annotations.NullMarked;
