package org.eigenbetrieb.core.json;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eigenbetrieb.core.check.Endpoints;
import org.eigenbetrieb.core.evaluate.Failure;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonValue;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Numbers in JSON: texts in plain notation, so that no reader rounds them.
 *
 * <p>What a plain decimal cannot say stands in a field beside it, only where it is needed: {@code …Exact} the fraction
 * behind a number that was cut at 12 decimals, {@code …Decimals} the negative decimals of a printed number,
 * {@code …Unit} the unit of a printed number that is not the unit of its figure, {@code …Failure} why there is no
 * number.
 */
final class NumberJson {

    private static final int LONGEST = 10_000;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final Pattern FRACTION = Pattern.compile("(-?[0-9]+)/([0-9]+)");
    private static final Rational CUT = Rational.ONE.timesTenTo(-12);
    private static final String EXACT = "exact";

    private NumberJson() {}

    /** A unit: its code, or all its parts where the code alone would not give them back. */
    static void unit(String name, Unit unit, JsonGenerator out) throws IOException {
        if (Unit.of(unit.code()).equals(unit)) {
            out.writeStringField(name, unit.code());
            return;
        }
        JsonOut.line(out, name, inner -> {
            inner.writeStartObject();
            inner.writeStringField("code", unit.code());
            inner.writeStringField("dimension", unit.dimension());
            inner.writeNumberField("exponent", unit.exponent());
            inner.writeNumberField("decimals", unit.decimals());
            inner.writeEndObject();
        });
    }

    static Unit unit(JsonFields fields, String name) {
        if (!fields.isObject(name)) {
            return fields.read(name, "EUR", Unit::of);
        }
        JsonFields parts = fields.requiredObject(name);
        String code = parts.anyText("code");
        String dimension = parts.anyText("dimension");
        int exponent = parts.integer("exponent", 0, 12, null);
        int decimals = parts.integer("decimals", 0, 9, null);
        return parts.make(() -> new Unit(code, dimension, exponent, decimals)).orElse(Unit.EUR);
    }

    /** A printed number, null for an empty cell. */
    static void quantity(String name, @Nullable Quantity quantity, Unit unit, JsonGenerator out) throws IOException {
        if (quantity == null) {
            out.writeNullField(name);
            return;
        }
        out.writeStringField(name, plain(quantity));
        if (quantity.decimals() < 0) {
            out.writeNumberField(name + "Decimals", quantity.decimals());
        }
        if (!quantity.unit().equals(unit)) {
            unit(name + "Unit", quantity.unit(), out);
        }
    }

    static @Nullable Quantity quantity(JsonFields fields, String name, Unit unit) {
        if (fields.isNull(name)) {
            return null;
        }
        int rounded = fields.integer(name + "Decimals", -12, -1, 0);
        Unit own = fields.has(name + "Unit") ? unit(fields, name + "Unit") : unit;
        BigDecimal number = fields.read(name, "0", NumberJson::decimal);
        return quantity(fields, name, number, rounded < 0 ? rounded : number.scale(), own);
    }

    /** The digits of a quantity; its decimals and unit stand elsewhere. */
    static String plain(Quantity quantity) {
        return Notation.PLAIN.format(quantity);
    }

    static Quantity quantity(JsonFields fields, String name, BigDecimal number, int decimals, Unit unit) {
        boolean rounded = decimals >= 0
                || number.signum() == 0
                || number.stripTrailingZeros().scale() <= decimals;
        if (number.scale() != Math.max(decimals, 0) || !rounded) {
            fields.report(
                    "EB-JSN-005",
                    name,
                    "\"" + JsonValue.shortened(number.toPlainString()) + "\" does not have " + decimals + " decimals",
                    decimals < 0
                            ? "expected a whole number whose last " + -decimals + " digits are 0"
                            : "expected " + decimals + " digits after the point");
            return Quantity.of(0, 0, unit);
        }
        return fields.attempt(name, () -> Quantity.of(number.setScale(decimals), unit))
                .orElse(Quantity.of(0, 0, unit));
    }

