package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.gpu.DevicePoller;
import dev.rlmworkbench.gpu.DeviceReadings;
import dev.rlmworkbench.gpu.GpuMonitors;
import dev.rlmworkbench.gpu.HostMonitor;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Four gauges of the device that a training runs on: of the GPU, or of the machine itself, said plainly. They stand
/// two and two, or in a row where there is room. Read four times a second between [#start()] and [#stop()], and not at
/// all else.
public final class GaugesPane extends VBox {

    private final GaugesViewModel model;
    private final Function<OptionalLong, DevicePoller> pollers;
    private final EventPump.Latest<DeviceReadings> readings;
    private final ChoiceBox<GaugesViewModel.Choice> choice = new ChoiceBox<>();
    private final Label sentence = new Label();
    private final List<GaugeCard> cards =
            Stream.generate(GaugeCard::new).limit(4).toList();
    private final Tooltip source = new Tooltip();
    private OptionalLong process = OptionalLong.empty();
    private DevicePoller.@Nullable Listening listening;

    public GaugesPane(ScreenContext context) {
        this(
                context.pump(),
                new GaugesViewModel(System::nanoTime),
                process -> new DevicePoller(GpuMonitors::find, () -> new HostMonitor(process)));
    }

    /// @param pollers makes one that watches a process besides
    GaugesPane(EventPump pump, GaugesViewModel model, Function<OptionalLong, DevicePoller> pollers) {
        this.model = model;
        this.pollers = pollers;
        this.readings = pump.latest(model::heard);
        getStyleClass().add("gauges");
        getStylesheets().add(StyleSheets.address("training-gauge"));
        sentence.getStyleClass().add("caption");
        sentence.setWrapText(true);
        sentence.setMinHeight(USE_PREF_SIZE);
        Tooltip.install(sentence, source);
        choice.setId("gauges-device");
        choice.getStyleClass().add("gauges-device");
        choice.setAccessibleText("Device that the gauges show");
        choice.setOnAction(_ -> choose());
        choice.setVisible(false);
        choice.managedProperty().bind(choice.visibleProperty());
        sentence.managedProperty().bind(sentence.visibleProperty());
        sentence.visibleProperty().bind(sentence.textProperty().isNotEmpty());
        getChildren().addAll(new GaugeGrid(cards), choice, sentence);
        model.shown().subscribe(this::show);
    }

    /// Which training the gauges tell apart from everything else; the history begins anew with another process.
    ///
    /// @param process  id of its job's process, empty while none runs
    /// @param forecast bytes that it is expected to take at most, empty where nobody knows
    public void follow(OptionalLong process, OptionalLong forecast) {
        boolean another = !process.equals(this.process);
        this.process = process;
        model.follow(process, forecast);
        if (another && listening != null) {
            stop();
            start();
        }
    }

    /// Begins to read, when the gauges come on the screen.
    public void start() {
        if (listening == null) {
            listening = pollers.apply(process).listen(DevicePoller.LOOKED_AT, readings::set);
        }
    }

    /// Ends it, when they leave the screen; a GPU may fall asleep then.
    public void stop() {
        if (listening != null) {
            listening.close();
            listening = null;
        }
    }

    private void show(GaugesViewModel.@Nullable Shown shown) {
        if (shown == null) {
            return;
        }
        for (int i = 0; i < cards.size(); i++) {
            var gauge = shown.gauges().get(i);
            cards.get(i).show(gauge, model.recent(gauge));
        }
        if (!choice.getItems().equals(shown.choices())) {
            choice.getItems().setAll(shown.choices());
        }
        choice.setVisible(shown.choices().size() > 1);
        choice.setValue(shown.device());
        sentence.setText(shown.sentence());
        source.setText("GPUs are read by: " + shown.source());
    }

    private void choose() {
        var value = choice.getValue();
        var shown = model.shown().get();
        if (value != null && shown != null && !value.equals(shown.device())) {
            model.chosen().set(value);
        }
    }
}
