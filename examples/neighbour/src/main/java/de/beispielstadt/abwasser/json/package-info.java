/** Questions that come as JSON; the only package that sees a JSON library. Entry point: {@code Question}. */
@NullMarked
package de.beispielstadt.abwasser.json;

import org.jspecify.annotations.NullMarked;
