package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.experiment.spec.Shard;
import dev.rlmworkbench.result.ModelSnapshot;
import dev.rlmworkbench.result.ResultRow;
import dev.rlmworkbench.result.ResultSamples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeriesTest {

    @ParameterizedTest
    @CsvSource({
        "experiments/checkpoints/sft_adamw/best, sft_adamw",
        "/home/ada/runs/checkpoints/sft_adamw/best/, sft_adamw",
        "checkpoints/sft_adamw/step-40, sft_adamw/step-40",
        "C:\\runs\\checkpoints\\coder\\best, coder",
        "hf.co/someone/best, hf.co/someone/best",
        "qwen2.5-coder:1.5b, qwen2.5-coder:1.5b",
    })
    void aTrainedModelIsCalledAsItsTraining(String model, String name) {
        assertEquals(name, new Series("rlm", model, "").modelName());
    }

    @Test
    void partsOfARunAreOneSeriesAlsoWhereTheirTasksWereAnsweredTwice() {
        var rows = new ArrayList<ResultRow>();
        for (boolean right : List.of(false, true)) {
            for (int part = 0; part < 2; part++) {
                var name = new Shard(part, 2).runName("niah_small");
                rows.add(ResultSamples.of("rlm", 8_000, part, right)
                        .withRun(name)
                        .row());
            }
        }
        var series = SeriesIndex.of(rows);
        assertEquals(List.of(""), series.keySet().stream().map(Series::variant).toList());
        var counting = series.values().iterator().next();
        assertEquals(2, counting.size());
        assertEquals(2, counting.stream().filter(ResultRow::isRight).count(), "the later answers count");
    }

    @Test
    void weightsAreToldApartByMoreThanTheFirstDigitOfTheirHash() {
        var rows = new ArrayList<ResultRow>();
        for (var hash : List.of("3a7bd3e2360a3d29", "3f79bb7b435b0532")) {
            var row = ResultSamples.of("rlm", 8_000, 1, true).row();
            rows.add(row.with(row.setup().withModels(new ModelSnapshot("m", "sha256:" + hash, "local", 0), null)));
        }
        assertEquals(
                List.of("digest 3a7bd3e2", "digest 3f79bb7b"),
                SeriesIndex.of(rows).keySet().stream().map(Series::variant).toList());
    }
}
