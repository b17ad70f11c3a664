/**
 * Where a value was read and what was wrong there: {@link org.eigenbetrieb.core.source.SourceRef places},
 * {@link org.eigenbetrieb.core.source.Problem problems} and {@link org.eigenbetrieb.core.source.Read results with problems};
 * {@link org.eigenbetrieb.core.source.PersonGuard} warns of texts that name a person.
 * Entry point: {@link org.eigenbetrieb.core.source.Read}.
 */
@NullMarked
package org.eigenbetrieb.core.source;

import org.jspecify.annotations.NullMarked;
