package dev.rlmworkbench.ui.training.configure;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.display.ReadableTime;
import dev.rlmworkbench.training.plan.TrainingOutlook;
import dev.rlmworkbench.training.run.TrainingData.TooLong;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Card;
import dev.rlmworkbench.ui.control.CutText;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MetricTile;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.training.gauge.MemoryBar;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.Observable;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What the training will take: memory against what is free, steps, texts left out, time, and the command that does the
/// same.
final class TrainingConsequencesPane extends VBox {

    private static final String UNKNOWN = "unknown until the first steps";
    private static final String NOTHING = "\u2013";
    private static final double ROW = 24;
    private static final int ROWS = 5;

    private final ConfigureViewModel model;
    private final MemoryBar memory = new MemoryBar();
    private final MetricTile steps = new MetricTile("Steps");
    private final MetricTile tokens = new MetricTile("Tokens an epoch");
    private final MetricTile time = new MetricTile("Time");
    private final MetricTile left = new MetricTile("Left out");
    private final RatePreview rate = new RatePreview();
    private final VBox rates = new VBox(6, new SectionHeader("Learning rate"), rate);
    private final ListView<TooLong> tooLong = new ListView<>();
    private final VBox longTexts = new VBox(6, new SectionHeader("Longer than the maximum length"), tooLong);
    private final Label trouble = words("secondary");

    /// @param copy  saves the command line where it can be pasted
    /// @param freed hears in one sentence what Ollama freed
    TrainingConsequencesPane(ConfigureViewModel model, Runnable copy, Consumer<String> freed) {
        super(16);
        this.model = model;
        memory.setId("configure-memory");
        var working = new Label("Working it out ...");
        working.getStyleClass().add("caption");
        working.visibleProperty().bind(model.computing());
        var top = new HBox(16, steps, time);
        var second = new HBox(16, tokens, left);
        for (var tile : List.of(steps, time, tokens, left)) {
            tile.setPrefWidth(150);
            HBox.setHgrow(tile, Priority.ALWAYS);
        }
        steps.setId("configure-steps-ahead");
        time.setId("configure-time");
        left.setId("configure-left-out");
        trouble.setId("configure-trouble");
        tooLong.setId("configure-too-long");
        tooLong.setCellFactory(_ -> new TooLongCell());
        tooLong.setFixedCellSize(ROW);
        var card = new Card(
                new SectionHeader("What it will take", working),
                trouble,
                top,
                second,
                longTexts,
                rates,
                commandLine(copy));
        card.getStyleClass().add("consequences");
        getChildren().addAll(memory, ollama(freed), card);
        model.outlook.addListener(_ -> show());
        model.trouble.addListener(_ -> show());
        show();
    }

    private Node ollama(Consumer<String> freed) {
        var words = words("secondary");
        HBox.setHgrow(words, Priority.ALWAYS);
        var button = Buttons.normal("Free Ollama's models", Feather.WIND, () -> model.ollama.free(freed));
        button.setId("configure-free-ollama");
        button.setMinWidth(USE_PREF_SIZE);
        button.disableProperty().bind(model.ollama.freeing());
        var card = new Card(words, button);
        card.setId("configure-ollama");
        Runnable look = () -> {
            long bytes = OllamaMemory.bytes(model.ollama.models);
            long gpu = model.ollama.models.stream()
                    .mapToLong(one -> one.gpuBytes())
                    .sum();
            words.setText("Ollama holds %s in memory; unloading frees %.1f GiB%s."
                    .formatted(
                            String.join(
                                    ", ",
                                    model.ollama.models.stream()
                                            .map(one -> one.name())
                                            .toList()),
                            bytes / (double) (1L << 30),
                            gpu == 0 ? "" : ", %.1f GiB of it on the GPU".formatted(gpu / (double) (1L << 30))));
            card.setVisible(!model.ollama.models.isEmpty());
            card.setManaged(!model.ollama.models.isEmpty());
        };
        model.ollama.models.addListener((Observable _) -> look.run());
        look.run();
        return card;
    }

