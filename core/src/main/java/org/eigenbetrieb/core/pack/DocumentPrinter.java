package org.eigenbetrieb.core.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.check.Coverage;
import org.eigenbetrieb.core.check.Finding;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.law.Land;
import org.eigenbetrieb.core.report.Block;
import org.eigenbetrieb.core.report.Fact;
import org.eigenbetrieb.core.report.ReportDocument;
import org.eigenbetrieb.core.report.ReportFinding;
import org.eigenbetrieb.core.report.Section;
import org.eigenbetrieb.core.source.Severity;
import org.eigenbetrieb.core.source.SourceRef;

/** Puts the papers of a document together with what was found in them. */
final class DocumentPrinter {

    private final PackRun run;
    private final View view;

    DocumentPrinter(PackRun run, View view) {
        this.run = run;
        this.view = view;
    }

    ReportDocument print(PackDescription.DocumentDescription document) {
        PackDescription pack = run.pack().description();
        List<Section> sections = new ArrayList<>();
        for (String paper : document.papers()) {
            if (run.pack().bindings().containsKey(paper)) {
                PaperDescription described = pack.papers().stream()
                        .filter(each -> each.id().equals(paper))
                        .findFirst()
                        .orElseThrow();
                Statement statement = new Statement(run, paper, view);
                List<Block> blocks = new ArrayList<>(List.of(Block.table(statement.table())));
                statement.variances().map(Block::table).ifPresent(blocks::add);
                statement.drivers().map(Block::table).ifPresent(blocks::add);
                if (view == View.PRINTED) {
                    blocks.addAll(run.reviewed(paper));
                }
                sections.add(new Section(paper, described.title(), blocks));
            }
            PaperContent content = run.pack().contents().get(paper);
            if (content != null) {
                sections.addAll(print(paper, content));
            }
        }
        if (view == View.PRINTED) {
            sections.add(check(document));
        }
        return new ReportDocument(
                document.title(),
                document.subtitle(),
                pack.organisation(),
                document.number(),
                pack.stand(),
                facts(pack),
                sections);
    }

    private List<Section> print(String paper, PaperContent content) {
        try {
            return content.printer().print(run.evaluation(), view);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return List.of(Section.of(
                    paper,
                    paper,
                    Block.paragraph("Dieser Teil konnte nicht gedruckt werden ("
                            + e.getClass().getSimpleName() + (e.getMessage() == null ? "" : ": " + e.getMessage())
                            + "). Seine Angaben wurden gelesen und geprüft.")));
        }
    }

    private List<Fact> facts(PackDescription pack) {
        List<Fact> facts = new ArrayList<>();
        if (!pack.place().municipality().isEmpty()) {
            facts.add(Fact.of("Gemeinde", pack.place().municipality()));
        }
        if (!pack.place().land().isEmpty()) {
            facts.add(Fact.of("Land", Land.valueOf(pack.place().land()).label()));
        }
        facts.add(Fact.of(
                "Darstellung",
                view == View.PRINTED
                        ? "Angaben wie vorgelegt; fehlende Werte berechnet"
                        : "nur Eingaben und was aus ihnen folgt"));
        return facts;
    }

    private Section check(PackDescription.DocumentDescription document) {
        List<ReportFinding> findings = new ArrayList<>();
        int number = 0;
        for (Finding finding : run.findings()) {
            number++;
            if (document.papers().contains(finding.cells().get(0).place().paper())) {
                findings.add(print(finding, number));
            }
        }
        Coverage coverage = run.coverage();
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.facts(List.of(
                Fact.of("Genau erfüllte Beziehungen", Integer.toString(coverage.count(Verdict.EXACT))),
                Fact.of("Im Rundungsspielraum", Integer.toString(coverage.count(Verdict.WITHIN_ROUNDING))),
                Fact.of("Widersprüche", Integer.toString(coverage.count(Verdict.CONTRADICTION))),
                Fact.of("Nicht prüfbar", Integer.toString(coverage.count(Verdict.NOT_CHECKABLE))),
                Fact.of(
                        "Ausgefallene Rechenregeln",
                        Integer.toString(coverage.failedRules().size())))));
        long errors = run.pack().problems().stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            blocks.add(Block.paragraph("Der Bericht ist unvollständig: Die Eingaben haben " + errors
                    + " Fehler. Die betroffenen Werte fehlen; findings.json nennt jede Stelle."));
        }
        if (!coverage.checkedAnything()) {
            blocks.add(Block.paragraph("Es wurde nichts geprüft: Die Unterlagen enthalten keine gedruckten Angaben, die"
                    + " sich mit anderen vergleichen lassen."));
        } else if (findings.isEmpty()) {
            blocks.add(Block.paragraph(
                    "In den Unterlagen dieses Berichts widerspricht keine geprüfte Angabe einer anderen."));
        } else {
            blocks.add(Block.findings(findings));
        }
        return new Section("pruefung", "Prüfung der Angaben", blocks);
    }

    private static ReportFinding print(Finding finding, int number) {
        List<SourceRef> places = new ArrayList<>();
        finding.cells().stream()
                .limit(3)
                .map(cell -> Optional.ofNullable(cell.source()))
                .flatMap(Optional::stream)
                .forEach(places::add);
        List<String> details = new ArrayList<>();
        details.add("Regel: " + finding.rule());
        if (!finding.vorschlag().isEmpty()) {
            details.add("Vorschlag: " + finding.vorschlag());
        }
        finding.beneath().forEach(each -> details.add("Hängt damit zusammen: " + each.meldung()));
        return new ReportFinding(
                "F" + number,
                finding.code(),
                finding.severity(),
                finding.meldung(),
                details,
                places,
                finding.citation().orElse(""));
    }
}
