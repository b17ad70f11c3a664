/**
 * A city's catalogue of online services: {@link org.eigenbetrieb.ozg.Leistung entries} with status and reasons, counted
 * with a declared {@link org.eigenbetrieb.ozg.CountingRule rule}, checked, compared between two dates and printed.
 * Entry point: {@link org.eigenbetrieb.ozg.Leistungskatalog}.
 */
@NullMarked
package org.eigenbetrieb.ozg;

import org.jspecify.annotations.NullMarked;
