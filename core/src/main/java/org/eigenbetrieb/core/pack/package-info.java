/**
 * Everything a committee gets at one date: the {@link org.eigenbetrieb.core.pack.PackDescription description} of the
 * papers, the {@link org.eigenbetrieb.core.pack.Pack pack} of figures and relations built from it, and the {@link
 * org.eigenbetrieb.core.pack.PackRun run} that computes, checks and prints it. Entry point: {@link
 * org.eigenbetrieb.core.pack.Pack}.
 */
@NullMarked
package org.eigenbetrieb.core.pack;

import org.jspecify.annotations.NullMarked;
