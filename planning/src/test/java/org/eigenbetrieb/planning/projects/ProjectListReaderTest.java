package org.eigenbetrieb.planning.projects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import java.util.Map;
import org.eigenbetrieb.core.quantity.Notation;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;

/** What a table of projects is read to, and what is said about bad rows. */
class ProjectListReaderTest {

    @Test
    void a_row_without_a_name_is_named_and_left_out() {
        Read<ProjectList> read =
                Lists.read(Lists.AUGUST, "10_001;Projekt;;x;10;Q1/2024", "10_002;Projekt;eAkte;;10;Q1/2024");

        assertThat(read.value().projects()).extracting(Project::id).containsExactly("10_002");
        assertThat(read.problems()).singleElement().hasToString("""
                EB-PRJ-001  liste.csv:2:3  the project has no name; the row is left out
                            expected a name in column "name\"""");
    }

    @Test
    void a_completion_that_is_none_is_named_and_not_used() {
        Read<ProjectList> read = Lists.read(
                Lists.AUGUST,
                "10_001;Projekt;A;;101;Q1/2024",
                "10_002;Projekt;B;;-5;Q1/2024",
                "10_003;Projekt;C;;fast fertig;Q1/2024");

        assertThat(read.value().projects())
                .hasSize(3)
                .allMatch(project -> project.done().isEmpty());
        assertThat(read.problems())
                .extracting(problem -> problem.code())
                .containsExactly("EB-PRJ-002", "EB-PRJ-002", "EB-CSV-004");
        assertThat(read.problems().get(0).place()).hasToString("liste.csv:2:5");
    }

    @Test
    void an_end_that_names_a_year_but_no_day_is_kept_as_text_with_a_warning() {
        Read<ProjectList> read =
                Lists.read(Lists.AUGUST, "10_001;Projekt;A;;10;Ende 2024", "10_002;Projekt;B;;10;31.02.2024");

        assertThat(read.isClean()).isTrue();
        assertThat(read.problems()).extracting(problem -> problem.code()).containsExactly("EB-PRJ-004", "EB-PRJ-004");
        assertThat(read.value().projects().get(1).plannedEnd()).hasToString("31.02.2024");
    }

    @Test
    void missing_columns_are_named_together() {
        Read<ProjectList> read = Lists.readWith("proj_id;name;erledigt", Lists.AUGUST, "1;A;10");

        assertThat(read.value().projects()).isEmpty();
        assertThat(read.problems())
                .hasSize(2)
                .allMatch(problem -> problem.code().equals("EB-CSV-019"));
    }

    @Test
    void columns_can_have_other_names_and_numbers_another_notation() {
        ProjectColumns columns =
                new ProjectColumns("Nr", "Art", "Fachbereich", "Vorhaben", "Inhalt", "Stand %", "bis", Notation.GERMAN);

        Project project = ProjectListReader.read(
                        Lists.table("Nr;Fachbereich;Vorhaben;Stand %;bis\nA-1;Bauen;Halle;66,5;Q1/2024\n"),
                        Lists.AUGUST,
                        columns)
                .orThrow()
                .projects()
                .get(0);

        assertThat(project.owner()).isEqualTo("Bauen");
        assertThat(project.completion()).hasToString("66.5 PERCENT");
        assertThat(project.kind()).isEmpty();
    }

    @Test
    void printed_statuses_are_read_by_quarter_and_unknown_ones_named() {
        Read<ProjectList> read = Lists.readWith(
                "proj_id;name;erledigung_prozent;geplanter_abschluss;q2_2023;q3_2023;Q4_2023",
                Lists.AUGUST,
                "10_001;A;10;Q1/2024;z;K;gelb");

        assertThat(read.value().projects().get(0).printedStatus())
                .isEqualTo(Map.of(
                        LocalDate.of(2023, 6, 30), ProjectStatus.ON_SCHEDULE,
                        LocalDate.of(2023, 9, 30), ProjectStatus.CRITICAL));
        assertThat(read.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("EB-PRJ-003");
            assertThat(problem.message()).contains("Q4_2023", "gelb");
        });
    }

    @Test
    void a_project_refuses_what_no_list_can_mean() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Lists.project("100.1", "Q1/2024"))
                .withMessageContaining("100.1");
    }
}
