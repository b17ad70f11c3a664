/**
 * What a rule of one's own is tested with that derives the status of an OZG-Leistung: {@link
 * org.eigenbetrieb.ozg.testkit.StatusDerivationContract}. Depend on the test-jar of {@code eigenbetrieb-ozg} in test scope;
 * it needs no other library.
 */
@NullMarked
package org.eigenbetrieb.ozg.testkit;

import org.jspecify.annotations.NullMarked;
