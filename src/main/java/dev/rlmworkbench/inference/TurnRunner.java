package dev.rlmworkbench.inference;

import dev.rlmworkbench.inference.AnswerResolver.Resolution;
import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.inference.reply.CodeBlocks;
import dev.rlmworkbench.inference.reply.CodeBlocks.Block;
import dev.rlmworkbench.inference.reply.FinalAnswer;
import dev.rlmworkbench.inference.reply.Guards;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.CodeError;
import dev.rlmworkbench.trajectory.RunEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Carries out one reply of the root model: its code blocks in order, then a final answer in its text.
final class TurnRunner {

    /// What to say where a profile has no words of its own for it.
    private static final Map<String, String> INSTEAD = Map.of(
            "repeated-again", "repeated-code",
            "ungrounded-again", "ungrounded-final",
            "final-after-error", "no-code",
            "code-not-run", "no-code");

    private final Repl repl;
    private final PromptProfile profile;
    private final Map<String, Object> values;
    private final boolean subCalls;
    private final Guards guards;
    private final CallScope scope;
    private final Set<String> variables = new HashSet<>();
    private final AnswerResolver resolver;
    private List<String> lastOutputs = List.of();
    private List<String> lastNotes = List.of();
    private int present;
    private int errors;
    private int ran;
    private int lost;
    private String lastLoss = "";

    /// @param values what the profile's sections may use: the question, sizes, the turn limit
    TurnRunner(
            Repl repl,
            PromptProfile profile,
            Map<String, Object> values,
            boolean subCalls,
            Guards guards,
            CallScope scope) {
        this.repl = repl;
        this.profile = profile;
        this.values = values;
        this.subCalls = subCalls;
        this.guards = guards;
        this.scope = scope;
        this.resolver = new AnswerResolver(
                profile.language(), variables, code -> execute(present, 0, new Block("", code, 0, true)));
    }

    /// The answer of a last reply that is taken as it is; empty when it has none.
    Optional<String> best(String reply) throws InterruptedException {
        return resolver.best(reply);
    }

    /// Blocks that failed so far.
    int errors() {
        return errors;
    }

    /// Why no block could be run so far, where all of them were lost with the REPL's process; empty where one ran.
    Optional<String> sandboxFailure() {
        return ran > 0 && lost == ran ? Optional.of(lastLoss) : Optional.empty();
    }

    Turn run(int turn, String reply) throws InterruptedException {
        present = turn;
        var parsed = CodeBlocks.of(reply);
        var blocks =
                profile.stopsAtBlock() ? parsed.runnable().stream().limit(1).toList() : parsed.runnable();
        var ended = new BlocksOfTurn();
        var given = runAll(turn, blocks, ended);
        if (given.isPresent()) {
            return given.get();
        }
        var inText = FinalAnswer.in(parsed.outside());
        if (inText.isPresent()) {
            var refused = refusal(parsed, ended)
                    .or(() -> guards.beforeFinal(inText.get().text(), resolver.isCode(inText.get())));
            if (refused.isEmpty()) {
                return resolve(turn, inText.get());
            }
            ended.notes.add(nudge(turn, refused.get()));
            if (ended.outputs.isEmpty() && !lastOutputs.isEmpty()) {
                return fruitless(turn, ended.notes, false);
            }
        } else if (blocks.isEmpty()) {
            ended.notes.add(nudge(turn, "no-code"));
            ended.failed = true;
        } else if (ended.repeats == blocks.size()) {
            return fruitless(turn, ended.notes, true);
        }
        return goesOn(turn, ended);
    }

    /// What the blocks of one reply came to.
    private static final class BlocksOfTurn {
        private final List<String> outputs = new ArrayList<>();
        private final List<String> notes = new ArrayList<>();
        private boolean failed;
        private int repeats;
    }

    /// @return the end of the turn where a block gave an answer that is taken
    private Optional<Turn> runAll(int turn, List<Block> blocks, BlocksOfTurn ended) throws InterruptedException {
        for (int i = 0; i < blocks.size(); i++) {
            var code = blocks.get(i).code();
            var repeated = guards.beforeCode(code);
            if (repeated.isPresent()) {
                ended.notes.add(nudge(turn, repeated.get()));
                ended.repeats++;
                continue;
            }
            var result = execute(turn, i, blocks.get(i));
            ended.failed = result.error() != null;
            ended.outputs.add(shown(result, i, blocks.size()));
            var answer = result.finalAnswer();
            if (answer != null) {
                var refused = guards.beforeFinal(answer, !code.contains(answer));
                if (refused.isEmpty()) {
                    return Optional.of(accepted(turn, answer, "code"));
                }
                ended.notes.add(nudge(turn, refused.get()));
            }
        }
        return Optional.empty();
    }

