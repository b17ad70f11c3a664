package org.eigenbetrieb.core.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eigenbetrieb.core.check.CheckNet;
import org.eigenbetrieb.core.check.Checker;
import org.eigenbetrieb.core.check.Findings;
import org.eigenbetrieb.core.check.Verdict;
import org.eigenbetrieb.core.source.Problem;
import org.eigenbetrieb.core.source.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the documented form of a check folder promises. Expected numbers are computed by hand. */
class CheckFolderSpec {

    @TempDir
    private Path folder;

    private String verdicts(String figures, String relations) throws IOException {
        CheckNet net = read(figures, relations).value().orElseThrow();
        Path out = folder.resolve("out");
        CheckFolder.writeVerdicts(out, net, Checker.check(net));
        String text = Files.readString(out.resolve("verdicts.csv"), StandardCharsets.UTF_8);
        return text.replace("\r\n", "\n").replaceFirst("relation,verdict,printed,low,high,gap\n", "");
    }

    private Read<Optional<CheckNet>> read(String figures, String relations) throws IOException {
        Files.writeString(folder.resolve("figures.csv"), figures, StandardCharsets.UTF_8);
        Files.writeString(folder.resolve("relations.csv"), relations, StandardCharsets.UTF_8);
        return CheckFolder.read(folder);
    }

    private List<String> problems(String figures, String relations) throws IOException {
        Read<Optional<CheckNet>> read = read(figures, relations);
        assertThat(read.value()).as("nothing is half-checked").isEmpty();
        return read.problems().stream().map(Problem::message).toList();
    }

    private static String sum(String... lines) {
        return "relation,kind,role,figure,weight\n" + String.join("\n", lines) + "\n";
    }

    @Test
    void aSumOfExactFiguresMustCloseToTheCent() throws IOException {
        String figures = "figure,value,unit,decimals\nt,10.01,EUR,99\na,4.00,EUR,99\nb,6.00,EUR,99\n";
        assertThat(verdicts(figures, sum("s,sum,target,t,", "s,sum,term,a,", "s,sum,term,b,")))
                .isEqualTo("s,CONTRADICTION,10.01,10,10,0.01\n");
    }

    @Test
    void thousandsOfEurosAgreeWithEurosWithinHalfAThousand() throws IOException {
        String figures = "figure,value,unit\nt,645,TEUR\na,644600.00,EUR\n";
        assertThat(verdicts(figures, sum("s,sum,target,t,", "s,sum,term,a,1")))
                .isEqualTo("s,WITHIN_ROUNDING,645,644.599995,644.600005,0.4\n");
    }

    @Test
    void aFigureListedTwiceHasItsWeightsAddedFirst() throws IOException {
        String figures = "figure,value,unit\nt,0,EUR\na,7,EUR\n";
        assertThat(verdicts(figures, sum("s,sum,target,t,", "s,sum,term,a,1", "s,sum,term,a,-1")))
                .isEqualTo("s,EXACT,0,0,0,0\n");
    }

    @Test
    void aRelationThatComparesAFigureWithItselfIsNamed() throws IOException {
        Read<Optional<CheckNet>> read = read("figure,value,unit\nt,1,EUR\n", sum("s,sum,target,t,", "s,sum,term,t,"));

        assertThat(read.value()).isPresent();
        assertThat(read.problems())
                .extracting(Problem::toString)
                .singleElement()
                .asString()
                .contains("relations.csv:2", "relation s names its target as its only term");
    }

    @Test
    void oneFactIsTheSameInWhateverOrderItsDimensionsAreListed() throws IOException {
        String figures = "figure,value,unit,decimals,concept,period,phase,dimension\n"
                + "a,1,EUR,99,x,2024,ANSATZ,konto=1;art=2\nb,2,EUR,99,x,2024,ANSATZ,art=2;konto=1\n";
        CheckNet net =
                read(figures, "relation,kind,role,figure,weight\n").value().orElseThrow();

        assertThat(Checker.check(net))
                .singleElement()
                .satisfies(verdict -> assertThat(verdict.verdict()).isEqualTo(Verdict.CONTRADICTION));
    }

    @Test
    void aRoundedSumHasNoTolerance() throws IOException {
        CheckNet net = read(
                        "figure,value,unit\na,1.4,EUR\nt,3,EUR\n",
                        "relation,kind,role,figure,weight,mode\ns,sum,target,t,,rounded-sum\ns,sum,term,a,2,\n")
                .value()
                .orElseThrow();
        CheckNet other = read(
                        "figure,value,unit\na,1.4,EUR\nt,4,EUR\n",
                        "relation,kind,role,figure,weight,mode\ns,sum,target,t,,rounded-sum\ns,sum,term,a,2,\n")
                .value()
                .orElseThrow();

        assertThat(Findings.of(net, Checker.check(net))).isEmpty();
        assertThat(Findings.of(other, Checker.check(other))).singleElement().satisfies(finding -> {
            assertThat(finding.message())
                    .contains("the rounded sum has no tolerance")
                    .doesNotContain("tolerance 0");
            assertThat(finding.meldung()).contains("die gerundete Summe hat keinen Spielraum");
        });
    }

