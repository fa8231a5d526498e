package dev.rlmworkbench.training.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.trajectory.RecordedGeneration;
import dev.rlmworkbench.trajectory.archive.TrajectoryArchive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What of a recorded run becomes training data: eleven trajectories of the pocket model, good and bad.
class SftBuilderTest {

    private static final Path POCKET = Path.of("src/main/resources/pocket");
    private static final Path FILE = Path.of("src/test/resources/golden/sft/pocket_trajectories.jsonl");

    private static SftOptions options() {
        return new SftOptions(Set.of("root"), 2048, false, null, false, HeldOut.NOTHING);
    }

    private static SftDataset built(SftOptions options) throws IOException {
        try (var base = BaseFormat.open(POCKET, "pocket")) {
            return new SftBuilder(base, options, ShippedBenchmarks.all()).build(List.of(FILE), _ -> {});
        }
    }

    private static List<Sample> all(SftDataset data) {
        return Stream.concat(data.training().stream(), data.validation().stream())
                .toList();
    }

    private static Map<SampleGate, String> refusals(SftDataset data) {
        return data.refusals().stream()
                .collect(Collectors.toMap(Funnel.Refusal::gate, Funnel.Refusal::reason, (first, _) -> first));
    }

    @Test
    void everyGateSaysWhatItRefusesAndWhy() throws IOException {
        var why = refusals(built(options()));
        assertEquals("the method vanilla writes no code", why.get(SampleGate.WRITES_CODE));
        assertEquals("its score is 0.00", why.get(SampleGate.RIGHT));
        assertEquals("it took one turn", why.get(SampleGate.MORE_THAN_ONE_TURN));
        assertTrue(why.get(SampleGate.NO_ERROR).startsWith("its code failed: "), why::toString);
        assertEquals("it has neither a block that can be run nor a final answer", why.get(SampleGate.RUNNABLE));
        assertEquals("the same answers to the same task are there already", why.get(SampleGate.NO_DUPLICATE));
    }

    @Test
    void whatPassesOneGateComesToTheNext() throws IOException {
        var counts = built(options()).report().funnel().stream()
                .filter(count -> count.gate().of() == SampleGate.Of.TRAJECTORY)
                .toList();
        assertEquals(11, counts.getFirst().came());
        for (int i = 1; i < counts.size(); i++) {
            assertEquals(
                    counts.get(i - 1).came() - counts.get(i - 1).refused(),
                    counts.get(i).came());
        }
    }

    /// The turns of one conversation make one sequence, and it is the last prompt as it was recorded.
    @Test
    void aSampleHoldsTheTokensThatTheModelWasGivenAndGave() throws IOException {
        var data = built(options());
        assertEquals(data.report().turns(), data.report().asRecorded() - duplicates(data));
        try (var archive = TrajectoryArchive.open(FILE)) {
            var byFingerprint =
                    archive.tasks().stream().collect(Collectors.toMap(task -> task.fingerprint(), Function.identity()));
            for (var sample : all(data)) {
                var calls =
                        RecordedGeneration.of(archive.events(
                                        byFingerprint.get(sample.origin().fingerprint())))
                                .stream()
                                .filter(call -> call.role().equals("root"))
                                .toList();
                var last = calls.get(sample.targets().getLast().turn() - 1).tokens();
                assertEquals(
                        last.promptIds(),
                        IntStream.of(sample.ids())
                                .limit(last.promptIds().size())
                                .boxed()
                                .toList());
                int start = last.promptIds().size();
                assertEquals(
                        last.completionIds(),
                        IntStream.of(sample.ids())
                                .skip(start)
                                .limit(last.completionIds().size())
                                .boxed()
                                .toList());
            }
        }
    }

    private static int duplicates(SftDataset data) {
        return (int) data.refusals().stream()
                        .filter(refusal -> refusal.gate() == SampleGate.NO_DUPLICATE)
                        .count()
                * 2;
    }

