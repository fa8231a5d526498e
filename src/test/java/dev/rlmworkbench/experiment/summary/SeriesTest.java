package dev.rlmworkbench.experiment.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
