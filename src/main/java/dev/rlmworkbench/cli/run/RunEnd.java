package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.benchmark.Benchmarks;
import dev.rlmworkbench.cli.results.SummaryTable;
import dev.rlmworkbench.cli.terminal.CommandWords;
import dev.rlmworkbench.cli.terminal.Counted;
import dev.rlmworkbench.cli.terminal.Terminal;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunOutcome;
import dev.rlmworkbench.experiment.summary.Summary;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.result.ResultRows;
import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What a run says when it ends: the table, where the files are, and how to go on.
final class RunEnd {

    private static final int WIDTH = 120;

    private final Terminal terminal;
    private final Benchmarks benchmarks;
    private final boolean json;
    private final String sameCommand;
    private final Function<Summary, List<String>> verdict;

    RunEnd(
            Terminal terminal,
            Benchmarks benchmarks,
            boolean json,
            String sameCommand,
            Function<Summary, List<String>> verdict) {
        this.terminal = terminal;
        this.benchmarks = benchmarks;
        this.json = json;
        this.sameCommand = sameCommand;
        this.verdict = verdict;
    }

    void tell(RunOutcome outcome) {
        if (json) {
            terminal.out().println(JsonStyle.indented().writeValueAsString(asData(outcome)));
        } else {
            terminal.out().println();
            var summary = summary(outcome.run());
            terminal.out()
                    .println(summary.map(all -> SummaryTable.render(all, false, WIDTH))
                            .orElse(""));
            summary.map(verdict)
                    .orElse(List.of())
                    .forEach(sentence -> terminal.out().println(SummaryTable.sentence(sentence, WIDTH)));
            terminal.out().println("Results: " + outcome.run().results());
            if (Files.exists(outcome.run().trajectories())) {
                terminal.out().println("Every step: " + outcome.run().trajectories());
            }
            terminal.out()
                    .println("Look closer: "
                            + CommandWords.of(
                                    "view", outcome.run().results().toString(), "--by-length", "--show-errors"));
        }
        if (!outcome.complete()) {
            terminal.err().println(whyIncomplete(outcome));
            terminal.err().println("Nothing is lost; go on with: " + sameCommand);
        }
    }

    /// Of all that the file holds, earlier starts of the run included.
    private Optional<Summary> summary(RunName run) {
        try {
            return Optional.of(ResultRows.read(List.of(run.results()), ResultRows.Progress.NONE)
                            .rows())
                    .filter(rows -> !rows.isEmpty())
                    .map(rows -> Summary.of(rows, benchmarks));
        } catch (IOException e) {
            terminal.err().println("%s cannot be read: %s".formatted(run.results(), FileTrouble.reason(e)));
            return Optional.empty();
        }
    }

    private static String whyIncomplete(RunOutcome outcome) {
        var why = new StringBuilder(outcome.cancelled() ? "Stopped" : "Not complete");
        why.append(": %,d of %s done".formatted(outcome.done(), Counted.count(outcome.total(), "result")));
        if (outcome.failed() > 0) {
            why.append(", %,d failed and run again next time".formatted(outcome.failed()));
        }
        if (outcome.stopped() != null) {
            why.append(". ").append(Terminal.harmless(outcome.stopped()));
        }
        return why.toString();
    }

    private Map<String, Object> asData(RunOutcome outcome) {
        var data = new LinkedHashMap<String, Object>();
        data.put("run_name", outcome.run().name());
        data.put("total", outcome.total());
        data.put("done", outcome.done());
        data.put("failed", outcome.failed());
        data.put("cancelled", outcome.cancelled());
        data.put("stopped", outcome.stopped());
        data.put("results", outcome.run().results().toString());
        data.put(
                "trajectories",
                Files.exists(outcome.run().trajectories())
                        ? outcome.run().trajectories().toString()
                        : null);
        data.put("manifest", outcome.run().manifest().toString());
        summary(outcome.run()).ifPresent(summary -> {
            data.put("summary", summary);
            var sentences = verdict.apply(summary);
            if (!sentences.isEmpty()) {
                data.put("verdict", sentences);
            }
        });
        return data;
    }
}
