/**
 * The Stellenübersicht.
 *
 * <p>Empty for now: posts, their notes (kw, ku), the bridges between two plans and their cost come with a later release.
 */
@NullMarked
package org.eigenbetrieb.staffing;

import org.jspecify.annotations.NullMarked;
