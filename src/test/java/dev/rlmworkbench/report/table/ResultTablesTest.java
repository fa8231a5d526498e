package dev.rlmworkbench.report.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.result.ResultSamples;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResultTablesTest {

    @Test
    void anAccuracyNeverStandsWithoutItsTasksAndItsInterval() {
        var text = MarkdownTable.of(tables(crossing()).byLength());

        assertTrue(line(text, "| 4K tokens   | RLM     |").contains("|     83 % |       44-97 % |        5/6 |"), text);
        assertTrue(line(text, "| All lengths | Vanilla |").contains("|     50 % |       25-75 % |       6/12 |"), text);
    }

    @Test
    void numbersOfTasksThatMetNothingRareTakeNoRoom() {
        var failed = ResultSamples.of("rlm", 4_000, 9, false).withError("server away");

        assertFalse(MarkdownTable.of(tables(crossing()).byLength()).contains("Errors"));
        var text = MarkdownTable.of(
                tables(Stream.concat(crossing(), Stream.of(failed))).byLength());
        assertTrue(text.contains("Errors"), text);
        assertTrue(text.contains("RLM: 92 % [65-99] of 12 (85 % [58-96] with 1 error as wrong)."), text);
    }

    @Test
    void aPairHasItsTasksItsDifferenceAndItsP() {
        var text = MarkdownTable.of(tables(crossing()).comparisons());

        assertTrue(
                line(text, "| 8K tokens ")
                        .matches(
                                "\\| 8K tokens   \\| Vanilla \\| RLM    \\| +6 \\| +0 \\| +6 \\| +\\+100 \\| .*\\| 0.031 \\| +0.063 \\| not shown \\|"),
                text);
        assertTrue(line(text, "| 4K tokens ").endsWith("| not shown |"), text);
    }

    @Test
    void kindsHaveTheirTotals() {
        var some = Stream.of("two_hop", "single_fact")
                .map(kind -> ResultSamples.of("rlm", 4_000, 1, true).withKind(kind));

        var text = MarkdownTable.of(tables(some).byKind());

        assertTrue(line(text, "| single_fact ").contains("1/1"), text);
        assertTrue(line(text, "| All kinds ").contains("2/2"), text);
    }

    @Test
    void csvHoldsAllDigitsOfEveryNumber() {
        var csv = CsvTable.of(List.of(tables(crossing()).byLength()));

        var row = rows(csv).stream()
                .filter(some -> some.getField("length").equals("4K tokens")
                        && some.getField("series").equals("RLM"))
                .findFirst()
                .orElseThrow();
        assertEquals(5.0 / 6, Double.parseDouble(row.getField("accuracy")));
        assertEquals(0.43649, Double.parseDouble(row.getField("interval_low")), 1e-4);
        assertEquals("5", row.getField("correct"));
        assertEquals("6", row.getField("n"));
        assertEquals("4000", row.getField("length_value"));
        assertEquals("m", row.getField("model"));
    }

    @Test
    void namesFromFilesAreHarmlessInEveryFormat() {
        var name = "=1+1|a_b\\input{x}<img src=x>\n\u001b[31m$%&#~^\u4e2d[l](http://x)";
        var table = tables(crossing(name)).byLength();

        assertEquals(0, LatexTable.of(table).chars().filter(c -> c == '\u001b').count());
        var latex = line(LatexTable.of(table), " & =1+1");
        assertTrue(
                latex.contains(
                        "=1+1\\textbar{}a\\_b\\textbackslash{}input\\{x\\}\\textless{}img src=x\\textgreater{} {[}31m"
                                + "\\$\\%\\&\\#\\textasciitilde{}\\textasciicircum{}U+4E2D{[}l{]}(http://x)"),
                latex);
        var markdown = MarkdownTable.of(table);
        assertTrue(
                markdown.contains("=1+1\\|a_b\\\\input{x}&lt;img src=x> [31m\\$%&#~^\u4e2d[l\\](http://x)"), markdown);
        assertTrue(rows(CsvTable.of(List.of(table))).stream()
                .anyMatch(row -> row.getField("method").startsWith("'=1+1|a_b\\input{x}<img src=x>")));
    }

    @Test
    void aTableThatIsTooLongForAPageBreaksAndSaysWhatItNeeds() {
        var many = IntStream.range(1, 30)
                .boxed()
                .flatMap(i -> Stream.of(
                        ResultSamples.of("vanilla", i * 1000, 1, true), ResultSamples.of("rlm", i * 1000, 1, true)));

        var text = LatexTable.of(tables(many).byLength());

        assertTrue(text.startsWith("% needs \\usepackage{booktabs} and \\usepackage{longtable}"), text);
        assertTrue(text.contains("\\begin{longtable}") && text.contains("\\endhead"), text);
        assertFalse(text.contains("\\begin{tabular}"), text);
    }

    private static Stream<ResultSamples> crossing() {
        return crossing("rlm");
    }

    /// 6 tasks at two lengths: vanilla right at the first only, the other at the second and all but one at the first.
    private static Stream<ResultSamples> crossing(String other) {
        return IntStream.range(0, 6)
                .boxed()
                .flatMap(seed -> Stream.of(
                        ResultSamples.of("vanilla", 4_000, seed, true),
                        ResultSamples.of(other, 4_000, seed, seed > 0),
                        ResultSamples.of("vanilla", 8_000, seed, false),
                        ResultSamples.of(other, 8_000, seed, true)));
    }

    private static ResultTables tables(Stream<ResultSamples> samples) {
        var rows = samples.map(ResultSamples::row).toList();
        return new ResultTables(
                Summary.of(rows, ShippedBenchmarks.all()).parts().getFirst());
    }

    private static List<NamedCsvRecord> rows(String csv) {
        return CsvReader.builder().ofNamedCsvRecord(csv).stream().collect(Collectors.toList());
    }

    private static String line(String text, String start) {
        return text.lines()
                .filter(line -> line.startsWith(start))
                .findFirst()
                .orElseThrow(() -> new AssertionError(text));
    }
}