    @Test
    void weightsMayBeFractions() throws IOException {
        String figures =
                "figure,value,unit,decimals\nt,2630,COUNT,\npc,1693,COUNT,99\nvm,755,COUNT,99\nm,726,COUNT,99\n";
        // 1693 + 755 + 726/4 = 2629.5, printed as 2630: the middle between two whole numbers is still within rounding
        assertThat(verdicts(figures, sum("s,sum,target,t,", "s,sum,term,pc,", "s,sum,term,vm,1", "s,sum,term,m,1/4")))
                .isEqualTo("s,WITHIN_ROUNDING,2630,2629.5,2629.5,0.5\n");
    }

    @Test
    void aPercentageIsExactWhenHalfUpRoundingGivesThePrintedOne() throws IOException {
        String figures = "figure,value,unit,decimals\np,35,PERCENT,\nist,38823,EUR,99\nplan,110000,EUR,99\n";
        // 38823 / 110000 = 35.29363636...
        assertThat(verdicts(
                        figures, sum("p,percent,target,p,", "p,percent,numerator,ist,", "p,percent,denominator,plan,")))
                .isEqualTo("p,EXACT,35,35.293636363636,35.293636363637,-0.293636363636\n");
    }

    @Test
    void growthIsTheRatioMinusOne() throws IOException {
        String figures = "figure,value,unit,decimals\ng,16.67,PERCENT,\nb,280,TB,99\na,240,TB,99\n";
        assertThat(verdicts(figures, sum("g,growth,target,g,", "g,growth,numerator,b,", "g,growth,denominator,a,")))
                .startsWith("g,EXACT,16.67,16.666666666666,16.666666666667,");
    }

    @Test
    void aRatioOfTwoDimensionsCountsWhatItsNumeratorCounts() throws IOException {
        String figures = "figure,value,unit,decimals\nr,2384,EUR,\nc,7843.324,TEUR,99\nn,3290,COUNT,99\n";
        // 7843324 / 3290 = 2383.988...
        assertThat(verdicts(figures, sum("r,ratio,target,r,", "r,ratio,numerator,c,", "r,ratio,denominator,n,")))
                .startsWith("r,EXACT,2384,2383.98");
    }

    @Test
    void whereTheDivisorIsZeroTheFormDecides() throws IOException {
        String figures =
                "figure,value,unit,decimals,blank\np,0,PERCENT,,\nist,182,EUR,,\nplan,0,EUR,99,\nleer,,EUR,,nothing\n";
        String head = "relation,kind,role,figure,weight,if_zero\n";
        assertThat(verdicts(
                        figures,
                        head + "p,percent,target,p,,0\np,percent,numerator,ist,,\np,percent,denominator,plan,,\n"))
                .isEqualTo("p,EXACT,0,0,0,0\n");
        assertThat(verdicts(
                        figures,
                        head + "p,percent,target,p,,5\np,percent,numerator,ist,,\np,percent,denominator,leer,,\n"))
                .isEqualTo("p,CONTRADICTION,0,5,5,-5\n");
        assertThat(verdicts(
                        figures,
                        head + "p,percent,target,p,,\np,percent,numerator,ist,,\np,percent,denominator,plan,,\n"))
                .isEqualTo("p,NOT_CHECKABLE,0,,,\n");
    }

    @Test
    void aDivisorThatMayBeZeroIsNotCheckable() throws IOException {
        String figures = "figure,value,unit\np,0,PERCENT\nist,182,EUR\nplan,0,EUR\n";
        String head = "relation,kind,role,figure,weight,if_zero\n";
        assertThat(verdicts(
                        figures,
                        head + "p,percent,target,p,,0\np,percent,numerator,ist,,\np,percent,denominator,plan,,\n"))
                .isEqualTo("p,NOT_CHECKABLE,0,,,\n");
    }

