/**
 * What rules of one's own are tested with: {@link org.eigenbetrieb.ozg.testkit.StatusDerivationContract} for the status of an
 * OZG-Leistung, {@link org.eigenbetrieb.ozg.testkit.ReifegradmodellContract} for maturity models. Depend on the test-jar of {@code eigenbetrieb-ozg} in test scope;
 * it needs no other library.
 */
@NullMarked
package org.eigenbetrieb.ozg.testkit;

import org.jspecify.annotations.NullMarked;
