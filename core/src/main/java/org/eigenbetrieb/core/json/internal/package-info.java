/**
 * How the library reads JSON, once for all its modules: every problem with file, line and column, unknown fields
 * refused, size and depth bounded, numbers as they are written. Exported to the library's own modules only. Entry
 * points: {@link org.eigenbetrieb.core.json.internal.JsonIn} for documents of a fixed form, {@link
 * org.eigenbetrieb.core.json.internal.JsonPull} for large files of others, {@link
 * org.eigenbetrieb.core.json.internal.JsonText} for writing.
 */
@NullMarked
package org.eigenbetrieb.core.json.internal;

import org.jspecify.annotations.NullMarked;
