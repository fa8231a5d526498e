package dev.rlmworkbench.cli.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.training.data.SftFiles;
import dev.rlmworkbench.training.data.SftRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BuildSftWordsTest {

    private static final Path RUN = Path.of("experiments/a_trajectories.jsonl");

    @Test
    void whatIsUsualIsNotTyped() {
        var usual = new SftRequest(
                List.of(RUN),
                new SftFiles(Path.of("experiments/sft_dataset.jsonl")),
                null,
                Set.of("root"),
                null,
                false,
                null,
                List.of(),
                null);
        assertEquals(List.of("build-sft", "experiments/a_trajectories.jsonl"), BuildSftWords.of(usual));
    }

    @Test
    void everyOtherChoiceIsAnOption() {
        var request = new SftRequest(
                List.of(RUN, Path.of("b.jsonl")),
                new SftFiles(Path.of("other.jsonl")),
                "models/coder",
                Set.of("sub", "root"),
                2048,
                true,
                "short",
                List.of(Path.of("eval.jsonl"), Path.of("spec.json")),
                Path.of("pairs.jsonl"));
        assertEquals(
                ("build-sft experiments/a_trajectories.jsonl b.jsonl --out other.jsonl --model models/coder"
                        + " --roles root,sub --max-length 2048 --allow-errors --distil-prompt short"
                        + " --held-out eval.jsonl --held-out spec.json --pairs pairs.jsonl"),
                String.join(" ", BuildSftWords.of(request)));
    }
}
