package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
