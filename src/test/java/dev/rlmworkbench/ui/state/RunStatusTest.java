package dev.rlmworkbench.ui.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.experiment.result.RunName;
import dev.rlmworkbench.experiment.run.RunProgress;
import dev.rlmworkbench.experiment.spec.BenchmarkSpec;
import dev.rlmworkbench.experiment.spec.ExperimentSpec;
import dev.rlmworkbench.experiment.spec.MethodsSpec;
import dev.rlmworkbench.experiment.spec.ModelSpec;
import dev.rlmworkbench.gpu.GpuMemory;
import dev.rlmworkbench.gpu.GpuReading;
import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplLanguage;
import dev.rlmworkbench.repl.SandboxReport;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RunStatusTest {

    private final RunStatus status = new RunStatus();

    private static ExperimentSpec at(String endpoint) {
        var benchmark = BenchmarkSpec.of(new NeedleInHaystack(), List.of(2_000), List.of(50));
        var model = ModelSpec.of(null, List.of(endpoint));
        return ExperimentSpec.of(
                "night",
                List.of(benchmark),
                MethodsSpec.DEFAULT.withMethods(List.of("rlm")).withModels(List.of(model)));
    }

    private void begin(String endpoint) {
        status.started(new RunName(Path.of("experiments"), "night"), at(endpoint));
    }

    private static EventEntry call(int tokens, Duration decode) {
        var timing = new CallTiming(decode, Duration.ZERO, Duration.ZERO, decode);
        var event = new RunEvent.Generation("words", "", new TokenUsage(100, tokens, false), timing, "stop", null);
        return new EventEntry("task", "root", null, 0, Instant.EPOCH, event);
    }

    @Test
    void nothingIsSaidBeforeItIsKnown() {
        begin("http://127.0.0.1:11434");
        assertEquals("night", status.progress().get());
        assertEquals("", status.left().get());
        assertEquals("", status.speed().get());
        assertEquals("", status.sandbox().get());
        assertEquals("", status.device().get());
    }

    @Test
    void aRunTellsHowFarItIsAndHowFastItsModelWrites() {
        begin("http://127.0.0.1:11434");
        status.progressed(List.of(new RunProgress.Planned(90, 42, 0, List.of(), List.of())));
        assertEquals("night  42/90", status.progress().get());
        status.happened(List.of(call(100, Duration.ofSeconds(2)), call(20, Duration.ofSeconds(1))));
        assertEquals("40 tokens/s", status.speed().get());
        status.happened(List.of(call(0, Duration.ZERO)));
        assertEquals("40 tokens/s", status.speed().get(), "a call that wrote nothing has no speed");
        status.ended(null);
        assertEquals("", status.progress().get());
        assertEquals("", status.speed().get());
    }

    @Test
    void theDeviceIsThatOfThisMachineAndNotSaidOfModelsElsewhere() {
        var memory = new GpuMemory(
                OptionalLong.of(6L << 30), OptionalLong.of(3L << 30), OptionalLong.empty(), OptionalLong.empty());
        status.measured(List.of(gpu(memory, false), gpu(GpuMemory.NOT_REPORTED, true)));
        assertEquals("GPU 3.0 of 6.0 GiB", status.device().get());
        begin("http://gpu1:11434");
        assertEquals("", status.device().get());
        status.ended(null);
        assertEquals("GPU 3.0 of 6.0 GiB", status.device().get());
        status.measured(List.of(gpu(GpuMemory.NOT_REPORTED, true)));
        assertEquals("GPU asleep", status.device().get());
        status.measured(List.of(gpu(GpuMemory.NOT_REPORTED, false)));
        assertEquals("GPU", status.device().get());
        status.measured(List.of());
        assertEquals("CPU", status.device().get());
        assertTrue(RunStatus.isThisMachine("localhost:8080/v1"));
        assertFalse(RunStatus.isThisMachine("not an address"));
    }

    private static GpuReading gpu(GpuMemory memory, boolean asleep) {
        return new GpuReading(
                0,
                "a GPU",
                Optional.empty(),
                asleep,
                Optional.empty(),
                memory,
                OptionalInt.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty());
    }

    @Test
    void theSandboxSaysWhichKindsOfLayersAreOn() {
        status.contained(
                ReplLanguage.JAVA, new SandboxReport(List.of("landlock abi 7", "seccomp, 80 calls denied"), List.of()));
        assertEquals("Sandbox: kernel + allow-list", status.sandbox().get());
        status.contained(ReplLanguage.JAVA, new SandboxReport(List.of(), List.of("landlock: no", "seccomp: no")));
        assertEquals("Sandbox: allow-list, 2 missing", status.sandbox().get());
        assertTrue(status.sandboxDetail().get().contains("seccomp: no"));
    }
}
