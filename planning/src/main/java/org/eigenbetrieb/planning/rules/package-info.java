/**
 * When a decided plan must be changed, or somebody must consent: triggers of statutes and bylaws as dated data, decided
 * over the figures of a pack with the margin left and the explanation. Entry points: {@link
 * org.eigenbetrieb.planning.rules.RuleBook} and {@link org.eigenbetrieb.planning.rules.NachtragsPruefung}.
 */
@NullMarked
package org.eigenbetrieb.planning.rules;

import org.jspecify.annotations.NullMarked;
