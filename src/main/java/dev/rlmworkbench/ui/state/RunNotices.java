package dev.rlmworkbench.ui.state;

import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.ui.notice.Notices;
import java.util.List;

/// Tells once, when a run begins, what is wrong with the files that it reads: lines of its result file, and rows of
/// data sets, that are left out.
public final class RunNotices implements RunCentre.Listener {

    private static final int MAX_SHOWN = 3;

    private final Notices notices;

    public RunNotices(Notices notices) {
        this.notices = notices;
    }

    @Override
    public void progressed(List<RunProgress> some) {
        for (var step : some) {
            if (step instanceof RunProgress.Planned planned
                    && !planned.notices().isEmpty()) {
                notices.warning("About the files of this run", text(planned.notices()));
            }
        }
    }

    private static String text(List<String> sentences) {
        int more = sentences.size() - MAX_SHOWN;
        var shown = String.join("\n", sentences.subList(0, Math.min(MAX_SHOWN, sentences.size())));
        return more > 0 ? shown + "\nand %,d more".formatted(more) : shown;
    }
}
