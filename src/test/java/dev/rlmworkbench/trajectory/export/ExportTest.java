package dev.rlmworkbench.trajectory.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.trajectory.EventSamples;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.trajectory.replay.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ExportTest {

    private static final Path RECORDED = Path.of("src/test/resources/recorded/rlms");
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static Replay recorded(Path file) throws Exception {
        try (var archive = TrajectoryArchive.open(file)) {
            return Replay.of(archive.events(archive.tasks().getFirst()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"scripted_depth1.jsonl", "scripted_depth2_nested.jsonl", "real_1_5b_3.jsonl"})
    void theOfficialFormatComesBackAsItWas(String name, @TempDir Path folder) throws Exception {
        var before = recorded(RECORDED.resolve(name));
        var written = Files.writeString(folder.resolve(name), RlmsExport.of(before));
        var after = recorded(written);

        assertEquals(before.query(), after.query());
        assertEquals(before.answer(), after.answer());
        assertEquals(told(before.steps()), told(after.steps()));
    }

    /// All that the format says of steps, times left out.
    private static List<String> told(List<Step> steps) {
        return steps.stream()
                .map(step -> step.prompt()
                        + step.reply()
                        + step.output()
                        + step.code().stream().map(run -> run.code()).toList()
                        + step.subCalls().stream()
                                .map(call -> call.prompt() + " -> " + call.reply() + told(call.steps()))
                                .toList()
                        + step.answer())
                .toList();
    }

    @Test
    void everyFieldOfTheOfficialFormatIsThere() throws Exception {
        var file = RECORDED.resolve("scripted_depth2_nested.jsonl");
        var theirs = fields(Files.readString(file).lines().map(MAPPER::readTree).toList());
        var ours = fields(
                RlmsExport.of(recorded(file)).lines().map(MAPPER::readTree).toList());
        theirs.removeAll(ours);
        assertEquals(Set.of(), theirs);
    }

    /// Paths of fields; names of variables and models are data.
    private static Set<String> fields(List<JsonNode> lines) {
        var paths = new TreeSet<String>();
        lines.forEach(line -> collect(line, line.path("type").asString(""), paths));
        return paths;
    }

    private static void collect(JsonNode node, String path, Set<String> paths) {
        if (node.isObject()) {
            for (var name : node.propertyNames()) {
                boolean isData = path.endsWith("locals") || path.endsWith("kwargs") || path.endsWith("summaries");
                var here = isData ? path : path + "." + name;
                paths.add(here);
                collect(node.get(name), here, paths);
            }
        }
        node.values().forEach(value -> {
            if (node.isArray()) {
                collect(value, path, paths);
            }
        });
    }

    private static Replay withMarkup() {
        return Replay.of(new EventSamples("f")
                .begins("rlm", "Is <script>alert(1)</script> run?", 100)
                .asks(1, 0, ChatMessage.user("<img src=x onerror=alert(1)>"))
                .replies("```python\nprint('<b>')\n```")
                .runs(1, "print('<b>')")
                .prints(1, "<b> & more", List.of())
                .answers(1, "no & <i>never</i>")
                .events());
    }

    @Test
    void textOfModelsIsNeverMarkupInHtml() {
        var page = HtmlExport.of(withMarkup());
        assertFalse(page.contains("<script"), page);
        assertFalse(page.contains("<img"));
        assertFalse(page.contains("<b>"));
        assertTrue(page.contains("&lt;script&gt;"));
        assertTrue(page.contains("no &amp; &lt;i&gt;never&lt;/i&gt;"));
        assertTrue(page.contains("default-src 'none'"));
    }

    @Test
    void fencesOfMarkdownAreLongerThanThoseInTheText() {
        var text = MarkdownExport.of(withMarkup());
        assertTrue(text.contains("````\n```python"), text);
        assertTrue(text.startsWith("# Is <script>"));
        assertTrue(text.contains("**FINAL** no & <i>never</i>"));
    }
}
