package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eigenbetrieb.core.check.CheckCell;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.figure.Concept;
import org.eigenbetrieb.core.figure.DimensionKey;
import org.eigenbetrieb.core.figure.Figure;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutBinding;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.quantity.Interval;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.quantity.Quantity;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Rounding;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.time.Phase;

/**
 * What accounts show that no sum contradicts: an account that stands under one post in one form and under another in
 * the next, and a plan that seems to stand on the wrong one of two accounts of like name.
 */
final class AccountFindings {

    /** A plan is far from what came if it is so many times as large. */
    private static final Rational FAR = Rational.of(10);

    private static final int SAME_DIGITS = 5;
    private static final int STEM = 6;

    private final PackDescription description;
    private final List<LayoutBinding> bindings;
    private final Map<String, Map<FigureKey, Figure>> byPaper = new LinkedHashMap<>();

    private AccountFindings(
            PackDescription description, Collection<LayoutBinding> bindings, Collection<Figure> figures) {
        this.description = description;
        this.bindings = bindings.stream()
                .filter(binding -> binding.layout().records().equals(Layout.Records.ACCOUNTS))
                .filter(binding -> !binding.assignment().posts().isEmpty())
                .toList();
        for (Figure figure : figures) {
            byPaper.computeIfAbsent(figure.place().paper(), paper -> new LinkedHashMap<>())
                    .putIfAbsent(figure.key(), figure);
        }
    }

    static List<Finding> check(
            PackDescription description, Collection<LayoutBinding> bindings, Collection<Figure> figures) {
        AccountFindings accounts = new AccountFindings(description, bindings, figures);
        List<Finding> findings = new ArrayList<>();
        accounts.posts(findings);
        accounts.plans(findings);
        return findings;
    }

    private Map<FigureKey, Figure> in(LayoutBinding binding) {
        return byPaper.getOrDefault(binding.paper(), Map.of());
    }

    private static boolean isAccount(Figure figure) {
        return figure.key().concept().equals(Layout.Records.ACCOUNTS.concept())
                && figure.key().dimensions().asMap().size() == 1;
    }

    private static String account(Figure figure) {
        return figure.key().dimensions().get(DimensionKey.KONTO).orElse("");
    }

    // ------------------------------------------------------------------------------------------------ posts

    /** One finding for each two forms that print accounts under different posts. */
    private void posts(List<Finding> findings) {
        List<String> done = new ArrayList<>();
        for (int i = 0; i < bindings.size(); i++) {
            for (int j = i + 1; j < bindings.size(); j++) {
                LayoutBinding one = bindings.get(i);
                LayoutBinding other = bindings.get(j);
                String pair = one.layout().gliederung() + "|" + other.layout().gliederung();
                if (!one.layout().gliederung().equals(other.layout().gliederung()) && !done.contains(pair)) {
                    List<Moved> moved = moved(one, other);
                    if (!moved.isEmpty()) {
                        done.add(pair);
                        findings.add(posts(one, other, moved));
                    }
                }
            }
        }
    }

    /** An account with its largest amount that both forms print. */
    private record Moved(String account, Concept here, Concept there, Figure one, Figure other) {}

    private List<Moved> moved(LayoutBinding one, LayoutBinding other) {
        Map<String, Moved> moved = new LinkedHashMap<>();
        for (Figure figure : in(one).values()) {
            Figure twin = isAccount(figure) ? in(other).get(figure.key()) : null;
            Optional<Concept> here = one.assignment().post(account(figure));
            Optional<Concept> there = other.assignment().post(account(figure));
            if (twin == null
                    || value(figure).signum() == 0
                    || here.isEmpty()
                    || there.isEmpty()
                    || here.equals(there)) {
                continue;
            }
            Moved before = moved.get(account(figure));
            if (before == null
                    || value(before.one).abs().compareTo(value(figure).abs()) < 0) {
                moved.put(account(figure), new Moved(account(figure), here.get(), there.get(), figure, twin));
            }
        }
        return List.copyOf(moved.values());
    }

