package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.gpu.DeviceReadings;
import dev.rlmworkbench.gpu.GpuReading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which device the gauges show, and what they say of it. On the thread of the screen.
final class GaugesViewModel {

    /// A device that gauges can show.
    ///
    /// @param gpu index, -1 for the machine itself
    record Choice(int gpu, String words) {

        static final Choice MACHINE = new Choice(-1, "Processor and main memory");

        @Override
        public String toString() {
            return words;
        }
    }

    /// @param device   that is shown, by name
    /// @param choices  all that could be shown, the shown one among them
    /// @param gauges   four, empty before the first reading
    /// @param sentence what has to be said beside numbers, empty for nothing
    /// @param source   where the readings of GPUs come from, or why there are none
    record Shown(Choice device, List<Choice> choices, List<GaugeState> gauges, String sentence, String source) {}

    private static final String NO_GPU =
            "There is no GPU that a driver tells of, so these are the processor and the main memory.";

    private final LongSupplier clock;
    private final ReadOnlyObjectWrapper<@Nullable Shown> shown = new ReadOnlyObjectWrapper<>();
    private final ObjectProperty<@Nullable Choice> chosen = new SimpleObjectProperty<>();
    private final Map<String, RecentShares> recent = new HashMap<>();
    private OptionalLong process = OptionalLong.empty();
    private OptionalLong forecast = OptionalLong.empty();
    private @Nullable DeviceReadings last;

    /// @param clock in nanoseconds, only goes forward
    GaugesViewModel(LongSupplier clock) {
        this.clock = clock;
        chosen.subscribe(_ -> update());
    }

    /// What is on the screen; null before the first reading.
    ReadOnlyObjectProperty<@Nullable Shown> shown() {
        return shown.getReadOnlyProperty();
    }

    /// What the user wants to see; null for the device that the training runs on.
    ObjectProperty<@Nullable Choice> chosen() {
        return chosen;
    }

    /// @param process  id of the training's, empty for none
    /// @param forecast bytes that it is expected to take at most, empty where nobody knows
    void follow(OptionalLong process, OptionalLong forecast) {
        if (!process.equals(this.process)) {
            recent.clear();
            last = null;
        }
        this.process = process;
        this.forecast = forecast;
        update();
    }

    void heard(DeviceReadings readings) {
        last = readings;
        for (var choice : choices(readings)) {
            for (var gauge : gauges(choice, readings)) {
                gauge.filled()
                        .ifPresent(share -> recent.computeIfAbsent(key(choice, gauge), _ -> new RecentShares())
                                .add(clock.getAsLong(), share));
            }
        }
        update();
    }

    /// The last minutes of a gauge that is shown.
    List<RecentShares.Placed> recent(GaugeState gauge) {
        var now = shown.get();
        var points = now == null ? null : recent.get(key(now.device, gauge));
        return points == null ? List.of() : points.at(clock.getAsLong());
    }

    private static String key(Choice choice, GaugeState gauge) {
        return choice.gpu + gauge.name();
    }

    private void update() {
        var readings = last;
        if (readings == null) {
            return;
        }
        var choices = choices(readings);
        var wanted = chosen.get();
        var device = wanted != null && choices.contains(wanted) ? wanted : device(readings);
        shown.set(new Shown(device, choices, gauges(device, readings), sentence(device, readings), readings.source()));
    }

    private static List<Choice> choices(DeviceReadings readings) {
        var choices = new ArrayList<Choice>();
        readings.gpus().forEach(gpu -> choices.add(choice(gpu)));
        choices.add(Choice.MACHINE);
        return choices;
    }

    private static Choice choice(GpuReading gpu) {
        return new Choice(gpu.index(), gpu.name());
    }

    private List<GaugeState> gauges(Choice choice, DeviceReadings readings) {
        return gpu(choice, readings)
                .map(gpu -> GpuGauges.of(gpu, process, forecast))
                .orElseGet(() -> HostGauges.of(readings.host(), process, forecast));
    }

    private static Optional<GpuReading> gpu(Choice choice, DeviceReadings readings) {
        return readings.gpus().stream().filter(gpu -> gpu.index() == choice.gpu).findFirst();
    }

    /// The GPU that the training has open; without a training the first one. The machine where there is none, and where
    /// the drivers say that the training is on none.
    private Choice device(DeviceReadings readings) {
        var gpus = readings.gpus();
        if (gpus.isEmpty()) {
            return Choice.MACHINE;
        }
        if (process.isEmpty()) {
            return choice(gpus.getFirst());
        }
        return gpus.stream()
                .filter(this::holdsTraining)
                .findFirst()
                .or(() -> gpus.stream().filter(gpu -> !rulesTrainingOut(gpu)).findFirst())
                .map(GaugesViewModel::choice)
                .orElse(Choice.MACHINE);
    }

    private boolean holdsTraining(GpuReading gpu) {
        return process.isPresent()
                && gpu.processes().stream().flatMap(List::stream).anyMatch(each -> each.pid() == process.getAsLong());
    }

    /// Where the driver names no programs at all it does not name this one either, and nothing follows from that.
    private boolean rulesTrainingOut(GpuReading gpu) {
        return gpu.asleep() || gpu.processes().isPresent() && !holdsTraining(gpu);
    }

    private String sentence(Choice device, DeviceReadings readings) {
        if (readings.gpus().isEmpty()) {
            return NO_GPU;
        }
        var gpu = gpu(device, readings);
        if (gpu.isPresent()) {
            return sentence(gpu.get());
        }
        var first = readings.gpus().getFirst();
        if (process.isEmpty() || readings.gpus().stream().anyMatch(each -> !rulesTrainingOut(each))) {
            return "";
        }
        return first.asleep()
                ? "%s is asleep and is not woken to be read; the training runs on the processor."
                        .formatted(first.name())
                : "The driver of %s names no program of this training, so these are the processor and the main memory."
                        .formatted(first.name());
    }

    private static String sentence(GpuReading gpu) {
        if (gpu.asleep()) {
            return "%s is asleep, and is not woken to be read.".formatted(gpu.name());
        }
        if (gpu.trouble().isPresent()) {
            return "%s could not be read: %s."
                    .formatted(gpu.name(), gpu.trouble().get());
        }
        return GpuGauges.slowedBy(gpu)
                .map("The GPU is slower because %s."::formatted)
                .orElse("");
    }
}
