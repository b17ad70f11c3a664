/**
 * JSON for the rules and lists of this module, as strict as core's: every problem with file, line and column, unknown
 * fields refused, size and depth bounded, numbers as texts in plain notation. Not exported; the only package of this
 * module that sees the JSON library. Entry points: {@link org.eigenbetrieb.planning.json.JsonObject#read} and {@link
 * org.eigenbetrieb.planning.json.JsonText#write}.
 */
@NullMarked
package org.eigenbetrieb.planning.json;

import org.jspecify.annotations.NullMarked;
