/**
 * The security report.
 *
 * <p>Empty for now: requests, incidents, clocks, measures, certification and the software register come with a later release.
 */
@NullMarked
package org.eigenbetrieb.securityreport;

import org.jspecify.annotations.NullMarked;
