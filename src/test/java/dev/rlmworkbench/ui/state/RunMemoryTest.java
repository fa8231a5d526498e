package dev.rlmworkbench.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.result.ResultSamples;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunMemoryTest {

    private final RunMemory memory = new RunMemory();

    private static EventEntry event(String fingerprint) {
        return new EventEntry(
                fingerprint, "0", null, 0, Instant.EPOCH, new RunEvent.ModelCallStarted("root", "m", 1, 0, List.of()));
    }

    private List<String> toldOf() {
        var told = new ArrayList<String>();
        memory.tell(new RunCentre.Listener() {
            @Override
            public void happened(List<EventEntry> events) {
                events.forEach(event -> told.add(event.fingerprint()));
            }
        });
        return told;
    }

    @Test
    void whoComesLateHearsTheEventsOfTasksInFlightOnlyAlsoWhereTheLastComeAfterTheEnd() {
        var spec = ExperimentSpec.of(
                "one",
                List.of(BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000), List.of(50))),
                MethodsSpec.DEFAULT);
        memory.begin(new RunName(Path.of("runs"), "one"), spec);
        var done = ResultSamples.of("rlm", 2_000, 1, true).record();
        memory.happened(List.of(event(done.fingerprint()), event("other")));
        assertEquals(List.of(done.fingerprint(), "other"), toldOf());

        memory.progressed(List.of(new RunProgress.Finished(done, 1, 2, Optional.empty())));
        memory.happened(List.of(event(done.fingerprint())));
        assertEquals(List.of("other"), toldOf());
    }
}
