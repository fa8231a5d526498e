package dev.rlmworkbench.ui.training.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.gpu.ClockLimit;
import dev.rlmworkbench.gpu.DeviceReadings;
import dev.rlmworkbench.gpu.GpuReading;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class GaugesViewModelTest {

    private static final long SECOND = 1_000_000_000;
    private static final OptionalLong JOB = OptionalLong.of(DevicesOfTests.JOB);
    private static final OptionalLong NOBODY = OptionalLong.empty();
    private static final OptionalLong FORECAST = OptionalLong.of(DevicesOfTests.gib(4.5));

    private final AtomicLong clock = new AtomicLong();
    private final GaugesViewModel model = new GaugesViewModel(clock::get);

    private GaugesViewModel.Shown shown() {
        return Objects.requireNonNull(model.shown().get());
    }

    private GaugeState gauge(String name) {
        return shown().gauges().stream()
                .filter(gauge -> gauge.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not shown: " + shown().gauges()));
    }

    private void hear(GpuReading... gpus) {
        model.heard(DevicesOfTests.of(DevicesOfTests.host(), gpus));
    }

    @Test
    void beforeTheFirstReadingNothingIsShown() {
        model.follow(JOB, FORECAST);
        assertNull(model.shown().get());
    }

    @Test
    void memoryOfTheGpuTellsTheJobFromOthersAndMarksTheForecast() {
        model.follow(JOB, FORECAST);
        hear(DevicesOfTests.gpu(4.5, 3.9, 71, 78));
        var memory = gauge("GPU memory");
        assertEquals("4.5", memory.value());
        assertEquals("of 6.0 GiB", memory.unit());
        assertEquals(0.75, memory.filled().getAsDouble(), 1e-6);
        assertEquals(0.65, memory.ours().getAsDouble(), 1e-6);
        assertEquals(0.85, memory.tick().getAsDouble(), 1e-6, "the others' 0.6 GiB and the forecast");
        assertEquals("job 3.9, others 0.6", memory.parts());
        assertTrue(memory.detail().contains("Free: 1.5 GiB"), memory.detail());
        assertEquals(GaugeLevel.NORMAL, memory.level());
        assertEquals("", shown().sentence());
    }

    @Test
    void memoryThatIsNearlyGoneIsHighAndThenCritical() {
        hear(DevicesOfTests.gpu(5.2, 0, 71, 78));
        assertEquals(GaugeLevel.HIGH, gauge("GPU memory").level());
        assertEquals("High", gauge("GPU memory").word());
        hear(DevicesOfTests.gpu(5.8, 0, 71, 78));
        assertEquals(GaugeLevel.CRITICAL, gauge("GPU memory").level());
    }

    @Test
    void loadHeatAndPowerHaveTheirScales() {
        hear(DevicesOfTests.gpu(4.1, 0, 71, 76));
        assertEquals("94", gauge("Utilisation").value());
        assertEquals(GaugeLevel.NORMAL, gauge("Utilisation").level(), "a busy GPU is what one wants");
        assertEquals(OptionalDouble.of(0.71), gauge("Temperature").filled());
        assertEquals("of 95 W", gauge("Power").unit());
        assertEquals(OptionalDouble.of(0.8), gauge("Power").filled());
        hear(DevicesOfTests.gpu(4.1, 0, 83, 94));
        assertEquals(GaugeLevel.HIGH, gauge("Temperature").level());
        assertEquals("At limit", gauge("Power").word());
    }

    @Test
    void aGpuThatIsSlowerForItsHeatSaysSo() {
        hear(DevicesOfTests.gpu(4.1, 0, 78, 60, ClockLimit.POWER_CAP, ClockLimit.HEAT));
        assertEquals(GaugeLevel.CRITICAL, gauge("Temperature").level());
        assertEquals("The GPU is slower because it is too hot.", shown().sentence());
    }

    @Test
    void whatTheDriverDoesNotTellIsNotShown() {
        hear(DevicesOfTests.silent());
        for (var gauge : shown().gauges()) {
            assertEquals("–", gauge.value(), gauge.name());
            assertEquals("not reported", gauge.unit(), gauge.name());
            assertEquals(OptionalDouble.empty(), gauge.filled(), gauge.name());
        }
    }

    @Test
    void aGpuThatSleepsIsSaidToSleep() {
        hear(DevicesOfTests.asleep());
        assertEquals("asleep", gauge("GPU memory").unit());
        assertEquals(DevicesOfTests.LAPTOP + " is asleep, and is not woken to be read.", shown().sentence());
    }

    @Test
    void whileItSleepsATrainingIsOnTheProcessor() {
        model.follow(JOB, FORECAST);
        hear(DevicesOfTests.asleep());
        assertEquals("2.4", gauge("Job memory").value());
        assertTrue(shown().sentence().endsWith("the training runs on the processor."), shown().sentence());
    }

    @Test
    void aGpuThatCannotBeReadSaysWhy() {
        hear(DevicesOfTests.failed("the driver has lost it"));
        assertEquals(DevicesOfTests.LAPTOP + " could not be read: the driver has lost it.", shown().sentence());
        assertEquals("not read", gauge("Power").unit());
    }

    @Test
    void withoutAGpuTheMachineIsShownAndItIsSaidPlainly() {
        model.follow(JOB, FORECAST);
        hear();
        assertEquals(
                List.of("Job memory", "Main memory", "Processor", "Temperature"),
                shown().gauges().stream().map(GaugeState::name).toList());
        assertEquals(
                "There is no GPU that a driver tells of, so these are the processor and the main memory.",
                shown().sentence());
        assertEquals("7.9", gauge("Main memory").value());
        assertEquals("job 2.4, others 5.5", gauge("Main memory").parts());
        assertEquals("70", gauge("Processor").value());
        assertEquals("job 62 %, others 8 %", gauge("Processor").parts());
        assertEquals("58", gauge("Temperature").value());
        assertEquals("none (NVML: there is no libnvidia-ml.so.1)", shown().source());
    }

    @Test
    void aJobThatTakesFarMoreThanForecastIsMarked() {
        model.follow(JOB, OptionalLong.of(DevicesOfTests.gib(2.1)));
        hear();
        assertEquals(GaugeLevel.NORMAL, gauge("Job memory").level(), "a forecast is within a fifth");
        assertEquals(2.1 / 2.52, gauge("Job memory").tick().getAsDouble(), 1e-6);
        model.follow(JOB, OptionalLong.of(DevicesOfTests.gib(1.9)));
        assertEquals(GaugeLevel.HIGH, gauge("Job memory").level());
    }

    @Test
    void ofASmallJobAnotherDigitIsShown() {
        model.follow(JOB, OptionalLong.of(DevicesOfTests.gib(0.38)));
        hear();
        assertEquals("2.4", gauge("Job memory").value());
        assertEquals("forecast of its peak 0.38", gauge("Job memory").parts());
    }

    @Test
    void whatTheSystemDoesNotTellIsNotShown() {
        model.follow(JOB, FORECAST);
        model.heard(DevicesOfTests.of(DevicesOfTests.hostThatTellsNothing()));
        for (var gauge : shown().gauges()) {
            assertEquals("not reported", gauge.unit(), gauge.name());
        }
    }

    @Test
    void withoutAJobItsGaugeSaysSo() {
        hear();
        assertEquals("no job", gauge("Job memory").unit());
    }

    @Test
    void aTrainingThatIsNotOnTheGpuIsShownWhereItIs() {
        model.follow(JOB, FORECAST);
        hear(DevicesOfTests.gpu(0.4, 0, 45, 9));
        assertEquals("2.4", gauge("Job memory").value());
        assertTrue(shown().sentence().contains("names no program of this training"), shown().sentence());
        hear(DevicesOfTests.gpu(3.4, 3, 45, 9));
        assertEquals("job 3.0, others 0.4", gauge("GPU memory").parts(), "once it is there");
    }

    @Test
    void theUserChoosesAnotherDevice() {
        model.follow(JOB, FORECAST);
        hear(DevicesOfTests.gpu(4.5, 3.9, 71, 78));
        model.chosen().set(GaugesViewModel.Choice.MACHINE);
        assertEquals("70", gauge("Processor").value());
        assertEquals("", shown().sentence());
        hear(DevicesOfTests.gpu(4.5, 3.9, 71, 78));
        assertEquals(GaugesViewModel.Choice.MACHINE, shown().device());
        model.chosen().set(null);
        assertEquals("94", gauge("Utilisation").value());
    }

    @Test
    void aChosenGpuThatIsGoneIsNotShownAnyMore() {
        hear(DevicesOfTests.gpu(4.5, 0, 71, 78));
        model.chosen().set(shown().device());
        hear();
        assertEquals(GaugesViewModel.Choice.MACHINE, shown().device());
    }

    @Test
    void theLastMinutesAreKeptAPointASecond() {
        for (int quarter = 0; quarter < 4 * 600; quarter++) {
            hear(DevicesOfTests.gpu(3, 0, quarter == 2_002 ? 90 : 50, 78));
            clock.addAndGet(SECOND / 4);
        }
        var points = model.recent(gauge("Temperature"));
        assertTrue(points.size() >= 180 && points.size() <= 181, points.size() + " points");
        assertTrue(points.getFirst().when() >= 0 && points.getLast().when() <= 1);
        assertEquals(
                1, points.stream().filter(point -> point.share() == 0.9).count(), "a peak between points is not lost");
    }

    @Test
    void anotherTrainingBeginsAnew() {
        model.follow(JOB, FORECAST);
        hear(DevicesOfTests.gpu(3, 2, 50, 78));
        assertEquals(1, model.recent(gauge("Temperature")).size());
        model.follow(JOB, NOBODY);
        assertEquals(1, model.recent(gauge("Temperature")).size(), "the same one");
        model.follow(OptionalLong.of(5), FORECAST);
        assertEquals(List.of(), model.recent(gauge("Temperature")));
    }

    @Test
    void aSecondGpuThatTheTrainingIsOnIsFound() {
        model.follow(JOB, FORECAST);
        var first = DevicesOfTests.asleep();
        var second = second(DevicesOfTests.gpu(4.5, 3.9, 71, 78));
        model.heard(new DeviceReadings(List.of(first, second), DevicesOfTests.host(), "NVML"));
        assertEquals(1, shown().device().gpu());
        assertEquals(3, shown().choices().size());
    }

    private static GpuReading second(GpuReading gpu) {
        return new GpuReading(
                1,
                "another",
                gpu.driver(),
                gpu.asleep(),
                gpu.trouble(),
                gpu.memory(),
                gpu.busyPercent(),
                gpu.celsius(),
                gpu.watts(),
                gpu.limitWatts(),
                gpu.coreMegahertz(),
                gpu.memoryMegahertz(),
                gpu.clockLimits(),
                gpu.processes());
    }
}
