/**
 * Documents to and from JSON; the only package that sees the JSON library. Reading reports every problem with file,
 * line and column, refuses unknown fields, and bounds size and depth. Entry points: {@link
 * org.eigenbetrieb.core.json.LayoutJson} and {@link org.eigenbetrieb.core.json.PackJson}.
 */
@NullMarked
package org.eigenbetrieb.core.json;

import org.jspecify.annotations.NullMarked;
