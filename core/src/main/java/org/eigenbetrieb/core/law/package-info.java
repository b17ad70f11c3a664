/**
 * Who says so: {@link org.eigenbetrieb.core.law.LegalSource legal and house sources}, {@link
 * org.eigenbetrieb.core.law.Land Länder}, {@link org.eigenbetrieb.core.law.Validity validity} in time and place.
 * Entry point: {@link org.eigenbetrieb.core.law.LegalSource}.
 */
@NullMarked
package org.eigenbetrieb.core.law;

import org.jspecify.annotations.NullMarked;
