/**
 * Where a figure comes from: the {@link org.eigenbetrieb.core.explain.Explanation explanation} is the tree from a
 * figure back to inputs and parameters, derived from the relations and never written by hand. Entry point: {@link
 * org.eigenbetrieb.core.explain.Explanation}.
 */
@NullMarked
package org.eigenbetrieb.core.explain;

import org.jspecify.annotations.NullMarked;
