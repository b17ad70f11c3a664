/**
 * Tables as German offices produce and open them: a strict {@link org.eigenbetrieb.core.csv.CsvReader reader} that
 * names every problem with its place, and a {@link org.eigenbetrieb.core.csv.CsvWriter writer} whose text no
 * spreadsheet takes for a formula. Entry points: these two, and {@link org.eigenbetrieb.core.csv.CsvFormat}.
 */
@NullMarked
package org.eigenbetrieb.core.csv;

import org.jspecify.annotations.NullMarked;
