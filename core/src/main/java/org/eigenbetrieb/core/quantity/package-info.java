/**
 * Exact numbers of the field: {@link org.eigenbetrieb.core.quantity.Quantity printed quantities} with
 * {@link org.eigenbetrieb.core.quantity.Unit units}, {@link org.eigenbetrieb.core.quantity.Rational rationals},
 * {@link org.eigenbetrieb.core.quantity.Interval intervals}, one strict {@link org.eigenbetrieb.core.quantity.Notation
 * parser and formatter}, one rounder and one allocator. Entry point: {@link org.eigenbetrieb.core.quantity.Quantity}.
 */
@NullMarked
package org.eigenbetrieb.core.quantity;

import org.jspecify.annotations.NullMarked;
