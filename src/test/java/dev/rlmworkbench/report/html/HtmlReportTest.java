package dev.rlmworkbench.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.result.ResultRows;
import dev.rlmworkbench.result.ResultSamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HtmlReportTest {

    private static final Path SAMPLE = Path.of("experiments/sample_comparison.jsonl");

    @TempDir
    Path folder;

    @Test
    void theShippedSampleHasWordsChartsTablesTasksStepsAndProvenance() throws IOException {
        var page = Jsoup.parse(report(SAMPLE));

        assertEquals("sample_comparison", page.select("h1").text());
        assertTrue(
                page.select("#short .card").text().contains("88 % [53-98] of 8"),
                page.select("#short").text());
        assertTrue(page.select("#short li").text().contains("no difference shown between Vanilla and RLM at n = 8"));
        var accuracy = page.select("#part-niah-accuracy-by-context svg");
        assertEquals(2, accuracy.size(), "one for light and one for dark pages");
        assertTrue(accuracy.first().select("text").text().contains("Accuracy by context length"), accuracy::toString);
        assertTrue(page.select("#table-niah_length tbody tr").first().text().contains("100 % 44-100 % 3/3"));
        var wrong = page.select("#tasks td.verdict.wrong a").first();
        var steps = page.select(wrong.attr("href")).text();
        assertTrue(steps.contains("vanilla, niah, 8K tokens, depth 50 %") && steps.contains("not in the text"), steps);
        var provenance = page.select("#provenance").text();
        assertTrue(provenance.contains("window 8,192"), provenance);
        assertTrue(provenance.contains("AMD EPYC"), provenance);
        assertTrue(provenance.contains(Sha256.of(Files.readAllBytes(SAMPLE)).hex()), provenance);
    }

    @Test
    void thePageAsksNobodyForAnythingAndRunsOnlyItsOwnScript() throws IOException {
        var page = Jsoup.parse(report(SAMPLE));

        var allowed = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");
        assertTrue(allowed.startsWith(
                "default-src 'none'; style-src 'unsafe-inline'; font-src data:; script-src 'sha256-"));
        assertEquals(1, page.select("script").size());
        var script = page.select("script").first().data();
        var hash = Base64.getEncoder()
                .encodeToString(HexFormat.of().parseHex(Sha256.of(script).hex()));
        assertTrue(allowed.contains("'sha256-" + hash + "'"), allowed);
        assertTrue(page.select("[src], link, iframe, object, embed, form, base, image, use")
                .isEmpty());
        page.select("[href]").forEach(link -> assertTrue(link.attr("href").startsWith("#"), link::outerHtml));
        for (var element : page.getAllElements()) {
            element.attributes().forEach(attribute -> {
                assertFalse(attribute.getKey().startsWith("on"), element::tagName);
                assertFalse(
                        !attribute.getKey().startsWith("xmlns")
                                && attribute.getValue().matches("(?is).*(url\\((?!['\"]?#)|https?:).*"),
                        () -> element.tagName() + " " + attribute);
            });
        }
        var style = page.select("style").stream().map(Element::data).collect(Collectors.joining());
        assertFalse(
                Pattern.compile("@import|url\\((?!data:font/)").matcher(style).find());
    }

    @Test
    void everyLinkLeadsToAnIdThatIsThereOnce() throws IOException {
        var page = Jsoup.parse(report(SAMPLE));

        var ids = page.select("[id]").eachAttr("id");
        assertEquals(ids.size(), new HashSet<>(ids).size(), () -> twice(ids));
        ids.forEach(id -> assertTrue(id.matches("[A-Za-z][A-Za-z0-9_-]*"), id));
        page.select("a[href]")
                .forEach(link -> assertTrue(ids.contains(link.attr("href").substring(1)), link::outerHtml));
        Pattern.compile("url\\(#([^)]*)\\)")
                .matcher(page.html())
                .results()
                .forEach(use -> assertTrue(ids.contains(use.group(1)), use.group()));
    }

    @Test
    void theSameResultsGiveTheSameBytes() throws IOException {
        assertEquals(report(SAMPLE), report(SAMPLE));
    }

    @Test
    void whatFilesSayIsTextAndNothingElse() throws IOException {
        var evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(1)>&\u0000\u0007";
        var file = results(
                ResultSamples.of(evil, 4_000, 1, true).withModel(evil).withRun(evil),
                ResultSamples.of("rlm", 4_000, 1, false)
                        .withModel(evil)
                        .withType(evil)
                        .withProfile(evil),
                ResultSamples.of("rlm", 4_000, 2, false).withError(evil));
        Files.writeString(folder.resolve("run.run.json"), """
                {"name": "<b>run", "state": "complete", "spec": {"<i>": "<u>", "models": [{"root": "</script><script>"}]},
                 "methods": [{"method": "<script>x"}], "planned": 3, "product": {"version": "<b>", "git_commit": null},
                 "machine": {"jdk": "<b>", "os": "<b>", "architecture": "<b>", "cpu": "<b>", "processors": 1,
                 "memory_bytes": 1, "gpus": ["<b>"]}, "starts": 1, "started_at": "2026-01-01T00:00:00Z",
                 "last_started_at": "2026-01-01T00:00:00Z", "ended_at": null}
                """);

        var html = report(file);

        var page = Jsoup.parse(html);
        assertEquals(1, page.select("script").size());
        assertTrue(page.select("img, b, u, i").isEmpty());
        assertTrue(page.text().contains("<script>alert(1)</script>"));
        assertFalse(html.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t'));
    }

    @Test
    void keysAndSecretsNeverGetIntoThePage() throws IOException {
        var key = "sk-test-0123456789abcdefghij";
        var file = results(
                ResultSamples.of("rlm", 4_000, 1, false).withError("401: wrong key " + key),
                ResultSamples.of("vanilla", 4_000, 1, true));
        Files.writeString(folder.resolve("run.run.json"), """
                {"name": "run", "state": "complete", "spec": {"models": [{"root": "m", "key_variable": "MY_KEY",
                 "endpoints": ["http://user:hunter2@host:8080/v1"], "api_key": "plain-secret"}]}, "methods": [],
                 "planned": 2, "product": {"version": "1", "git_commit": null}, "machine": {"jdk": "25", "os": "x",
                 "architecture": "x", "cpu": "x", "processors": 1, "memory_bytes": 1, "gpus": []}, "starts": 1,
                 "started_at": "2026-01-01T00:00:00Z", "last_started_at": "2026-01-01T00:00:00Z", "ended_at": null}
                """);

        var html = report(file, Map.of("MY_KEY", key));

        assertFalse(html.contains(key) || html.contains("hunter2") || html.contains("plain-secret"));
        assertTrue(html.contains("401: wrong key [key]") && html.contains("host:8080") && html.contains("MY_KEY"));
    }

    @Test
    void manyTasksAreListedInPartAndThePageSaysHowMany() throws IOException {
        var file = results(IntStream.range(0, 500)
                .boxed()
                .flatMap(seed -> Stream.of(
                        ResultSamples.of("vanilla", 4_000, seed, seed != 499),
                        ResultSamples.of("rlm", 4_000, seed, true)))
                .toArray(ResultSamples[]::new));

        var page = Jsoup.parse(report(file));

        assertTrue(page.select("#tasks .note")
                .text()
                .startsWith("400 of 500 tasks listed, those on which methods differ"));
        assertEquals(400, page.select("table.tasks tbody tr").size());
        assertEquals(1, page.select("td.verdict.wrong").size());
        assertTrue(page.select("#steps").text().contains("kept no trajectories"));
    }

    @Test
    void whereThereIsNoManifestThePageSaysSoAndShowsWhatTheResultsTell() throws IOException {
        var page = Jsoup.parse(report(results(
                ResultSamples.of("rlm", 4_000, 1, true).withProfile("plain"),
                ResultSamples.of("vanilla", 4_000, 1, true))));

        var provenance = page.select("#provenance").text();
        assertTrue(provenance.contains("There is no run.run.json beside it"), provenance);
        assertTrue(provenance.contains("rlm m plain"), provenance);
    }

    private Path results(ResultSamples... samples) throws IOException {
        return Files.writeString(
                folder.resolve("run.jsonl"),
                Stream.of(samples).map(ResultSamples::line).collect(Collectors.joining("\n", "", "\n")));
    }

    private static String report(Path file) throws IOException {
        return report(file, Map.of());
    }

    private static String report(Path file, Map<String, String> environment) throws IOException {
        var rows = ResultRows.read(List.of(file), ResultRows.Progress.NONE);
        return HtmlReport.of(rows, ShippedBenchmarks.all(), environment, _ -> {});
    }

    private static String twice(List<String> ids) {
        var seen = new HashSet<String>();
        return ids.stream().filter(id -> !seen.add(id)).toList().toString();
    }
}
