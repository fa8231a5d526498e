package dev.rlmworkbench.cli.train;

import dev.rlmworkbench.training.data.SftOptions;
import dev.rlmworkbench.training.data.SftRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A data set that is asked for as the command that asks for the same.
public final class BuildSftWords {

    private BuildSftWords() {}

    /// @return subcommand and options, unquoted
    public static List<String> of(SftRequest request) {
        var words = new ArrayList<String>();
        words.add("build-sft");
        request.files().forEach(file -> words.add(file.toString()));
        var target = request.target().training();
        if (!target.equals(Path.of("experiments/sft_dataset.jsonl"))) {
            words.addAll(List.of("--out", target.toString()));
        }
        if (request.model() != null) {
            words.addAll(List.of("--model", request.model()));
        }
        if (!request.roles().equals(Set.of("root"))) {
            var roles =
                    SftOptions.ROLES.stream().filter(request.roles()::contains).toList();
            words.addAll(List.of("--roles", String.join(",", roles)));
        }
        if (request.maxLength() != null) {
            words.addAll(List.of("--max-length", request.maxLength().toString()));
        }
        if (request.allowErrors()) {
            words.add("--allow-errors");
        }
        if (request.distilled() != null) {
            words.addAll(List.of("--distil-prompt", request.distilled()));
        }
        request.heldOut().forEach(file -> words.addAll(List.of("--held-out", file.toString())));
        if (request.pairs() != null) {
            words.addAll(List.of("--pairs", request.pairs().toString()));
        }
        return List.copyOf(words);
    }
}
