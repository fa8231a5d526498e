package dev.rlmworkbench.ui.training.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EvaluationFormTest {

    private final EvaluationForm form = new EvaluationForm(ShippedBenchmarks.all());

    private List<BenchmarkSpec> read() {
        return form.read().orElseThrow(() -> new AssertionError(form.missing.get()));
    }

    @Test
    void theTasksOfAllFamiliesHaveOneShape() {
        form.families.setAll("niah", "mixed_qa");
        form.lengths.setAll(8_000, 4_000);
        form.tasks.set(3);
        form.seed.set("1,043");
        var tasks = read();
        assertEquals(2, tasks.size());
        for (var one : tasks) {
            assertEquals(List.of(4_000, 8_000), one.lengths());
            assertEquals(3, one.tasks());
            assertEquals(1_043, one.seed());
        }
        assertTrue(
                form.groups().containsAll(List.of("held_out", "unseen")),
                form.groups().toString());
        form.group.set("held_out");
        var held = read();
        assertEquals(
                List.of("held_out"),
                held.stream()
                        .map(BenchmarkSpec::split)
                        .filter(split -> split != null)
                        .toList(),
                "only where there are kinds");
    }

    @Test
    void whatIsMissingIsSaid() {
        form.lengths.setAll(4_000);
        assertEquals(Optional.empty(), form.read());
        assertEquals("Choose tasks to judge by.", form.missing.get());
        form.families.setAll("niah");
        assertTrue(form.read().isPresent());
        form.depths.clear();
        assertEquals(Optional.empty(), form.read());
        assertEquals("Choose at least one depth.", form.missing.get());
        form.depths.setAll(50);
        form.methods.clear();
        assertEquals(Optional.empty(), form.read());
        form.methods.setAll("rlm");
        form.tasks.set("many");
        assertEquals(Optional.empty(), form.read());
        assertTrue(form.tasks.error().get().contains("'many'"));
        assertEquals("", form.missing.get());
    }
}