    @Test
    void onlyWhatTheAssistantSaysIsLearnedAndTheTokenThatEndsIt() throws IOException {
        try (var base = BaseFormat.open(POCKET, "pocket")) {
            for (var sample : all(built(options()))) {
                var mask = sample.mask();
                assertEquals(sample.supervised(), IntStream.of(mask).sum());
                for (var target : sample.targets()) {
                    var learned = IntStream.range(target.start(), target.end())
                            .map(i -> sample.ids()[i])
                            .toArray();
                    assertEquals(target.answer() + "<|im_end|>", String.join("", base.pieces(learned)));
                    assertEquals(0, mask[target.start() - 1]);
                    assertEquals(0, mask[target.end()]);
                }
            }
        }
    }

    @Test
    void aTurnThatFailedStaysInTheHistoryAndIsNotLearned() throws IOException {
        var failed = built(options()).refusals().stream()
                .filter(refusal -> refusal.gate() == SampleGate.NO_ERROR)
                .findFirst()
                .orElseThrow();
        var sample = all(built(options())).stream()
                .filter(one -> one.origin().fingerprint().equals(failed.fingerprint()))
                .findFirst()
                .orElseThrow();
        assertTrue(sample.targets().stream().noneMatch(target -> target.turn() == failed.turn()));
        assertTrue(sample.messages().size() > 2 * sample.targets().size() + 1, "the failed turn is still told");

        var withErrors = built(new SftOptions(Set.of("root"), 2048, true, null, false, HeldOut.NOTHING));
        assertTrue(all(withErrors).stream()
                .filter(one -> one.origin().fingerprint().equals(failed.fingerprint()))
                .flatMap(one -> one.targets().stream())
                .anyMatch(target -> target.turn() == failed.turn()));
    }

    @Test
    void whatIsTooLongIsListedWithWhatACutWouldHaveTaken() throws IOException {
        var data = built(new SftOptions(Set.of("root"), 150, false, null, false, HeldOut.NOTHING));
        assertTrue(all(data).stream().allMatch(sample -> sample.ids().length <= 150));
        assertFalse(data.report().tooLong().isEmpty());
        for (var turn : data.report().tooLong()) {
            assertTrue(turn.tokens() > 150);
            assertTrue(turn.lost() <= turn.supervised());
        }
    }

    @Test
    void noTextOfTheTrainingSamplesIsUsedForValidation() throws IOException {
        var data = built(options());
        assertFalse(data.validation().isEmpty());
        var learned = data.training().stream()
                .map(sample -> sample.origin().document())
                .collect(Collectors.toSet());
        assertTrue(data.validation().stream()
                .noneMatch(sample -> learned.contains(sample.origin().document())));
    }

    @Test
    void theSameFilesMakeTheSameDataSet() throws IOException {
        var once = all(built(options()));
        var again = all(built(options()));
        assertEquals(once.size(), again.size());
        for (int i = 0; i < once.size(); i++) {
            assertArrayEquals(once.get(i).ids(), again.get(i).ids());
        }
    }

    @Test
    void aTextThatIsHeldOutNeverEnters() throws IOException {
        var first = all(built(options())).getFirst();
        var heldOut = new HeldOut(Set.of(first.origin().document()));
        var data = built(new SftOptions(Set.of("root"), 2048, false, null, false, heldOut));
        assertTrue(heldOut.in(all(built(options()))).isPresent());
        assertTrue(heldOut.in(all(data)).isEmpty());
        assertEquals("its text is held out for evaluation", refusals(data).get(SampleGate.NOT_HELD_OUT));
    }

    /// Of one length far more than of the others: what is kept is chosen by chance and the same every time.
    @Test
    void noLengthCrowdsOutTheOthers() {
        var samples = IntStream.range(0, 200)
                .mapToObj(i -> sample(i, i < 190 ? 8_000 : i % 2 == 0 ? 4_000 : 16_000))
                .toList();
        var funnel = new Funnel();
        var kept = Selection.balanced(samples, funnel);
        assertEquals(Map.of("niah 4,000", 5, "niah 8,000", 50, "niah 16,000", 5), Selection.parts(kept));
        assertEquals(140, funnel.refusals().size());
        assertEquals(kept, Selection.balanced(samples, new Funnel()));
    }

    private static Sample sample(int number, int length) {
        var origin =
                new Sample.Origin("f", "task" + number, "0", "root", "niah", null, length, "d" + number, "t" + number);
        return new Sample(List.of(), new int[] {number}, List.of(new Sample.Target(0, 1, 1, "a")), origin);
    }
}
