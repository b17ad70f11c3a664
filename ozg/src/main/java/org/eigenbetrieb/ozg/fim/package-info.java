/**
 * The official catalogues that a city's list is held against: LeiKa, XZuFi and lists of OZG-Leistungen; matching and search.
 * Entry points: {@link org.eigenbetrieb.ozg.fim.Leikakatalog}, {@link org.eigenbetrieb.ozg.fim.XzufiReader},
 * {@link org.eigenbetrieb.ozg.fim.Matching}, {@link org.eigenbetrieb.ozg.fim.ServiceSearch}.
 */
@NullMarked
package org.eigenbetrieb.ozg.fim;

import org.jspecify.annotations.NullMarked;