    private Finding posts(LayoutBinding one, LayoutBinding other, List<Moved> moved) {
        List<CheckCell> cells = new ArrayList<>();
        List<String> english = new ArrayList<>();
        List<String> german = new ArrayList<>();
        for (Moved each : moved) {
            cells.add(cell(each.one));
            cells.add(cell(each.other));
            String name = each.account + " \"" + each.one.place().label() + "\"";
            english.add(name + " (" + text(each.other) + "): " + each.here + " – " + each.there);
            german.add(each.account + " „" + each.one.place().label() + "“ (" + text(each.other) + "): „"
                    + label(one, each.here) + "“ – „" + label(other, each.there) + "“");
        }
        List<String> sums = sums(one, other, moved);
        String heads = title(one) + " – " + title(other);
        return finding(
                "EB-PCK-105",
                Severity.INFO,
                "zuordnung:" + cells.get(0).id(),
                cells,
                "Ein Konto steht in allen Unterlagen unter demselben Posten",
                "accounts stand under different posts (" + heads + "): " + String.join("; ", english),
                moved.size() + (moved.size() == 1 ? " Konto steht" : " Konten stehen")
                        + " unter verschiedenen Posten (" + heads + "): " + String.join("; ", german)
                        + (sums.isEmpty() ? "" : ". Deshalb sind verschieden: " + String.join("; ", sums))
                        + ". Das Ergebnis ist dasselbe",
                "die Konten in beiden Unterlagen demselben Posten zuordnen, oder die Abweichung vermerken");
    }

    /** Whether two printed sums differ by more than rounding; one that was left out differs from nothing. */
    private static boolean differ(Figure here, Figure there) {
        Interval one = cell(here).interval().orElse(null);
        Interval other = cell(there).interval().orElse(null);
        return one != null && other != null && !one.meets(other);
    }

    /** Posts and sums that both forms print and that differ in the years of these amounts, the widest first. */
    private List<String> sums(LayoutBinding one, LayoutBinding other, List<Moved> moved) {
        Map<String, String> sums = new TreeMap<>();
        for (LayoutRow.Line line : one.layout().lines()) {
            Optional<LayoutRow.Line> same = other.layout().line(line.concept().id());
            boolean sum = line.style() == LayoutRow.Style.SUBTOTAL || line.rule() instanceof LayoutRow.Rule.OfAccounts;
            if (same.isEmpty() || !sum) {
                continue;
            }
            for (LayoutColumn column : one.layout().columns()) {
                for (LayoutColumn match : other.layout().columns()) {
                    Figure here = one.key(line, column).map(in(one)::get).orElse(null);
                    Figure there =
                            other.key(same.get(), match).map(in(other)::get).orElse(null);
                    if (here != null
                            && there != null
                            && column.content() instanceof LayoutColumn.Facts
                            && match.content() instanceof LayoutColumn.Facts
                            && here.key().phase().equals(there.key().phase())
                            && here.key().period().equals(there.key().period())
                            && moved.stream()
                                    .anyMatch(each -> each.one
                                            .key()
                                            .period()
                                            .equals(here.key().period()))
                            && differ(here, there)) {
                        sums.putIfAbsent(
                                line.concept().id(),
                                "„" + one.layout().name(line) + "“ " + one.header(column) + " " + text(here) + " und "
                                        + text(there));
                    }
                }
            }
        }
        return List.copyOf(sums.values());
    }

    // ------------------------------------------------------------------------------------------------ plans

    /** An account in a year: planned, come, planned for the next year. */
    private record Year(String account, String label, Figure plan, Rational come, Rational next) {}

    private void plans(List<Finding> findings) {
        Map<String, Map<FigureKey, Figure>> accounts = new TreeMap<>();
        byPaper.values()
                .forEach(paper -> paper.values().stream()
                        .filter(AccountFindings::isAccount)
                        .filter(figure -> cell(figure).value().isPresent())
                        .forEach(figure -> accounts.computeIfAbsent(account(figure), name -> new LinkedHashMap<>())
                                .putIfAbsent(figure.key(), figure)));
        List<Year> years = new ArrayList<>();
        accounts.forEach((account, own) -> own.values().stream()
                .filter(figure -> figure.key().phase().equals(Phase.ANSATZ))
                .forEach(plan -> year(account, plan, own.values()).ifPresent(years::add)));
        for (Year wrong : years) {
            Rational plan = value(wrong.plan);
            if (plan.signum() <= 0
                    || wrong.come.abs().times(FAR).compareTo(plan) > 0
                    || wrong.next.times(FAR).compareTo(plan) > 0) {
                continue;
            }
            years.stream()
                    .filter(right -> !right.account.equals(wrong.account)
                            && right.plan.key().period().equals(wrong.plan.key().period())
                            && value(right.plan).signum() == 0
                            && right.come.compareTo(wrong.come) > 0
                            && right.next.times(Rational.of(2)).compareTo(plan) >= 0
                            && isLike(wrong, right))
                    .findFirst()
                    .ifPresent(right -> findings.add(plan(wrong, right)));
        }
    }

