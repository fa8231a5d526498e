package dev.rlmworkbench.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.ui.notice.Notices;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunNoticesTest {

    private final Notices notices = new Notices(Runnable::run);

    @Test
    void whatIsLeftOutOfARunsFilesIsToldOnce() {
        begins("data.json row 3 (line 1): left out: \"answer\" is \"E\", not A, B, C or D", "b", "c", "d", "e");
        assertEquals(1, notices.history().size());
        assertEquals(
                "data.json row 3 (line 1): left out: \"answer\" is \"E\", not A, B, C or D\nb\nc\nand 2 more",
                notices.history().getFirst().text());
    }

    @Test
    void soundFilesAreNotSpokenOf() {
        begins();
        assertTrue(notices.history().isEmpty());
    }

    private void begins(String... said) {
        new RunNotices(notices).progressed(List.of(new RunProgress.Planned(1, 0, 0, List.of(said), List.of())));
    }
}
