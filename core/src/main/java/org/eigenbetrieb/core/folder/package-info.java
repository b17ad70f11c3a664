/**
 * A pack as a folder on disk: {@link org.eigenbetrieb.core.folder.PackFolder reading} {@code pack.json} and its tables,
 * and {@link org.eigenbetrieb.core.folder.PackOutput writing} papers, findings and the check folder. Entry point: {@link
 * org.eigenbetrieb.core.folder.PackFolder}.
 */
@NullMarked
package org.eigenbetrieb.core.folder;

import org.jspecify.annotations.NullMarked;