    /** A decimal number in plain notation. */
    static BigDecimal decimal(String text) {
        if (text.length() > LONGEST || !DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("\"" + JsonValue.shortened(text)
                    + "\" is not a number in plain notation; expected for example -1605.31");
        }
        return new BigDecimal(text);
    }

    /** Exact numbers that are to be read back exactly: the decimal, and the fraction where the decimal was cut. */
    static void exact(String name, Rational number, Rounding otherwise, JsonGenerator out) throws IOException {
        BigDecimal plain = Endpoints.plain(number, otherwise);
        out.writeStringField(name, plain.toPlainString());
        if (!Rational.of(plain).equals(number)) {
            out.writeStringField(name + "Exact", number.toString());
        }
    }

    /** As the other one, with {@code null} where there is no number. */
    static void exactOrNull(String name, @Nullable Rational number, Rounding otherwise, JsonGenerator out)
            throws IOException {
        if (number == null) {
            out.writeNullField(name);
        } else {
            exact(name, number, otherwise, out);
        }
    }

    static Rational exact(JsonFields fields, String name) {
        Rational plain = Rational.of(fields.read(name, "0", NumberJson::decimal));
        Optional<Rational> exact = fields.optional(name + "Exact", NumberJson::rational);
        if (exact.isPresent() && exact.get().minus(plain).abs().compareTo(CUT) >= 0) {
            fields.report(
                    "EB-JSN-006",
                    name + "Exact",
                    "the exact number is not the one under \"" + name + "\"",
                    "correct one of them, or leave the exact one out");
        }
        return exact.orElse(plain);
    }

    /** A decimal number in plain notation or a fraction. */
    static Rational rational(String text) {
        Matcher fraction = FRACTION.matcher(text);
        if (text.length() > LONGEST || !fraction.matches()) {
            return Rational.of(decimal(text));
        }
        BigInteger denominator = new BigInteger(fraction.group(2));
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("\"" + JsonValue.shortened(text) + "\" divides by 0");
        }
        return Rational.of(new BigInteger(fraction.group(1)), denominator);
    }

    /** The shortest text that {@link #rational(String)} reads as the number: a decimal, or else a fraction. */
    static String shortest(Rational number) {
        BigDecimal plain = Endpoints.plain(number, Rounding.HALF_UP);
        return Rational.of(plain).equals(number) ? plain.toPlainString() : number.toString();
    }

    /** A computed value in its unit, or null and the reason. */
    static void value(String name, Value value, Unit unit, JsonGenerator out) throws IOException {
        if (value instanceof Value.Known known) {
            exact(name, known.number().timesTenTo(-unit.exponent()), Rounding.HALF_UP, out);
        } else if (value instanceof Failure failure) {
            out.writeNullField(name);
            JsonOut.line(out, name + "Failure", inner -> {
                inner.writeStartObject();
                inner.writeStringField("reason", failure.reason().name());
                inner.writeStringField("message", failure.message());
                JsonOut.texts(inner, "causes", failure.causes());
                inner.writeEndObject();
            });
        }
    }

    static Value value(JsonFields fields, String name, Unit unit) {
        if (!fields.isNull(name)) {
            return new Value.Known(exact(fields, name).timesTenTo(unit.exponent()));
        }
        JsonFields parts = fields.requiredObject(name + "Failure");
        Failure.Reason reason = parts.named("reason", Failure.Reason.class);
        String message = parts.anyText("message");
        List<FigureKey> causes = parts.readAll("causes", FigureKey::parse);
        return parts.make(() -> new Failure(reason, message, causes)).orElse(Failure.ruleFailed(message));
    }

    /** Decimals that count, or {@code exact}. */
    static void precision(int precision, JsonGenerator out) throws IOException {
        out.writeStringField("precision", precision == Figure.EXACT ? EXACT : Integer.toString(precision));
    }

    static int precision(JsonFields fields) {
        return fields.read("precision", "2", text -> {
            if (text.equals(EXACT)) {
                return Figure.EXACT;
            }
            if (!text.matches("-?[0-9]{1,2}")) {
                throw new IllegalArgumentException("\"" + JsonValue.shortened(text)
                        + "\" is not a precision; expected a number of decimals such as 2, or exact");
            }
            return Integer.parseInt(text);
        });
    }
}
