package org.eigenbetrieb.core.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.eigenbetrieb.core.calculator.Choice;
import org.eigenbetrieb.core.evaluate.Evaluation;
import org.eigenbetrieb.core.evaluate.Evaluator;
import org.eigenbetrieb.core.evaluate.RelationNet;
import org.eigenbetrieb.core.evaluate.Value;
import org.eigenbetrieb.core.explain.Explanation;
import org.eigenbetrieb.core.figure.FigureKey;
import org.eigenbetrieb.core.figure.FigureSet;
import org.eigenbetrieb.core.json.internal.JsonFields;
import org.eigenbetrieb.core.json.internal.JsonLimits;
import org.eigenbetrieb.core.json.internal.JsonTree;
import org.eigenbetrieb.core.layout.Layout;
import org.eigenbetrieb.core.layout.LayoutColumn;
import org.eigenbetrieb.core.layout.LayoutRow;
import org.eigenbetrieb.core.pack.PackDescription;
import org.eigenbetrieb.core.pack.PaperDescription;
import org.eigenbetrieb.core.quantity.Rational;
import org.eigenbetrieb.core.quantity.Unit;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportTable;
import org.eigenbetrieb.core.scenario.Scenario;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.eigenbetrieb.core.source.SourceRef;

/** Laws of documents that are written and read back. */
@Domain(RoundTripSamples.class)
class JsonRoundTripProperties {

    private static final String FILE = "dokument.json";

    @Property
    void a_figure_set_read_back_is_the_one_written(@ForAll FigureSet figures) {
        FigureSet back = same(FigureSetJson.read(bytes(FigureSetJson.write(figures)), FILE));

        assertThat(back.stand()).isEqualTo(figures.stand());
        assertThat(back.figures()).isEqualTo(figures.figures());
    }

    @Property
    void findings_read_back_are_the_ones_written(@ForAll FindingsDocument document) {
        assertThat(same(FindingsJson.read(bytes(FindingsJson.write(document)), FILE)))
                .isEqualTo(document);
    }

    @Property
    void an_explanation_read_back_is_the_one_written(@ForAll Explanation tree) {
        assertThat(same(ExplanationJson.read(bytes(ExplanationJson.write(tree)), FILE)))
                .isEqualTo(tree);
    }

    @Property
    void a_report_read_back_is_the_one_written(@ForAll ReportDocument report) {
        assertThat(same(ReportJson.read(bytes(ReportJson.write(report)), FILE))).isEqualTo(report);
    }

    @Property
    void a_table_read_back_is_the_one_written(@ForAll ReportTable table) {
        assertThat(same(ReportJson.readTable(bytes(ReportJson.write(table)), FILE)))
                .isEqualTo(table);
    }

    @Property
    void a_layout_read_back_is_the_one_written_but_for_places(@ForAll Layout layout) {
        assertThat(layout.problems()).isEmpty();

        Layout back = same(LayoutJson.read(bytes(LayoutJson.write(layout)), FILE));

        assertThat(placeless(back)).isEqualTo(placeless(layout));
        assertThat(LayoutJson.write(back)).isEqualTo(LayoutJson.write(layout));
    }

    @Property
    void the_rows_of_a_layout_stand_on_lines_of_their_own(@ForAll Layout layout) {
        Layout back = same(LayoutJson.read(bytes(LayoutJson.write(layout)), FILE));

        assertThat(back.rows().stream().map(row -> row.place().line())).doesNotHaveDuplicates();
        assertThat(back.rows()).allMatch(row -> row.place().column() == 5);
        assertThat(back.columns()).allMatch(column -> column.place().column() == 5);
    }

    @Property
    void a_pack_read_back_is_the_one_written_but_for_places(@ForAll PackDescription pack) {
        PackDescription back = same(PackJson.read(bytes(PackJson.write(pack)), FILE));

        assertThat(placeless(back)).isEqualTo(placeless(pack));
        assertThat(PackJson.write(back)).isEqualTo(PackJson.write(pack));
    }

