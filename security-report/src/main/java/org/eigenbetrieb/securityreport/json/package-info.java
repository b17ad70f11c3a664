/**
 * Documents of this module from and to JSON; the only package of it that sees the JSON library. Reading names every
 * problem with its place and bounds size and depth. Entry points: {@link org.eigenbetrieb.securityreport.json.OscalReader}
 * and {@link org.eigenbetrieb.securityreport.json.TaetigkeitsberichtJson}.
 */
@NullMarked
package org.eigenbetrieb.securityreport.json;

import org.jspecify.annotations.NullMarked;
