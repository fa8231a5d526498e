package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.report.training.TrainingAxis;
import dev.rlmworkbench.report.training.TrainingFigure;
import dev.rlmworkbench.training.job.TrainingFolder;
import dev.rlmworkbench.ui.chart.ChartDesk;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.fx.Background;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/// The loss, with what decides how all curves are looked at: smoothing, axis, and which trainings stand beside it.
final class LossCard extends CurveCard {

    private static final double MOST_SMOOTHING = 0.99;

    private final WatchViewModel model;
    private final MenuButton beside = new MenuButton("Compare", Icons.of(Feather.LAYERS));

    LossCard(WatchViewModel model, ChartDesk desk, Background background) {
        super(
                LiveFigure.of(TrainingFigure.LOSS),
                model,
                desk,
                background,
                "The loss is drawn from the first step on",
                false);
        this.model = model;
        var row = new HBox(8, axis(), logarithmic(), smoothing(), compare());
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("loss-tools");
        addBelowHeader(row);
    }

    private HBox smoothing() {
        var slider = new Slider(0, MOST_SMOOTHING, model.smoothing().get());
        slider.setId("training-smoothing");
        slider.setPrefWidth(90);
        slider.setMinWidth(40);
        slider.setBlockIncrement(0.1);
        slider.setAccessibleText("Smoothing");
        slider.setTooltip(
                new Tooltip("How much of the loss before counts in the smoothed line; 0 draws it as measured"));
        slider.valueProperty().bindBidirectional(model.smoothing());
        var words = new Label();
        words.getStyleClass().add("small");
        words.textProperty()
                .bind(model.smoothing()
                        .map(weight -> String.format(Locale.ROOT, "Smoothing %.2f", weight.doubleValue())));
        words.setMinWidth(100);
        var box = new HBox(4, words, slider);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private ChoiceBox<TrainingAxis> axis() {
        var choice = new ChoiceBox<>(FXCollections.observableArrayList(TrainingAxis.values()));
        choice.setId("training-axis");
        choice.getStyleClass().add("compact");
        choice.setTooltip(new Tooltip("What the curves are laid out by"));
        choice.setAccessibleText("What the curves are laid out by");
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(TrainingAxis axis) {
                return switch (axis) {
                    case STEP -> "by step";
                    case TOKENS -> "by tokens";
                    case EPOCH -> "by epoch";
                    case SECONDS -> "by time";
                };
            }

            @Override
            public TrainingAxis fromString(String words) {
                throw new UnsupportedOperationException("axes are not typed");
            }
        });
        choice.valueProperty().bindBidirectional(model.axis());
        return choice;
    }

    private ToggleButton logarithmic() {
        var toggle = new ToggleButton("log");
        toggle.setId("training-log");
        toggle.getStyleClass().addAll("ghost", "compact");
        toggle.setTooltip(new Tooltip("Lay the loss out by its powers of ten"));
        toggle.setAccessibleText("Logarithmic loss");
        toggle.setMinWidth(USE_PREF_SIZE);
        toggle.selectedProperty().bindBidirectional(model.logarithmic());
        return toggle;
    }

    private MenuButton compare() {
        beside.setId("training-compare");
        beside.getStyleClass().add("ghost");
        beside.setTooltip(new Tooltip("Draw other trainings beside this one"));
        beside.setMinWidth(USE_PREF_SIZE);
        beside.setOnShowing(_ -> beside.getItems().setAll(others()));
        // a menu that has no entry is not opened at all
        beside.getItems().add(new MenuItem());
        return beside;
    }

    private List<MenuItem> others() {
        var watched = model.feed().get();
        var others = model.all().stream()
                .filter(training -> watched == null || !training.equals(watched.training()))
                .<MenuItem>map(this::entry)
                .toList();
        if (others.isEmpty()) {
            var none = new MenuItem("There is no other training");
            none.setDisable(true);
            return List.of(none);
        }
        return others;
    }

    private CheckMenuItem entry(TrainingFolder training) {
        var item = new CheckMenuItem(training.name());
        boolean there = model.beside().stream().anyMatch(feed -> feed.training().equals(training));
        item.setMnemonicParsing(false);
        item.setSelected(there);
        item.setDisable(!there && model.beside().size() >= WatchViewModel.MOST_BESIDE);
        item.setOnAction(_ -> {
            if (there) {
                model.takeAway(training);
            } else {
                model.putBeside(training);
            }
        });
        return item;
    }
}
