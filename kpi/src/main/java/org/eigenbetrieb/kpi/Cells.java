package org.eigenbetrieb.kpi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.csv.CsvTable;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.jspecify.annotations.Nullable;

/** Cells of this module's tables. */
final class Cells {

    private Cells() {}

    /** The text of a column that may be missing. */
    static String text(CsvTable.Row row, String column) {
        return row.find(column).map(cell -> cell.text().strip()).orElse("");
    }

    /** A number; empty when the cell is blank or, with a problem, when it holds something else. */
    static Optional<Quantity> number(CsvTable.Cell cell, Notation notation, Unit unit, List<Problem> problems) {
        Read<Optional<Quantity>> read = cell.quantity(notation, unit);
        problems.addAll(read.problems());
        return read.value();
    }

    static @Nullable LocalDate day(CsvTable.Cell cell, List<Problem> problems) {
        try {
            return LocalDate.parse(cell.text().strip());
        } catch (DateTimeException e) {
            problems.add(Problem.error(
                    "EB-KPI-006",
                    cell.place(),
                    cell.column() + " \"" + cell.text() + "\" is not a day",
                    "expected for example 2021-01-01"));
            return null;
        }
    }

    /** A year of four digits. */
    static Optional<Integer> year(CsvTable.Cell cell, List<Problem> problems) {
        String text = cell.text().strip();
        if (text.matches("[12][0-9]{3}")) {
            return Optional.of(Integer.parseInt(text));
        }
        problems.add(Problem.error(
                "EB-KPI-006",
                cell.place(),
                cell.column() + " \"" + cell.text() + "\" is not a year",
                "expected four digits, for example 2024"));
        return Optional.empty();
    }

    /** The unit that a cell names, by code or as it is printed; empty when it is malformed. */
    static Optional<Unit> unit(String text) {
        return switch (text) {
            case "€" -> Optional.of(Unit.EUR);
            case "T€" -> Optional.of(Unit.TEUR);
            case "%" -> Optional.of(Unit.PERCENT);
            case "Anzahl" -> Optional.of(Unit.COUNT);
            default -> {
                try {
                    yield Optional.of(Unit.of(text));
                } catch (IllegalArgumentException e) {
                    yield Optional.empty();
                }
            }
        };
    }
}
