/**
 * The catalogue of online services (Onlinezugangsgesetz).
 *
 * <p>Empty for now: the catalogue, status, maturity, keys and the change between two dates come with a later release.
 */
@NullMarked
package org.eigenbetrieb.ozg;

import org.jspecify.annotations.NullMarked;
