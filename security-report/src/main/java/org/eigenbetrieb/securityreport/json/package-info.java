/**
 * The report from and to JSON. Reading names every problem with its place and bounds size and depth. Entry point: {@link
 * org.eigenbetrieb.securityreport.json.TaetigkeitsberichtJson}.
 */
@NullMarked
package org.eigenbetrieb.securityreport.json;

import org.jspecify.annotations.NullMarked;
