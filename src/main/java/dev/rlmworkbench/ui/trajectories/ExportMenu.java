package dev.rlmworkbench.ui.trajectories;

import dev.rlmworkbench.trajectory.export.HtmlExport;
import dev.rlmworkbench.trajectory.export.MarkdownExport;
import dev.rlmworkbench.trajectory.export.RlmsExport;
import dev.rlmworkbench.trajectory.replay.Replay;
import dev.rlmworkbench.ui.control.Icons;
import dev.rlmworkbench.ui.screen.ScreenContext;
import dev.rlmworkbench.ui.trajectories.tab.CopyButton;
import dev.rlmworkbench.ui.trajectories.task.OpenTask;
import java.nio.file.Files;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// Copies or writes the task that is shown for people and for other tools.
final class ExportMenu {

    private final ScreenContext context;
    private final TrajectoriesViewModel model;

    private ExportMenu(ScreenContext context, TrajectoriesViewModel model) {
        this.context = context;
        this.model = model;
    }

    static Node of(ScreenContext context, TrajectoriesViewModel model) {
        return new ExportMenu(context, model).button();
    }

    private Node button() {
        var more = new MenuButton("", Icons.of(Feather.MORE_HORIZONTAL));
        more.setId("trajectories-export");
        more.setAccessibleText("Copy and export");
        more.setMinWidth(Region.USE_PREF_SIZE);
        more.getItems()
                .addAll(
                        item(
                                "Copy this step as Markdown",
                                Feather.COPY,
                                open -> CopyButton.copy(MarkdownExport.of(
                                        open.stepAt(model.walk().current().get())))),
                        item(
                                "Copy the task as Markdown",
                                Feather.COPY,
                                open -> CopyButton.copy(MarkdownExport.of(open.replay()))),
                        item(
                                "Export as one HTML page ...",
                                Feather.DOWNLOAD,
                                open -> export(open, "html", HtmlExport::of)),
                        item(
                                "Export for the rlms visualizer ...",
                                Feather.DOWNLOAD,
                                open -> export(open, "jsonl", RlmsExport::of)));
        return more;
    }

    private MenuItem item(String label, Feather icon, Consumer<OpenTask> action) {
        var item = new MenuItem(label, Icons.of(icon, "icon-14"));
        item.setOnAction(_ -> {
            var open = model.shown().get();
            if (open != null) {
                action.accept(open);
            }
        });
        return item;
    }

    private void export(OpenTask open, String ending, Function<Replay, String> writer) {
        context.files()
                .saveAs("Export the trajectory", "trajectory." + ending)
                .ifPresent(file -> context.background()
                        .run(
                                () -> Files.writeString(file, writer.apply(open.replay())),
                                written -> context.notices().success("Exported", written.toString(), null),
                                failure -> context.errors().failed("The trajectory could not be exported", failure)));
    }
}
