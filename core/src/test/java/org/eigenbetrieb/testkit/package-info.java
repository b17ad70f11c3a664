/**
 * What every module, and a neighbour's plug-in, is tested with: {@link org.eigenbetrieb.testkit.ArchitectureRules the
 * architecture rules}. Needs {@code archunit-junit5} as a test dependency. Entry point: {@link
 * org.eigenbetrieb.testkit.ArchitectureRules}.
 */
@NullMarked
package org.eigenbetrieb.testkit;

import org.jspecify.annotations.NullMarked;
