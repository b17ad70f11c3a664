/**
 * What several packages of this module need and nobody else: pieces of text.
 * Entry point: {@link org.eigenbetrieb.ozg.internal.Texts}. Not exported.
 */
@NullMarked
package org.eigenbetrieb.ozg.internal;

import org.jspecify.annotations.NullMarked;
