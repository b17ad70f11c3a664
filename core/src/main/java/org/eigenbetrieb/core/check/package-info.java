/**
 * Checks printed figures against the relations between them, with rounding taken seriously: a {@link
 * org.eigenbetrieb.core.check.CheckNet net of cells and relations}, the {@link org.eigenbetrieb.core.check.Checker
 * checker}, its {@link org.eigenbetrieb.core.check.Verdict verdicts} and the {@link
 * org.eigenbetrieb.core.check.Finding findings} a person can act on. Entry point: {@link
 * org.eigenbetrieb.core.check.Checker}.
 */
@NullMarked
package org.eigenbetrieb.core.check;

import org.jspecify.annotations.NullMarked;
