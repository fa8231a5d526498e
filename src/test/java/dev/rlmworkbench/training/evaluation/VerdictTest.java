package dev.rlmworkbench.training.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.display.MethodName;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.training.adapter.TrainedAdapter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerdictTest {

    private static final Path ADAPTER = Path.of("/data/experiments/checkpoints/first/best");

    private final List<ResultRow> results = new ArrayList<>();

    private void add(String model, String method, int tasks, int right) {
        add(new ModelSnapshot(model, null, null, 0), null, method, tasks, right);
    }

    private void add(ModelSnapshot model, @Nullable ModelSnapshot sub, String method, int tasks, int right) {
        for (int seed = 0; seed < tasks; seed++) {
            var row = ResultSamples.of(method, 8_000, seed, seed < right).row();
            results.add(row.with(row.setup().withModels(model, sub)));
        }
    }

    private static ModelSnapshot adapter(String path, char digit) {
        return new ModelSnapshot(path, "sha256:" + Character.toString(digit).repeat(64), "local", 4_096);
    }

    private Optional<Verdict> verdict() {
        return Verdict.of(
                results,
                Verdict.Side.named("pocket"),
                new Verdict.Side("first (best)", model -> TrainedAdapter.isNamed(model, ADAPTER)),
                ShippedBenchmarks.all());
    }

    @Test
    void theAnswersOfBothAreCountedAndOthersAreLeftOut() {
        add("pocket", "vanilla", 20, 10);
        add("pocket", "rlm", 20, 6);
        add("experiments/checkpoints/first/best", "vanilla", 20, 9);
        add("experiments/checkpoints/first/best", "rlm", 20, 18);
        add("experiments/checkpoints/first/final", "rlm", 20, 20);

        var verdict = verdict().orElseThrow();
        assertEquals(
                List.of("vanilla", "rlm"),
                verdict.methods().stream().map(Verdict.ByMethod::method).toList());
        var rlm = verdict.methods().getLast();
        assertEquals(6, rlm.first().correct());
        assertEquals(18, rlm.second().correct());
        assertEquals("first (best)", rlm.test().winner().model());
        assertEquals(2, rlm.test().holmTests());
        assertNull(verdict.methods().getFirst().test().winner());
        assertEquals(4, verdict.part().totals().size());
        assertTrue(verdict.comparison()
                .sentences("the base", "the trained model", MethodName::of)
                .get(1)
                .contains("RLM on the trained model beats RLM on the base by 60 points"));
    }

    @Test
    void whileOneHasNotAnsweredThereIsNothingToCompare() {
        add("pocket", "rlm", 3, 1);
        var rlm = verdict().orElseThrow().methods().getFirst();
        assertNotNull(rlm.first());
        assertNull(rlm.second());
        assertNull(rlm.test());
        results.clear();
        add("another", "rlm", 3, 1);
        assertEquals(Optional.empty(), verdict());
    }

    @Test
    void evaluatedAgainAfterItLearnedMoreOnlyTheNewAnswersCount() {
        for (char[] digits : new char[][] {{'1', '2'}, {'2', '1'}}) {
            results.clear();
            add("pocket", "rlm", 20, 6);
            var before = adapter(ADAPTER.toString(), digits[0]);
            var after = adapter(ADAPTER.toString(), digits[1]);
            add(before, before, "rlm", 20, 2);
            add(after, after, "rlm", 20, 18);

            var rlm = verdict().orElseThrow().methods().getFirst();
            assertEquals(18, rlm.second().correct(), "whichever digest comes first");
            assertEquals("first (best)", rlm.test().winner().model());
            assertEquals(1, rlm.test().holmTests());
        }
    }

    @Test
    void anAdapterThatIsNamedInTwoWaysIsOneAlsoInItsSubCalls() {
        add("pocket", "rlm", 20, 6);
        for (int seed = 0; seed < 20; seed++) {
            var model = adapter(seed < 10 ? "experiments/checkpoints/first/best" : ADAPTER.toString(), '1');
            var row = ResultSamples.of("rlm", 8_000, seed, true).row();
            results.add(row.with(row.setup().withModels(model, model)));
        }
        var rlm = verdict().orElseThrow().methods().getFirst();
        assertEquals(20, rlm.second().n());
        assertEquals(20, rlm.test().test().pairs());
    }

    @Test
    void anAdapterIsKnownByTheEndOfItsPath() {
        assertTrue(TrainedAdapter.isNamed("experiments/checkpoints/first/best", ADAPTER));
        assertTrue(TrainedAdapter.isNamed("/elsewhere/checkpoints/first/best", ADAPTER));
        assertFalse(TrainedAdapter.isNamed("experiments/checkpoints/first/final", ADAPTER));
        assertFalse(TrainedAdapter.isNamed("experiments/checkpoints/second/best", ADAPTER));
        assertFalse(TrainedAdapter.isNamed("best", ADAPTER));
        assertFalse(TrainedAdapter.isNamed("qwen2.5-coder:1.5b", ADAPTER));
    }
}
