package dev.rlmworkbench.cli.results;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.cli.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every number that `view --json` tells of a result file, beside what `src/test/python/recompute.py` worked out of the
/// same file with SciPy 1.17.1 and statsmodels 0.15.0.
class RecomputedNumbersTest {

    private int compared;

    @ParameterizedTest
    @CsvSource({
        "experiments/sample_comparison.jsonl, sample_comparison.json, 400",
        "experiments/sample_pocket.jsonl, sample_pocket.json, 7200",
        "experiments/sample_real.jsonl, sample_real.json, 1700",
        "src/test/resources/recomputed/three_methods.jsonl, three_methods.json, 1200"
    })
    void agreeWithSciPyAndStatsmodels(Path results, String values, int atLeast) throws IOException {
        var json = JsonMapper.shared();

        assertAgree(
                json.readTree(Files.readString(Path.of("src/test/resources/recomputed", values))),
                json.readTree(view(results)),
                "");

        assertTrue(compared >= atLeast, () -> compared + " numbers compared");
    }

    private void assertAgree(JsonNode expected, JsonNode actual, String where) {
        switch (expected.getNodeType()) {
            case OBJECT -> {
                assertEquals(expected.has("winner"), actual.has("winner"), where);
                expected.properties()
                        .forEach(property -> assertAgree(
                                property.getValue(), actual.path(property.getKey()), where + "/" + property.getKey()));
            }
            case ARRAY -> {
                assertEquals(expected.size(), actual.size(), where);
                for (int i = 0; i < expected.size(); i++) {
                    assertAgree(expected.get(i), actual.get(i), where + "/" + i);
                }
            }
            case NUMBER -> {
                assertTrue(actual.isNumber(), where);
                double value = expected.doubleValue();
                assertEquals(value, actual.doubleValue(), 1e-9 * Math.abs(value), where);
                compared++;
            }
            default -> assertEquals(expected, actual, where);
        }
    }

    private static String view(Path results) {
        var out = new StringWriter();
        var err = new StringWriter();
        assertEquals(
                0,
                new CommandLine(new ViewCommand(ShippedBenchmarks.all(), Terminal.ofThisProcess()))
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true))
                        .execute(results.toString(), "--json"),
                err::toString);
        return out.toString();
    }
}