    @Test
    void modeRoundedSumRoundsHalfEvenAndKnowsNoTolerance() throws IOException {
        String figures = "figure,value,unit,decimals\nt,1002,EUR,0\na,501.5,EUR,0\nb,500.5,EUR,0\n";
        String relations = "relation,kind,role,figure,weight,mode\n"
                + "s,sum,target,t,,rounded-sum\ns,sum,term,a,1,rounded-sum\ns,sum,term,b,1,rounded-sum\n";
        // 501.5 -> 502 and 500.5 -> 500, both to the even neighbour
        assertThat(verdicts(figures, relations)).isEqualTo("s,EXACT,1002,1002,1002,0\n");
        assertThat(verdicts(figures.replace("t,1002", "t,1003"), relations))
                .isEqualTo("s,CONTRADICTION,1003,1002,1002,1\n");
    }

    @Test
    void occurrencesOfOneFactAreComparedWithTheMostPreciseOne() throws IOException {
        String figures = "figure,value,unit,concept,period,phase,dimension\n"
                + "teur,316,TEUR,ergebnis,2022,IST,\n"
                + "cent,316426.42,EUR,ergebnis,2022,IST,\n"
                + "falsch,317,TEUR,ergebnis,2022,IST,\n"
                + "leer,,EUR,ergebnis,2022,IST,\n"
                + "anders,999,EUR,ergebnis,2023,IST,\n";
        assertThat(verdicts(figures, "relation,kind,role,figure\n"))
                .isEqualTo("same:teur,WITHIN_ROUNDING,316,316.426415,316.426425,-0.42642\n"
                        + "same:falsch,CONTRADICTION,317,316.426415,316.426425,0.57358\n");
    }

