package dev.rlmworkbench.cli.run;

import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.experiment.run.RunProgress;
import java.io.PrintStream;

/// A run's progress as plain lines, for logs and pipes.
final class LineProgress implements RunProgress.Listener {

    private final String run;
    private final PrintStream out;

    LineProgress(String run, PrintStream out) {
        this.run = run;
        this.out = out;
    }

    @Override
    public void accept(RunProgress progress) {
        switch (progress) {
            case RunProgress.Planned planned -> {
                planned.notices().forEach(notice -> out.println("note: " + notice));
                out.println(RunReport.planned(run, planned));
            }
            case RunProgress.Started _ -> {
                // one line a result is enough for a log
            }
            case RunProgress.Skipped skipped -> out.println("skipped: " + skipped.fingerprint());
            case RunProgress.Finished finished ->
                out.printf(
                        "[%d/%d] %s%s%n",
                        finished.finished(),
                        finished.total(),
                        RunReport.result(finished.result()),
                        finished.left()
                                .filter(left -> finished.finished() < finished.total())
                                .map(left -> "; about " + ReadableTime.of(left) + " left")
                                .orElse(""));
        }
    }
}
