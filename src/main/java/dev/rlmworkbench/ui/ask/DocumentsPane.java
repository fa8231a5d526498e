package dev.rlmworkbench.ui.ask;

import atlantafx.base.controls.ToggleSwitch;
import dev.rlmworkbench.ui.ask.documents.DocumentRow;
import dev.rlmworkbench.ui.ask.documents.PasteText;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.DropZone;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.MethodMark;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// What is asked about: documents, how much text they are together, and whether one prompt could hold it.
final class DocumentsPane extends VBox {

    private static final double MAX_LIST_HEIGHT = 164;
    private static final double ROW = 42;

    private final ScreenContext context;
    private final AskViewModel model;
    private final Label amount = new Label();
    private final Chip fits = new Chip("", null, Chip.Tone.NEUTRAL);
    private final Label plainWords = new Label();
    private final WindowBar bar = new WindowBar();

    DocumentsPane(ScreenContext context, AskViewModel model) {
        this.context = context;
        this.model = model;
        getStyleClass().add("card");
        var shelf = model.shelf();
        var count = new Label();
        count.textProperty().bind(Bindings.size(shelf.items()).asString());
        var paste = Buttons.icon(Feather.CLIPBOARD, "Paste text", () -> PasteText.open(context, shelf));
        paste.setId("ask-paste");
        var files = Buttons.icon(Feather.FILE_PLUS, "Add files", this::chooseFiles);
        var folder = Buttons.icon(Feather.FOLDER_PLUS, "Add a folder", this::chooseFolder);
        var list = new ListView<>(shelf.items());
        list.setId("ask-documents");
        list.getStyleClass().add("ask-documents");
        list.setCellFactory(_ -> new DocumentRow(shelf));
        list.setSelectionModel(null);
        list.setFocusTraversable(false);
        list.prefHeightProperty()
                .bind(Bindings.size(shelf.items()).map(size -> Math.min(size.intValue() * ROW + 6, MAX_LIST_HEIGHT)));
        list.setMinHeight(USE_PREF_SIZE);
        setMinHeight(USE_PREF_SIZE);
        var any = Bindings.isNotEmpty(shelf.items());
        list.visibleProperty().bind(any);
        list.managedProperty().bind(any);
        var together = together();
        together.visibleProperty().bind(any);
        together.managedProperty().bind(any);
        var drop = new DropZone("Drop files or a folder here", shelf::add);
        getChildren()
                .addAll(
                        new SectionHeader("Documents", paste, folder, files).withCount(count),
                        list,
                        drop,
                        together,
                        plainSwitch());
        shelf.tokens().addListener((_, _, _) -> tell());
        model.models().chosen().addListener((_, _, _) -> tell());
        tell();
    }

    private void chooseFolder() {
        context.files()
                .chooseFolder("Folder to ask about")
                .ifPresent(folder -> model.shelf().add(List.of(folder)));
    }

    void chooseFiles() {
        model.shelf().add(context.files().chooseFiles("Documents to ask about"));
    }

    private Region together() {
        var heading = new Label("Together");
        heading.getStyleClass().add("strong");
        amount.getStyleClass().add("small");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        plainWords.getStyleClass().add("caption");
        plainWords.setWrapText(true);
        plainWords.setMinHeight(USE_PREF_SIZE);
        var chipRow = new HBox(fits);
        var box = new VBox(6, new HBox(8, heading, space, amount), bar, chipRow, plainWords);
        box.getStyleClass().add("ask-together");
        return box;
    }

    private void tell() {
        int tokens = model.shelf().tokens().get();
        amount.setText(
                "%s text, %s tokens".formatted(Figures.bytes(model.shelf().chars()), Figures.tokens(tokens)));
        var chosen = model.models().chosen().get();
        var times = model.timesTheWindow();
        bar.show(times.orElse(0.0));
        if (chosen == null || times.isEmpty()) {
            fits.show("Window unknown", Feather.HELP_CIRCLE, Chip.Tone.NEUTRAL);
            plainWords.setText("Whether one prompt can hold the text is known with a model that tells its window.");
            return;
        }
        var window = Figures.tokens(chosen.window());
        if (chosen.fits(tokens)) {
            fits.show("Fits the %s window".formatted(window), Feather.CHECK, Chip.Tone.RIGHT);
            plainWords.setText("The plain way can read them in one prompt.");
        } else {
            fits.show(
                    (times.get() < 9.95 ? "%.1f" : "%.0f").formatted(times.get())
                            + " x the %s window".formatted(window),
                    Feather.SLASH,
                    Chip.Tone.WARN);
            plainWords.setText("The plain way cannot read them in one prompt: it is shown start and end only.");
        }
    }

    private Node plainSwitch() {
        var label = new Label("Also ask the plain way", MethodMark.of("vanilla"));
        var below = new Label("Whole text in one prompt, same model");
        below.getStyleClass().add("caption");
        below.setWrapText(true);
        var words = new VBox(2, label, below);
        HBox.setHgrow(words, Priority.ALWAYS);
        var toggle = new ToggleSwitch();
        toggle.setId("ask-plain");
        toggle.setAccessibleText("Also ask the plain way");
        toggle.selectedProperty().bindBidirectional(model.plain());
        var row = new HBox(8, words, toggle);
        row.getStyleClass().add("ask-plain-row");
        return row;
    }
}
