/** The command line program: {@code pack} computes, checks and writes a committee pack, {@code explain} prints a tree. */
@NullMarked
package org.eigenbetrieb.examples.app;

import org.jspecify.annotations.NullMarked;
