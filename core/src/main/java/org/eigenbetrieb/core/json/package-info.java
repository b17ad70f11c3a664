/**
 * Documents to and from JSON, one class each; this package and what is in it are the only ones that see the JSON library. Reading reports every
 * problem with file, line and column, refuses unknown fields, and bounds size and depth; numbers are texts in plain
 * notation. Entry points: {@link org.eigenbetrieb.core.json.LayoutJson} and {@link
 * org.eigenbetrieb.core.json.PackJson} for what people write, {@link org.eigenbetrieb.core.json.FigureSetJson}, {@link
 * org.eigenbetrieb.core.json.FindingsJson}, {@link org.eigenbetrieb.core.json.ReportJson}, {@link
 * org.eigenbetrieb.core.json.ExplanationJson} and {@link org.eigenbetrieb.core.json.ScenarioJson} for what programs
 * write.
 */
@NullMarked
package org.eigenbetrieb.core.json;

import org.jspecify.annotations.NullMarked;