    /// The message that the next turn answers to.
    private Turn goesOn(int turn, BlocksOfTurn ended) {
        var notes = ended.notes;
        if (notes.isEmpty()) {
            guards.afterOutput().ifPresent(section -> notes.add(nudge(turn, section)));
        }
        guards.recovery().ifPresent(section -> notes.add(nudge(turn, section)));
        if (!ended.outputs.isEmpty()) {
            lastOutputs = ended.outputs;
            lastNotes = notes;
        }
        return new Turn(message(turn, ended.outputs, notes), Optional.empty(), ended.failed, false);
    }

    /// The last output once more, with what there is to say of a reply that added nothing.
    private Turn fruitless(int turn, List<String> notes, boolean failed) {
        notes.addAll(0, lastNotes);
        return new Turn(message(turn, lastOutputs, notes), Optional.empty(), failed, true);
    }

    private ReplResult execute(int turn, int index, Block block) throws InterruptedException {
        scope.emit(new RunEvent.CodeStarted(turn, index, profile.language().wireName(), block.code()));
        var result = repl.run(block.code());
        scope.emit(new RunEvent.CodeFinished(turn, index, result));
        if (result.restarted() != null) {
            scope.emit(new RunEvent.ReplRestarted(turn, result.restarted()));
            variables.clear();
        }
        variables.addAll(result.changedNames());
        errors += result.error() == null ? 0 : 1;
        ran++;
        if (result.error() != null && result.error().kind() == CodeError.Kind.PROCESS) {
            lost++;
            lastLoss = result.error().message();
        }
        guards.afterCode(result);
        return result;
    }

    /// An answer beside code that was not run, or that failed, was written before anything was seen.
    private static Optional<String> refusal(CodeBlocks parsed, BlocksOfTurn ended) {
        if (ended.failed) {
            return Optional.of("final-after-error");
        }
        return parsed.hasCodeThatIsNotRun() ? Optional.of("code-not-run") : Optional.empty();
    }

    /// A final answer in text may name something that the REPL holds: then the REPL says its value.
    private Turn resolve(int turn, FinalAnswer written) throws InterruptedException {
        return switch (resolver.resolve(written)) {
            case Resolution.Words(var text) -> accepted(turn, text, "text");
            case Resolution.Value(var text) -> accepted(turn, text, "variable");
            case Resolution.Unresolved(var tried) ->
                new Turn(message(turn, List.of(shown(tried, 0, 1)), List.of()), Optional.empty(), true, false);
        };
    }

    private Turn accepted(int turn, String answer, String how) {
        scope.emit(new RunEvent.FinalAnswer(turn, how, answer));
        return new Turn("", Optional.of(new Turn.Given(answer, how)), false, false);
    }

    /// @param wanted one that ends with "-again" is not in every profile
    private String nudge(int turn, String wanted) {
        var section = profile.has(wanted) ? wanted : INSTEAD.getOrDefault(wanted, wanted);
        var all = new HashMap<>(values);
        all.put("names", String.join(", ", guards.unseenNames()));
        var text = profile.text(section, all, subCalls);
        scope.emit(new RunEvent.Nudge(turn, section, text));
        return text;
    }

    private String message(int turn, List<String> outputs, List<String> notes) {
        var all = new HashMap<>(values);
        int most = (Integer) values.get("max_turns");
        all.put("turn", Math.min(turn + 1, most)); // behind the last turn only the best answer is asked for
        all.put("turns_left", Math.max(most - turn, 0));
        all.put("output", String.join("\n\n", outputs));
        all.put("notes", String.join("\n", notes));
        var section = outputs.isEmpty() ? "turn-without-output" : notes.isEmpty() ? "turn" : "turn-with-notes";
        return profile.text(profile.has(section) ? section : "turn", all, subCalls)
                .strip();
    }

    private String shown(ReplResult result, int index, int blocks) {
        var parts = new ArrayList<String>();
        if (!result.stdout().isBlank()) {
            parts.add(result.stdout().stripTrailing());
        }
        if (result.value() != null) {
            parts.add(result.value());
        }
        if (result.error() != null) {
            parts.add(result.error().message());
        }
        if (result.restarted() != null) {
            parts.add(result.restarted());
        }
        if (parts.isEmpty()) {
            parts.add(profile.text("no-output", values, subCalls));
        }
        var text = String.join("\n", parts);
        return blocks > 1 ? "[block %d of %d]\n%s".formatted(index + 1, blocks, text) : text;
    }
}
