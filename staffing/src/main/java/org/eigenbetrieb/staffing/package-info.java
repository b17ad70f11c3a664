/**
 * The Stellenübersicht: posts by unit and pay group, notes on them, the bridge between two plans, what kw and ku lead to,
 * and what the posts cost. A post is not a person: nothing here holds a name. Entry point: {@link
 * org.eigenbetrieb.staffing.Staffing}.
 */
@NullMarked
package org.eigenbetrieb.staffing;

import org.jspecify.annotations.NullMarked;