    @Test
    void aMissingOperandIsNeverAWrongSum() throws IOException {
        String figures = "figure,value,unit\nt,10,EUR\na,4,EUR\nb,,EUR\n";
        assertThat(verdicts(figures, sum("s,sum,target,t,", "s,sum,term,a,", "s,sum,term,b,")))
                .isEqualTo("s,NOT_CHECKABLE,10,,,\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            s,sum,target,t,;s,sum,term,x,                                  | names the figure "x"
            s,sum,target,t,;s,sum,target,a,;s,sum,term,a,                  | has 2 targets
            s,sum,term,a,                                                  | has 0 targets
            s,sum,target,t,2;s,sum,term,a,                                 | target of relation s has the weight 2
            s,sum,target,t,                                                | has no terms
            s,percent,target,p,;s,percent,numerator,a,                     | has no denominator
            s,percent,target,p,;s,percent,denominator,a,                   | has no numerator
            s,sum,target,t,;s,ratio,term,a,                                | has the kind "sum" and "ratio"
            s,sum,target,t,;s,sum,term,n,                                  | the units of relation s do not fit
            s,percent,target,t,;s,percent,numerator,a,;s,percent,denominator,a, | the units of relation s do not fit
            s,sum,target,t,;s,sum,term,a,;s,sum,term,n,                    | adds EUR and COUNT
            s,mean,target,t,;s,mean,term,a,                                | has the kind "mean"
            s,sum,target,t,;s,sum,part,a,                                  | "part" is not a role
            s,sum,target,t,;s,sum,term,a,x                                 | "x" is not a weight
            """)
    void everyReadErrorIsNamed(String lines, String message) throws IOException {
        String figures = "figure,value,unit\nt,10,EUR\na,4,EUR\nn,3,COUNT\np,1,PERCENT\n";
        assertThat(problems(figures, sum(lines.strip().split(";")))).anyMatch(problem -> problem.contains(message));
    }

    @Test
    void allProblemsOfBothTablesAreListedAtOnce() throws IOException {
        String figures = "figure,value,unit,decimals,blank,trust\n"
                + "a,1.2.3,EUR,,,\nb,1,eur,,,\na,1,EUR,,,\nc,1,EUR,77,,\nd,,EUR,,zero,\ne,1,EUR,,,-1\nf g,1,EUR,,,\n";
        assertThat(problems(figures, sum("s,sum,target,q,")))
                .hasSizeGreaterThanOrEqualTo(8)
                .anyMatch(text -> text.contains("\"1.2.3\" is not a number"))
                .anyMatch(text -> text.contains("\"eur\" is not a unit"))
                .anyMatch(text -> text.contains("figure a is listed twice"))
                .anyMatch(text -> text.contains("\"77\" is not a number of decimals"))
                .anyMatch(text -> text.contains("\"zero\" does not say what a blank means"))
                .anyMatch(text -> text.contains("\"-1\" is not a weight of trust"))
                .anyMatch(text -> text.contains("\"f g\" is not the id of a figure"))
                .anyMatch(text -> text.contains("names the figure \"q\""));
    }

    @Test
    void aRowThatIsRejectedIsOneProblemWithTheRelationsThatNeedIt() throws IOException {
        // Line 3 has a field too many, line 4 an id with a blank; both are named by two relations each.
        String figures = "figure,value,unit\nt,10,EUR\na,4,5,EUR\nb c,6,EUR\nd,1,EUR\n";
        String relations = sum(
                "r,sum,target,t,",
                "r,sum,term,a,",
                "r,sum,term,b c,",
                "s,sum,target,a,",
                "s,sum,term,d,",
                "u,sum,target,b c,",
                "u,sum,term,d,");
        assertThat(problems(figures, relations))
                .hasSize(2)
                .anyMatch(text -> text.contains("\"a\" is missing because of it, which 2 relations name"))
                .anyMatch(text ->
                        text.contains("\"b c\" is not the id of a figure") && text.contains("which 2 relations name"));
    }

    @Test
    void aFigureThatIsNotThereIsOneProblemHoweverManyRelationsNameIt() throws IOException {
        String figures = "figure,value,unit\nt,10,EUR\na,4,EUR\n";
        String relations = sum("r,sum,target,t,", "r,sum,term,x,", "s,sum,target,x,", "s,sum,term,a,", "u,sum,term,x,");
        assertThat(problems(figures, relations))
                .containsExactly(
                        "relation r names the figure \"x\", which figures.csv does not have, and so do 2 more");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1234567890123456789    | ''   | ''
            1.1234567890123        | ''   | ''
            1                      | 31   | ''
            1                      | -31  | ''
            1                      | ''   | 123456789012345678.5
            1                      | ''   | 0.1234567890123
            """)
    void whatIsBeyondTheStatedLimitsIsNamed(String value, String decimals, String ifZero) throws IOException {
        String figures = "figure,value,unit,decimals\nt," + value + ",PERCENT," + decimals + "\na,4,EUR,\nb,0,EUR,\n";
        String relations = "relation,kind,role,figure,if_zero\nr,percent,target,t," + ifZero
                + "\nr,percent,numerator,a,\nr,percent,denominator,b,\n";
        assertThat(problems(figures, relations)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            123456789012345678     | ''   | ''
            123456.123456789012    | ''   | ''
            1                      | 30   | ''
            1                      | -30  | ''
            1                      | 99   | 123456.123456789012
            """)
    void whatIsWithinThemIsRead(String value, String decimals, String ifZero) throws IOException {
        String figures = "figure,value,unit,decimals\nt," + value + ",PERCENT," + decimals + "\na,4,EUR,\nb,0,EUR,\n";
        String relations = "relation,kind,role,figure,if_zero\nr,percent,target,t," + ifZero
                + "\nr,percent,numerator,a,\nr,percent,denominator,b,\n";
        assertThat(read(figures, relations).value()).isPresent();
    }

    @Test
    void aRoleThatIsNoneIsOneProblem() throws IOException {
        String figures = "figure,value,unit\nt,10,EUR\na,4,EUR\n";
        assertThat(problems(figures, sum("r,sum,tagret,t,", "r,sum,term,a,")))
                .containsExactly("\"tagret\" is not a role");
    }

    @Test
    void whatIsLostBehindAnOpenQuoteIsOneProblem() throws IOException {
        String figures = "figure,value,unit\nt,10,EUR\n\"a,4,EUR\nb,6,EUR\n";
        String relations = sum("r,sum,target,t,", "r,sum,term,a,", "s,sum,target,t,", "s,sum,term,b,");
        assertThat(problems(figures, relations))
                .singleElement()
                .satisfies(text -> assertThat(text).contains("2 figures of 2 relations may be missing because of it"));
    }

    @Test
    void aMissingTableIsAProblemAndNotAnEmptyCheck() {
        Read<Optional<CheckNet>> read = CheckFolder.read(folder);
        assertThat(read.value()).isEmpty();
        assertThat(read.problems()).extracting(Problem::code).contains("EB-CSV-020");
    }

    @Test
    void whatIsWrittenReadsBackToTheSameVerdicts() throws IOException {
        String figures = "figure,value,unit,blank,decimals,concept,period,phase,dimension\n"
                + "-t,10,EUR,,,k,2023,IST,konto=1\nt2,10.4,EUR,,99,k,2023,IST,konto=1\na,4,EUR,,-1,,,,\nb,,EUR,nothing,,,,,\n";
        String relations = sum("-s,sum,target,-t,", "-s,sum,term,a,5/2", "-s,sum,term,b,");
        CheckNet net = read(figures, relations).value().orElseThrow();
        Path copy = folder.resolve("copy");
        CheckFolder.write(copy, net, Checker.check(net));
        CheckNet again = CheckFolder.read(copy).value().orElseThrow();
        assertThat(Checker.check(again)).isEqualTo(Checker.check(net));
    }
}
