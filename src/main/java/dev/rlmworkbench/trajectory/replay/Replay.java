package dev.rlmworkbench.trajectory.replay;

import dev.rlmworkbench.trajectory.EventEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task that was answered, or is being answered, by one method, step by step.
///
/// @param fingerprint  empty outside a run
/// @param contextChars length of the context, 0 when the file does not say it
/// @param answer       null when there is none
/// @param stopReason   as in result files, empty when the task did not come to its end
/// @param seconds      of the whole task; up to the last event when it did not come to its end
public record Replay(
        String fingerprint,
        String method,
        String taskType,
        String query,
        int contextChars,
        Instant started,
        List<Step> steps,
        @Nullable String answer,
        String stopReason,
        @Nullable String error,
        double seconds) {

    /// @param events of one attempt at one task, in their order; it may be cut off anywhere
    public static Replay of(List<EventEntry> events) {
        var folding = new ReplayBuilder();
        events.forEach(folding::accept);
        return folding.replay();
    }

    /// What of the context the first so many steps looked at, in the order of looking.
    public List<ContextRead> read(int howMany) {
        return first(howMany).stream().flatMap(step -> step.reads().stream()).toList();
    }

    /// The variables there are after the first so many steps, those changed last first.
    public List<Variable> variables(int howMany) {
        var changed = new LinkedHashMap<String, Variable>();
        for (var step : first(howMany)) {
            for (var run : step.code()) {
                var result = run.result();
                if (result != null) {
                    if (result.restarted() != null) {
                        changed.clear();
                    }
                    result.changed().forEach(state -> changed.put(state.name(), new Variable(state, step.number())));
                }
            }
        }
        var variables = new ArrayList<>(changed.values());
        variables.sort(Comparator.comparingInt(Variable::changedIn).reversed().thenComparing(Variable::name));
        return variables;
    }

    /// What the first so many steps have cost.
    public Spent spent(int howMany) {
        long root = 0;
        long sub = 0;
        int calls = 0;
        int subCalls = 0;
        for (var step : first(howMany)) {
            calls++;
            root += step.usage() == null ? 0 : step.usage().total();
            for (var call : step.subCalls()) {
                subCalls += count(call);
                sub += tokens(call);
            }
        }
        var seconds = first(howMany).isEmpty()
                ? 0
                : Duration.between(started, first(howMany).getLast().ended()).toMillis() / 1000.0;
        return new Spent(calls, subCalls, root, sub, seconds);
    }

    /// Over all steps, those of child RLMs included.
    public int subCalls() {
        return spent(steps.size()).subCalls();
    }

    private static int count(SubCall call) {
        return 1
                + call.steps().stream()
                        .flatMap(step -> step.subCalls().stream())
                        .mapToInt(Replay::count)
                        .sum();
    }

    private static long tokens(SubCall call) {
        long own = call.usage() == null ? 0 : call.usage().total();
        return own
                + call.steps().stream()
                        .flatMap(step -> step.subCalls().stream())
                        .mapToLong(Replay::tokens)
                        .sum();
    }

    private List<Step> first(int howMany) {
        return steps.subList(0, Math.clamp(howMany, 0, steps.size()));
    }
}
