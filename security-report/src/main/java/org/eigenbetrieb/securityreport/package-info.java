/**
 * The report of an information-security and data-protection officer: {@link
 * org.eigenbetrieb.securityreport.Taetigkeitsbericht its records}, incidents with uncertain {@link
 * org.eigenbetrieb.securityreport.Moment moments}, legal clocks, and what each audience may see. Entry point: {@link
 * org.eigenbetrieb.securityreport.SecurityReport}.
 */
@NullMarked
package org.eigenbetrieb.securityreport;

import org.jspecify.annotations.NullMarked;
