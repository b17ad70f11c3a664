/**
 * How fast the library is: every job of PERFORMANCE.md against a hand-written limit and against other libraries, in one
 * run. Entry point: {@link org.eigenbetrieb.examples.benchmarks.Main}.
 */
@NullMarked
package org.eigenbetrieb.examples.benchmarks;

import org.jspecify.annotations.NullMarked;