    private static Optional<Year> year(String account, Figure plan, Collection<Figure> own) {
        int year = plan.key().period().calendarYear().orElse(0);
        Rational come = null;
        Rational next = null;
        for (Figure figure : own) {
            Phase.Kind kind = figure.key().phase().kind();
            int end = Optional.ofNullable(figure.key().period().to())
                    .map(day -> day.getYear())
                    .orElse(0);
            if ((kind == Phase.Kind.IST || kind == Phase.Kind.ERGEBNIS) && end == year && year > 0) {
                come = value(figure);
            }
            if (figure.key().phase().equals(plan.key().phase()) && end == year + 1 && year > 0) {
                next = value(figure);
            }
        }
        return come == null || next == null
                ? Optional.empty()
                : Optional.of(new Year(account, plan.place().label(), plan, come, next));
    }

    /** Whether two accounts stand close together and have a word in common. */
    private static boolean isLike(Year one, Year other) {
        if (!one.account.regionMatches(0, other.account, 0, SAME_DIGITS)) {
            return false;
        }
        for (String word : words(one.label)) {
            for (String same : words(other.label)) {
                if (word.regionMatches(0, same, 0, Math.max(STEM, Math.min(word.length(), same.length()) - 1))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<String> words(String label) {
        List<String> words = new ArrayList<>();
        for (String word : label.toLowerCase(Locale.ROOT).split("[^\\p{L}]+", -1)) {
            if (word.length() >= STEM) {
                words.add(word);
            }
        }
        return words;
    }

    private Finding plan(Year wrong, Year right) {
        int year = wrong.plan.key().period().calendarYear().orElseThrow();
        String next = Integer.toString(year + 1);
        return finding(
                "EB-PCK-106",
                Severity.WARNING,
                "planansatz:" + cell(wrong.plan).id(),
                List.of(cell(wrong.plan), cell(right.plan)),
                "Der Ansatz steht auf dem Konto, auf dem gebucht wird",
                "the plan of " + year + " seems to stand on " + wrong.account + " \"" + wrong.label + "\" instead of "
                        + right.account + " \"" + right.label + "\"",
                "Der Ansatz " + year + " von " + text(wrong.plan) + " auf Konto " + wrong.account + " „" + wrong.label
                        + "“ steht wohl auf dem falschen Konto: gebucht sind dort " + euro(wrong.come) + ", auf "
                        + right.account + " „" + right.label + "“ ohne Ansatz " + euro(right.come) + "; für " + next
                        + " sind " + euro(wrong.next) + " und " + euro(right.next) + " angesetzt",
                "vermerken, dass beide Posten " + year
                        + " deshalb um diesen Betrag von der Hochrechnung abweichen; wird der"
                        + " Ansatz umgebucht, ändern sich die Summen und Quoten beider Posten");
    }

    // ------------------------------------------------------------------------------------------------ words

    private static Finding finding(
            String code,
            Severity severity,
            String relation,
            List<CheckCell> cells,
            String rule,
            String message,
            String meldung,
            String vorschlag) {
        return Finding.builder()
                .code(code)
                .severity(severity)
                .relation(relation)
                .cells(cells)
                .unit(cells.get(0).unit())
                .rule(rule)
                .message(message)
                .meldung(meldung)
                .vorschlag(vorschlag)
                .build();
    }

    private static CheckCell cell(Figure figure) {
        return CumulativeColumns.cell(figure);
    }

    private static Rational value(Figure figure) {
        return cell(figure).value().orElse(Rational.ZERO);
    }

    private static String text(Figure figure) {
        return CumulativeColumns.text(figure, "–");
    }

    private static String euro(Rational value) {
        return Notation.GERMAN.format(Quantity.round(value, value.isWhole() ? 0 : 2, Unit.EUR, Rounding.HALF_UP))
                + " €";
    }

    private static String label(LayoutBinding binding, Concept post) {
        return binding.layout()
                .line(post.id())
                .map(line -> binding.layout().name(line))
                .orElse(post.id());
    }

    private String title(LayoutBinding binding) {
        return description.papers().stream()
                .filter(each -> each.id().equals(binding.paper()))
                .map(PaperDescription::title)
                .findFirst()
                .orElse(binding.paper());
    }
}
