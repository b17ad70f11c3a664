/**
 * Computes figures: a validated {@link org.eigenbetrieb.core.evaluate.RelationNet net} of relations is compiled once by
 * {@link org.eigenbetrieb.core.evaluate.Evaluator} and run often; a figure that cannot be computed is a {@link
 * org.eigenbetrieb.core.evaluate.Failure} with its reason, never 0. Entry point: {@link
 * org.eigenbetrieb.core.evaluate.Evaluator}.
 */
@NullMarked
package org.eigenbetrieb.core.evaluate;

import org.jspecify.annotations.NullMarked;
