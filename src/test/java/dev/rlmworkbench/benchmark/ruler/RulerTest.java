package dev.rlmworkbench.benchmark.ruler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.Kind;
import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Scorer;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.TaskSamples;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RulerTest {

    private static final Ruler RULER = new Ruler();
    private static final int LARGEST_PIECE_CHARS = 700;
    private static final int LARGEST_PIECE_TOKENS = 180;

    @Provide
    Arbitrary<GeneratedTask> specs() {
        var kinds = Arbitraries.of(RULER.kinds()).map(Kind::name);
        return Arbitraries.of(LengthUnit.class).flatMap(unit -> {
            int least = RULER.minLength(unit);
            var lengths =
                    Arbitraries.integers().between(least, 12 * least).edgeCases(edges -> edges.includeOnly(least));
            return Combinators.combine(kinds, lengths, Arbitraries.longs())
                    .as((kind, length, seed) -> new GeneratedTask(RULER, length, unit, null, kind, seed));
        });
    }

    @Test
    void theThirteenTasksAreThoseOfRuler() {
        assertEquals(
                List.of(
                        "niah_single_1",
                        "niah_single_2",
                        "niah_single_3",
                        "niah_multikey_1",
                        "niah_multikey_2",
                        "niah_multikey_3",
                        "niah_multivalue",
                        "niah_multiquery",
                        "vt",
                        "cwe",
                        "fwe",
                        "qa_1",
                        "qa_2"),
                RULER.kinds().stream().map(Kind::name).toList());
    }

    @Property(tries = 150)
    void theTextIsAsLongAsAskedButForLessThanAPiece(@ForAll("specs") GeneratedTask spec) {
        var task = spec.make();
        int size = TaskSamples.size(task.context(), spec.unit());
        int piece = spec.unit() == LengthUnit.TOKENS ? LARGEST_PIECE_TOKENS : LARGEST_PIECE_CHARS;

        assertTrue(size <= spec.contextLength(), () -> size + " in " + spec);
        assertTrue(size >= spec.contextLength() - piece, () -> size + " in " + spec);
        assertEquals(TaskSamples.size(task.context(), LengthUnit.TOKENS), task.contextTokens());
    }

    @Property(tries = 150)
    void theAnswerIsTheOneThatTheTextGives(@ForAll("specs") GeneratedTask spec) {
        var task = spec.make();

        assertEquals(RulerReader.answer(task, task.context()), Set.copyOf(references(task)), spec::toString);
        assertEquals(1.0, Scorer.score(task.answer(), task).primary());
        assertEquals(0.0, Scorer.score("I do not know.", task).primary());
        assertTrue(task.evidence().stream().allMatch(task.context()::contains));
        assertEquals(task.context(), spec.make().context());
    }

    @ParameterizedTest
    @ValueSource(strings = {"niah_multivalue", "niah_multiquery", "vt", "cwe", "fwe"})
    void partOfTheAnswerIsPartlyRight(String kind) {
        var task = task(kind, 4_000, 1);
        var references = references(task);

        assertEquals(
                1.0 / references.size(),
                Scorer.score(references.getLast(), task).primary(),
                1e-12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"niah_single_2", "niah_multikey_1", "niah_multivalue", "niah_multiquery"})
    void needlesInProseLieAtDifferentDepths(String kind) {
        var starts = new HashSet<Integer>();
        for (int seed = 0; seed < 20; seed++) {
            var task = task(kind, 4_000, seed);
            var matcher = RulerReader.NEEDLE.matcher(task.context());
            while (matcher.find()) {
                starts.add(10 * matcher.start() / task.context().length());
            }
        }
        assertTrue(starts.size() >= 6, starts::toString);
    }

    @Test
    void theNumbersOfNeedlesAreRulers() {
        var keys = Map.of("niah_single_1", 1, "niah_single_3", 1, "niah_multikey_1", 4, "niah_multiquery", 4);
        keys.forEach((kind, count) -> {
            var found = RulerReader.NEEDLE
                    .matcher(task(kind, 4_000, 3).context())
                    .results()
                    .map(match -> match.group(2))
                    .distinct()
                    .count();
            assertEquals((long) count, found, kind);
        });
        assertEquals(4, references(task("niah_multivalue", 4_000, 3)).size());
        assertTrue(task("niah_multikey_3", 4_000, 3)
                .context()
                .lines()
                .allMatch(line -> RulerReader.NEEDLE.matcher(line).matches()));
        assertTrue(references(task("niah_single_3", 4_000, 3))
                .getFirst()
                .matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
    }

    @Test
    void commonWordsComeAsOftenAsInRuler() {
        assertEquals(
                Set.of(30L, 3L),
                Set.copyOf(RulerReader.counts(task("cwe", 8_000, 1).context(), "\\d+\\. (\\w+)")
                        .values()));
        assertEquals(
                Set.of(6L, 1L),
                Set.copyOf(RulerReader.counts(task("cwe", 2_000, 1).context(), "\\d+\\. (\\w+)")
                        .values()));
    }

    @Test
    void codedWordsFallWithTheSquareOfTheirRank() {
        var sorted = RulerReader.counts(task("fwe", 32_000, 1).context(), "(\\S+)").values().stream()
                .sorted(Comparator.reverseOrder())
                .toList();
        for (int rank = 2; rank <= 5; rank++) {
            assertEquals(sorted.getFirst() / (double) (rank * rank), sorted.get(rank - 1), 1.0);
        }
    }

    /// Otherwise a reply with one word would be right for another, since RULER looks for parts of words, too.
    @Test
    void noWordOfAListStandsWithinAnother() {
        var words =
                new LinkedHashSet<>(RulerReader.counts(task("cwe", 64_000, 2).context(), "\\d+\\. (\\w+)")
                        .keySet());
        for (var reference : references(task("cwe", 64_000, 2))) {
            assertEquals(
                    1, words.stream().filter(word -> word.contains(reference)).count(), reference);
        }
    }

    @Test
    void theOtherDocumentsOfATwoHopQuestionAreAboutTheSameTopics() {
        var task = task("qa_2", 4_000, 5);

        assertEquals(2, task.evidence().size());
        assertNotEquals(
                RulerReader.documents(task.context()).indexOf(documentOf(task, 0)),
                RulerReader.documents(task.context()).indexOf(documentOf(task, 1)));
        assertTrue(RulerReader.documents(task.context()).size() > 10);
    }

    private static String documentOf(Task task, int evidence) {
        return RulerReader.documents(task.context()).stream()
                .filter(document -> document.contains(task.evidence().get(evidence)))
                .findFirst()
                .orElseThrow();
    }

    private static Task task(String kind, int tokens, long seed) {
        return new GeneratedTask(RULER, tokens, LengthUnit.TOKENS, null, kind, seed).make();
    }

    private static List<String> references(Task task) {
        return ((StringMatch) task.rule()).references();
    }
}
