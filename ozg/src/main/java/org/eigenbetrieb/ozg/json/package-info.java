/**
 * A catalogue as JSON, in and out; the only package of this module that sees Jackson.
 * Entry point: {@link org.eigenbetrieb.ozg.json.LeistungskatalogJson}.
 */
@NullMarked
package org.eigenbetrieb.ozg.json;

import org.jspecify.annotations.NullMarked;
