/**
 * What the Abwasserbetrieb Beispielstadt adds to the library: a form, a forecast rule, a service. All of it is fictional.
 * Entry point: {@link de.beispielstadt.abwasser.Abwasser#registry()}.
 */
@NullMarked
package de.beispielstadt.abwasser;

import org.jspecify.annotations.NullMarked;