    @Property
    void a_scenario_says_every_movement_with_its_values_and_their_difference(
            @ForAll List<Scenario.Movement> movements, @ForAll String name) {
        Evaluation nothing = Evaluator.compile(
                        RelationNet.of(Map.of(), List.of()).orThrow())
                .evaluate(FigureSet.of(LocalDate.of(2023, 9, 28), List.of()));
        String text = ScenarioJson.write(new Scenario.Result(name, nothing, nothing, movements));
        List<Scenario.Movement> back = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        JsonFields fields = JsonFields.of(
                JsonTree.read(bytes(text), FILE, JsonLimits.FORM).orThrow().orElseThrow(), problems);

        fields.format("eigenbetrieb-scenario/1");
        assertThat(fields.anyText("name")).isEqualTo(name);
        fields.objects("movements", movement -> {
                    FigureKey key = movement.read("key", "a|ANSATZ|2024", FigureKey::parse);
                    Unit unit = NumberJson.unit(movement, "unit");
                    Value before = NumberJson.value(movement, "before", unit);
                    Value after = NumberJson.value(movement, "after", unit);
                    Optional<Rational> difference = movement.isNull("difference")
                            ? Optional.empty()
                            : Optional.of(
                                    NumberJson.exact(movement, "difference").timesTenTo(unit.exponent()));
                    Scenario.Movement made = new Scenario.Movement(key, unit, before, after);
                    assertThat(made.difference()).isEqualTo(difference);
                    return movement.make(() -> made);
                })
                .forEach(back::add);
        fields.finish();

        assertThat(problems).isEmpty();
        assertThat(back).isEqualTo(movements);
    }

    @Property
    void exact_numbers_are_read_back_exactly(@ForAll Rational number) {
        assertThat(NumberJson.rational(NumberJson.shortest(number))).isEqualTo(number);
    }

    @Property
    void writing_is_the_same_every_time(@ForAll FindingsDocument findings, @ForAll Layout layout) {
        assertThat(FindingsJson.write(findings)).isEqualTo(FindingsJson.write(findings));
        assertThat(LayoutJson.write(layout)).isEqualTo(LayoutJson.write(layout));
    }

    private static <T> T same(Read<Optional<T>> read) {
        assertThat(read.problems()).isEmpty();
        return read.value().orElseThrow();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Layout placeless(Layout layout) {
        SourceRef none = RoundTripSamples.SOMEWHERE;
        return new Layout(
                layout.id(),
                layout.form(),
                layout.version(),
                layout.jurisdiction(),
                layout.validity(),
                layout.source(),
                layout.gliederung(),
                layout.records(),
                layout.external(),
                layout.columns().stream()
                        .map(column -> new LayoutColumn(
                                column.id(),
                                column.header(),
                                column.group(),
                                column.optional(),
                                column.content(),
                                none))
                        .toList(),
                layout.rows().stream().map(JsonRoundTripProperties::placeless).toList(),
                layout.assertions().stream()
                        .map(each -> new Layout.Assertion(each.line(), each.weights(), each.rule(), none))
                        .toList(),
                none);
    }

    private static LayoutRow placeless(LayoutRow row) {
        SourceRef none = RoundTripSamples.SOMEWHERE;
        if (row instanceof LayoutRow.Heading heading) {
            return new LayoutRow.Heading(heading.text(), heading.level(), none);
        }
        if (row instanceof LayoutRow.Accounts accounts) {
            return new LayoutRow.Accounts(accounts.post(), accounts.level(), none);
        }
        LayoutRow.Line line = (LayoutRow.Line) row;
        return new LayoutRow.Line(
                line.concept(),
                line.number(),
                line.label(),
                line.style(),
                line.level(),
                line.shared(),
                line.unit(),
                line.rule(),
                line.parent(),
                line.notIn(),
                none);
    }

    private static PackDescription placeless(PackDescription pack) {
        SourceRef none = RoundTripSamples.SOMEWHERE;
        return new PackDescription(
                pack.organisation(),
                pack.place(),
                pack.stand(),
                pack.planYear(),
                pack.papers().stream().map(JsonRoundTripProperties::placeless).toList(),
                pack.documents().stream()
                        .map(each -> new PackDescription.DocumentDescription(
                                each.id(), each.title(), each.subtitle(), each.number(), each.papers(), none))
                        .toList(),
                pack.choices().stream()
                        .map(each -> new Choice(
                                each.slot(),
                                each.paper(),
                                each.lines(),
                                each.calculator(),
                                each.parameters(),
                                each.reason(),
                                none))
                        .toList(),
                none);
    }

    private static PaperDescription placeless(PaperDescription paper) {
        SourceRef none = RoundTripSamples.SOMEWHERE;
        Map<String, PaperDescription.Column> columns = new LinkedHashMap<>();
        paper.columns()
                .forEach((name, column) -> columns.put(
                        name,
                        new PaperDescription.Column(
                                column.column(),
                                column.role(),
                                column.unit(),
                                column.exactness(),
                                column.blank(),
                                none)));
        return new PaperDescription(
                paper.id(),
                paper.title(),
                paper.layout(),
                paper.year(),
                paper.stichtag(),
                paper.file(),
                paper.format(),
                paper.keys(),
                paper.accounts(),
                columns,
                paper.ignored(),
                PaperDescription.Records.NONE,
                none);
    }
}
