package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.export.Format;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.FieldError;
import dev.rlmworkbench.ui.control.Figures;
import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.control.Segments;
import dev.rlmworkbench.ui.control.StyleSheets;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// A chart as files: which, how large, in which colours and formats; with the picture as it will be.
public final class ExportDialog extends VBox {

    private static final double FORM = 250;
    private static final double PREVIEW_WIDTH = 520;
    private static final double PREVIEW_HEIGHT = 330;

    private final ExportViewModel model;
    private final ImageView picture = new ImageView();
    private final Label sizes = new Label();
    private final Label failure = new Label();

    /// @param figures      that can be chosen
    /// @param chooseFolder asks for a folder and puts it into the model
    /// @param saved        told the files that were written
    /// @param close        takes the dialog away
    public ExportDialog(
            ExportViewModel model,
            List<Figure> figures,
            Runnable chooseFolder,
            Consumer<List<Path>> saved,
            Runnable close) {
        this.model = model;
        setId("export-dialog");
        getStyleClass().addAll("popover-surface", "dialog-card", "export-dialog");
        getStylesheets().add(StyleSheets.address("chart"));
        picture.setPreserveRatio(true);
        picture.setSmooth(true);
        picture.setFitWidth(PREVIEW_WIDTH);
        picture.setFitHeight(PREVIEW_HEIGHT);
        var paper = new StackPane(picture);
        paper.getStyleClass().add("export-preview");
        paper.setMinSize(PREVIEW_WIDTH + 24, PREVIEW_HEIGHT + 24);
        sizes.getStyleClass().add("small");
        sizes.setId("export-sizes");
        sizes.setWrapText(true);
        var right = new VBox(8, paper, sizes);
        var body = new HBox(20, form(figures, chooseFolder), right);
        failure.setId("export-failure");
        failure.getStyleClass().add("wrong-words");
        failure.setWrapText(true);
        failure.setManaged(false);
        var export = Buttons.primary("Export", Feather.DOWNLOAD, () -> model.save(saved, this::fail));
        export.setId("export-save");
        var buttons = new HBox(8, Buttons.ghost("Cancel", close), export);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        getChildren().addAll(new SectionHeader("Export a chart"), body, failure, buttons);
        model.preview().addListener((_, _, preview) -> show(preview));
        show(model.preview().get());
    }

    private void fail(String why) {
        failure.setText(why);
        failure.setManaged(true);
    }

    private VBox form(List<Figure> figures, Runnable chooseFolder) {
        var chart = new ChoiceBox<>(FXCollections.observableArrayList(figures));
        chart.setId("export-figure");
        chart.setConverter(new StringConverter<>() {
            @Override
            public String toString(@Nullable Figure figure) {
                return figure == null ? "" : figure.text().title();
            }

            @Override
            public Figure fromString(String title) {
                throw new UnsupportedOperationException("charts are not typed");
            }
        });
        chart.valueProperty().bindBidirectional(model.figure());
        chart.setMaxWidth(Double.MAX_VALUE);
        var theme = new Segments<>(
                "export-theme",
                ExportViewModel.ExportTheme.class,
                ExportViewModel.ExportTheme::words,
                model.theme(),
                model.theme()::set);
        var width = number("export-width", model.width());
        var font = number("export-font", model.font());
        var sizeTrouble = new FieldError(model.sizeTrouble());
        var numbers = new HBox(12, field("Width in mm", width), field("Font in pt", font));
        var hint = new Label("84 mm is one column of a paper, 174 mm both.");
        hint.getStyleClass().add("caption");
        var formats = new HBox(12);
        for (var format : Format.values()) {
            var box = new CheckBox(format.name());
            box.setId("export-" + format.extension());
            box.setSelected(model.formats().get().contains(format));
            box.setOnAction(_ -> model.toggle(format));
            formats.getChildren().add(box);
        }
        var folder = new TextField();
        folder.setId("export-folder");
        folder.textProperty().bindBidirectional(model.folder());
        HBox.setHgrow(folder, Priority.ALWAYS);
        var choose = Buttons.icon(Feather.FOLDER, "Choose a folder", chooseFolder);
        var form = new VBox(
                12,
                field("Chart", chart),
                field("Colours", theme),
                new VBox(4, numbers, hint, sizeTrouble),
                new VBox(4, field("Formats", formats), new FieldError(model.formatTrouble())),
                new VBox(4, field("Folder", new HBox(4, folder, choose)), new FieldError(model.folderTrouble())));
        form.setMinWidth(FORM);
        form.setPrefWidth(FORM);
        return form;
    }

    private static TextField number(String id, StringProperty value) {
        var field = new TextField();
        field.setId(id);
        field.setPrefColumnCount(5);
        field.textProperty().bindBidirectional(value);
        return field;
    }

    private static VBox field(String label, Node field) {
        var words = new Label(label);
        words.getStyleClass().add("field-label");
        words.setLabelFor(field);
        return new VBox(4, words, field);
    }

    private void show(ExportViewModel.@Nullable Preview preview) {
        if (preview == null) {
            picture.setImage(null);
            sizes.setText("");
            return;
        }
        picture.setImage(new Image(new ByteArrayInputStream(preview.png())));
        sizes.setText("%.0f x %.0f mm. %s"
                .formatted(
                        preview.size().widthMm(),
                        preview.size().heightMm(),
                        preview.bytes().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(file -> "%s, %s"
                                        .formatted(model.fileName(file.getKey()), Figures.bytes(file.getValue())))
                                .collect(Collectors.joining("; "))));
    }
}
