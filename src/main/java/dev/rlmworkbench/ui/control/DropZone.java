package dev.rlmworkbench.ui.control;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.feather.Feather;

/// A place where files and folders can be dropped.
public final class DropZone extends StackPane {

    public DropZone(String words, Consumer<List<Path>> dropped) {
        getStyleClass().add("drop-zone");
        var label = new Label(words, Icons.of(Feather.FILE_PLUS, "icon-14"));
        label.setGraphicTextGap(8);
        label.getStyleClass().add("small");
        getChildren().add(label);
        accept(this, dropped);
    }

    /// Lets files be dropped on any region, such as a whole screen.
    public static void accept(Region region, Consumer<List<Path>> dropped) {
        region.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY, TransferMode.LINK);
                event.consume();
            }
        });
        region.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                dropped.accept(event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .toList());
                event.setDropCompleted(true);
                event.consume();
            }
        });
    }
}
