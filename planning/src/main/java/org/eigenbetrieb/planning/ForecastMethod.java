package org.eigenbetrieb.planning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eigenbetrieb.core.calculator.Calculator;

/**
 * One way in which a forecast may have been made: a calculator of the slot {@value Hochrechnung#SLOT} with its
 * parameters, and how coarsely its results were rounded. Immutable and safe for use by several threads.
 *
 * @param id short id, unique among the methods that are tried
 * @param title the method in German, as reports print it
 * @param calculator the rule
 * @param parameters parameters of the rule
 * @param zeros how many last digits before the point were rounded to 0: 0, or 2 for whole hundreds
 */
public record ForecastMethod(
        String id, String title, Calculator calculator, Map<String, String> parameters, int zeros) {

    /** Checks and copies the parts. */
    public ForecastMethod {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(calculator, "calculator");
        parameters = Map.copyOf(parameters);
        if (zeros < 0 || zeros > 9) {
            throw new IllegalArgumentException("A forecast is rounded to 0 to 9 zeros, not " + zeros);
        }
    }

    /**
     * The same method, rounded more coarsely.
     *
     * @param digits how many last digits become 0; 2 for whole hundreds, 3 for whole thousands
     * @return the method
     */
    public ForecastMethod roundedTo(int digits) {
        String unit = "1" + "0".repeat(digits);
        return new ForecastMethod(
                id + "." + unit, title + ", auf " + unit + " gerundet", calculator, parameters, digits);
    }

    /**
     * The usual methods: as time passed, as planned, what is there already, what is there and the plan for the rest of
     * the year, as planned unless exceeded, as last year went; and those that compute, rounded to hundreds and thousands.
     *
     * @param stichtag the day of the actual figures; at the end of a month, time is counted in months and in days,
     *     otherwise in days and in months of 30 days
     * @return the methods, simple ones first
     */
    public static List<ForecastMethod> standard(LocalDate stichtag) {
        List<String> conventions =
                ElapsedTime.of("months").fits(stichtag) ? List.of("months", "days") : List.of("days", "30-360");
        List<ForecastMethod> computing = new ArrayList<>();
        List<ForecastMethod> methods = new ArrayList<>();
        for (String convention : conventions) {
            computing.add(new ForecastMethod(
                    "linear-" + convention,
                    "Ist hochgerechnet nach " + time(convention),
                    Hochrechnung.linear(),
                    Map.of("convention", convention),
                    0));
        }
        methods.add(computing.get(0));
        methods.add(new ForecastMethod("planwert", "Planwert", Hochrechnung.planwert(), Map.of(), 0));
        methods.add(computing.get(1));
        methods.add(new ForecastMethod("ist", "Ist unverändert", Hochrechnung.unchanged(), Map.of(), 0));
        methods.add(new ForecastMethod(
                "planwert-oder-ist", "Planwert, wenn nicht überschritten", Hochrechnung.unlessExceeded(), Map.of(), 0));
        for (String convention : conventions) {
            computing.add(new ForecastMethod(
                    "restplan-" + convention,
                    "Ist zuzüglich Restplan nach " + time(convention),
                    Hochrechnung.istPlusRestplan(),
                    Map.of("convention", convention),
                    0));
        }
        computing.add(new ForecastMethod(
                "vorjahresverlauf", "Verlauf des Vorjahres", Hochrechnung.vorjahresverlauf(), Map.of(), 0));
        methods.addAll(computing.subList(2, computing.size()));
        for (ForecastMethod method : computing) {
            methods.add(method.roundedTo(2));
            methods.add(method.roundedTo(3));
        }
        return List.copyOf(methods);
    }

    private static String time(String convention) {
        return switch (convention) {
            case "months" -> "Monaten";
            case "days" -> "Tagen";
            default -> "Tagen (Monat zu 30)";
        };
    }

    /** Whether two methods differ only by how coarsely they round. */
    boolean isSameRule(ForecastMethod other) {
        return calculator.info().id().equals(other.calculator.info().id()) && parameters.equals(other.parameters);
    }
}
