/**
 * What a rule of one's own is tested with that counts periods: {@link
 * org.eigenbetrieb.securityreport.testkit.DeadlineRuleContract}. Depend on the test-jar of {@code
 * eigenbetrieb-security-report} in test scope; it needs no other library.
 */
@NullMarked
package org.eigenbetrieb.securityreport.testkit;

import org.jspecify.annotations.NullMarked;
