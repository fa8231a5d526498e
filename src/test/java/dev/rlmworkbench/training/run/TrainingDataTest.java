package dev.rlmworkbench.training.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.settings.AppDirectories;
import dev.rlmworkbench.training.data.BaseFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingDataTest {

    private static final int VOCABULARY = 2560;

    @TempDir
    Path folder;

    private static String template() {
        var model = LocalModels.of(AppDirectories.ofThisUser()).find("pocket");
        assertTrue(model != null);
        try (var format = BaseFormat.open(model, "pocket")) {
            return format.templateDigest();
        }
    }

    private static String refusal(Path file, int maxLength, int vocabulary) {
        return assertThrows(TrainingException.class, () -> TrainingData.read(file, maxLength, template(), vocabulary))
                .getMessage();
    }

    @Test
    void aDataSetIsReadWithItsTextsToJudgeBy() throws IOException {
        var data = TrainingData.read(LearnedAnswers.write(folder, 5), 200, template(), VOCABULARY);
        assertEquals(5, data.training().size());
        assertEquals(2, data.validation().size());
        assertFalse(data.edited());
    }

    @Test
    void whatIsTooLongIsListedWithWhatACutWouldLoseAndNotCut() throws IOException {
        var file = LearnedAnswers.write(folder, 5);
        var all = TrainingData.read(file, 200, template(), VOCABULARY).training();
        int longest = all.stream().mapToInt(text -> text.ids().length).max().orElseThrow();
        long longOnes =
                all.stream().filter(text -> text.ids().length == longest).count();

        var data = TrainingData.read(file, longest - 2, template(), VOCABULARY);

        assertTrue(data.tooLong().size() >= longOnes);
        assertTrue(data.tooLong().stream().allMatch(text -> text.lost() == text.tokens() - (longest - 2)));
        assertEquals(5, data.training().size() + data.tooLong().size());
        assertTrue(refusal(file, 3, VOCABULARY).contains("all of its 5 texts are longer than 3 tokens"));
    }

    @Test
    void aTextOfTheEvaluationIsRefusedByItsPrint() throws IOException {
        var file = LearnedAnswers.write(folder, 5, "doc3");
        assertTrue(refusal(file, 200, VOCABULARY).contains("the text doc3 is kept for evaluation"));
        // among the texts to judge by as well
        assertTrue(refusal(LearnedAnswers.write(folder, 5, "doc6"), 200, VOCABULARY)
                .contains("doc6"));
    }

    @Test
    void aMaskOfZerosIsRefusedByName() throws IOException {
        var file = LearnedAnswers.write(folder, 3);
        var lines = Files.readAllLines(file);
        lines.set(
                1,
                lines.get(1)
                        .replaceFirst(
                                "(\"assistant_masks\":\\[)[01,]*\\]",
                                "$1"
                                        + "0,"
                                                .repeat(lines.get(1)
                                                        .replaceFirst(".*\"assistant_masks\":\\[([01,]*)\\].*", "$1")
                                                        .split(",")
                                                        .length)
                                        + "]")
                        .replace(",]", "]"));
        Files.write(file, lines);
        assertEquals(
                file + " line 2 (print1): no token is to be learned, its assistant_masks are all 0.",
                refusal(file, 200, VOCABULARY));
    }

    @Test
    void dataForAnotherModelIsRefused() throws IOException {
        var file = LearnedAnswers.write(folder, 3);
        assertTrue(refusal(file, 200, 10).endsWith("and the model knows 10: it was made for another model."));
        var other =
                assertThrows(TrainingException.class, () -> TrainingData.read(file, 200, "sha256:other", VOCABULARY));
        assertTrue(other.getMessage().contains("another chat template"));
    }

    @Test
    void oneThatWasEditedIsTakenAndSaysSo() throws IOException {
        var file = LearnedAnswers.write(folder, 5);
        Files.write(file, Files.readAllLines(file).subList(0, 4));
        var data = TrainingData.read(file, 200, template(), VOCABULARY);
        assertTrue(data.edited());
        assertEquals(4, data.training().size());
    }

    @Test
    void whatIsNotThereIsNamed() {
        assertEquals(
                "There is no file %s: a data set is made by build-sft, with its .build.json beside it."
                        .formatted(folder.resolve("none.jsonl")),
                refusal(folder.resolve("none.jsonl"), 200, VOCABULARY));
        assertEquals(
                "A data set is a file NAME.jsonl, not '%s'.".formatted(folder.resolve("none.txt")),
                refusal(folder.resolve("none.txt"), 200, VOCABULARY));
    }
}
