package dev.rlmworkbench.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.TaskGrid;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.experiment.task.ExportedTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Tasks go out, answers of other engines come back and are judged like our own.
class PeerReportTest {

    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    Path folder;

    @Test
    void theRightAnswerToEveryExportedTaskIsJudgedRight() throws IOException {
        var answers = exported().stream()
                .map(task -> answer(task, task.get("answer").asString()))
                .map(PeerAnswer::parse)
                .toList();

        assertEquals(21, answers.size());
        assertEquals(
                List.of(), answers.stream().filter(answer -> !answer.right()).toList());
    }

    @Test
    void theTableTellsRightAnswersTimeAndCallsOfEachEngineBySplit() throws IOException {
        var answers = new ArrayList<PeerAnswer>();
        for (var task : exported()) {
            boolean tuned = task.get("split").asString().equals("tuned");
            answers.add(PeerAnswer.parse(answer(task, tuned ? task.get("answer").asString() : "Zebras eat grass")));
        }
        var table = PeerReport.table(answers);

        assertTrue(
                table.matches("(?s).*\\Rsome 1\\.0 +tiny +tuned +10/10 +100 % +72-100 +2\\.5 +3\\.0 +0\\R.*"), table);
        assertTrue(table.matches("(?s).*\\Rsome 1\\.0 +tiny +held_out +0/11 +0 % +0-26 .*"), table);
        assertTrue(table.matches("(?s).*\\Rsome 1\\.0 +tiny +ALL +10/21 +48 % +28-68 .*"), table);
    }

    @Test
    void noAnswerIsAWrongAnswer() throws IOException {
        var task = exported().getFirst().put("error", "the time limit of 300 s").put("seconds", 300.0);
        task.putNull("prediction").putNull("calls").put("engine", "some 1.0").put("model", "tiny");
        var answer = PeerAnswer.parse(task.toString());

        assertFalse(answer.right());
        assertNull(answer.calls());
        var table = PeerReport.table(List.of(answer));
        assertTrue(table.matches("(?s).*ALL +0/1 +0 % +0-79 +300\\.0 +- +1\\R"), table);
    }

    @Test
    void theLastAnswerToATaskCounts() throws IOException {
        var task = exported().getFirst();
        var wrong = PeerAnswer.parse(answer(task, "no idea"));
        var right = PeerAnswer.parse(answer(task, task.get("answer").asString()));

        var table = PeerReport.table(List.of(wrong, right));
        assertTrue(table.matches("(?s).*ALL +1/1 +100 %.*"), table);
    }

    @Test
    void aLineThatWasCutOffIsToldAndLeftOut() throws IOException {
        var whole = answer(exported().getFirst(), "no idea");
        var file = Files.writeString(
                folder.resolve("answers.jsonl"), whole + "\n" + whole.substring(0, whole.length() / 2) + "\n");
        var problems = new ArrayList<String>();

        assertEquals(1, PeerAnswer.read(file, problems).size());
        assertEquals(1, problems.size());
        assertTrue(
                problems.getFirst().startsWith("answers.jsonl, line 2: left out: it is not an answer"),
                () -> problems.getFirst());
    }

    @Test
    void whatIsMissingOrUnknownIsNamed() {
        var noSeed = assertThrows(
                IllegalArgumentException.class,
                () -> PeerAnswer.parse("{\"kind\": \"sum\", \"context_length\": 4000}"));
        assertEquals("it has no \"seed\".", noSeed.getMessage());
        var noKind = assertThrows(
                IllegalArgumentException.class,
                () -> PeerAnswer.parse("{\"kind\": \"nosuch\", \"context_length\": 4000, \"seed\": 1}"));
        assertTrue(noKind.getMessage().startsWith("There is no kind of question \"nosuch\""), noKind.getMessage());
    }

    /// One of each kind, as another program reads them.
    private List<ObjectNode> exported() throws IOException {
        var file = folder.resolve("tasks.jsonl");
        ExportedTask.write(
                new TaskGrid(new MixedQa(), List.of(4_000), LengthUnit.TOKENS, List.of(), 1, 42).specs(), file);
        return Files.readAllLines(file).stream()
                .map(line -> (ObjectNode) JSON.readTree(line))
                .toList();
    }

    private static String answer(ObjectNode task, String prediction) {
        return task.deepCopy()
                .without(List.of("context", "question", "answer"))
                .put("engine", "some 1.0")
                .put("model", "tiny")
                .put("prediction", prediction)
                .put("seconds", 2.5)
                .put("calls", 3)
                .putNull("error")
                .toString();
    }
}