    private void show() {
        var outlook = model.outlook.get();
        trouble.setText(model.trouble.get());
        trouble.setVisible(!trouble.getText().isEmpty());
        trouble.setManaged(trouble.isVisible());
        if (outlook == null) {
            memory.showNothing("not known yet");
        } else {
            memory.show(
                    outlook.memory().parts(),
                    OptionalLong.of(outlook.free()),
                    OptionalLong.empty(),
                    OptionalLong.empty());
        }
        show(outlook, outlook == null ? null : outlook.data());
    }

    private void show(@Nullable TrainingOutlook outlook, TrainingOutlook.@Nullable Data data) {
        boolean known = outlook != null && data != null;
        rates.setVisible(known);
        rates.setManaged(known);
        var lost = data == null ? List.<TooLong>of() : data.tooLong();
        longTexts.setVisible(!lost.isEmpty());
        longTexts.setManaged(!lost.isEmpty());
        tooLong.getItems().setAll(lost);
        double height = ROW * Math.min(ROWS, lost.size()) + 4;
        tooLong.setPrefHeight(height);
        tooLong.setMinHeight(height);
        if (outlook == null || data == null) {
            var why = outlook == null ? "" : "known with a data set";
            List.of(steps, tokens, time, left).forEach(tile -> tile.show(NOTHING, why));
            return;
        }
        int all = outlook.steps().orElse(0);
        int trainings = outlook.specs().size();
        steps.show(
                "%,d".formatted(all) + (trainings > 1 ? " + %,d".formatted(all) : ""),
                "%s of %s".formatted(epochs(outlook.epochs().orElse(0.0)), Plural.of(data.texts(), "text")));
        tokens.show(Figures.tokens(data.tokens()), "%s learned".formatted(Figures.tokens(data.learned())));
        left.show(
                Plural.of(lost.size(), "text"), "longest that stays: %s".formatted(Plural.of(data.longest(), "token")));
        time.show(
                outlook.time().map(ahead -> "~ " + ReadableTime.of(ahead)).orElse(NOTHING),
                outlook.speed()
                        .map(speed -> "at %,.0f tokens/s of %s, validations come on top"
                                .formatted(speed.tokensPerSecond(), speed.training()))
                        .orElse(UNKNOWN));
        outlook.curve().ifPresent(rate::show);
    }

    private static String epochs(double passes) {
        boolean whole = Math.abs(passes - Math.rint(passes)) < 0.005;
        return whole ? Plural.of(Math.round(passes), "epoch") : "%.2f epochs".formatted(passes);
    }

    private Node commandLine(Runnable copy) {
        var button = Buttons.normal("Copy", Feather.COPY, copy);
        button.setId("configure-copy");
        button.getStyleClass().addAll("ghost", "compact");
        // a narrow window shows the icon alone
        button.setTooltip(new Tooltip("Copy the command"));
        var line = words("command-text");
        line.setId("configure-command");
        line.setMaxWidth(Double.MAX_VALUE);
        line.textProperty()
                .bind(model.command.map(text -> text.isEmpty()
                        ? "There is none while something is missing"
                        : text.replace(" --", " \\\n  --")));
        button.disableProperty().bind(model.command.isEmpty());
        return new VBox(8, new SectionHeader("Command line", button), line);
    }

    private static Label words(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }

    /// A text that is left out and what a cut would have cost.
    private static final class TooLongCell extends ListCell<TooLong> {

        TooLongCell() {
            CutText.of(this);
            // as wide as the list, however long the name
            setPrefWidth(0);
            getStyleClass().add("small");
        }

        @Override
        protected void updateItem(@Nullable TooLong text, boolean empty) {
            super.updateItem(text, empty);
            setText(
                    empty || text == null
                            ? null
                            : "%s: %,d tokens, a cut would lose %,d that are learned"
                                    .formatted(text.fingerprint(), text.tokens(), text.lost()));
        }
    }
}
