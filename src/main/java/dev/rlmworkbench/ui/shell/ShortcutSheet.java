package dev.rlmworkbench.ui.shell;

import dev.rlmworkbench.ui.control.SectionHeader;
import dev.rlmworkbench.ui.screen.Command;
import dev.rlmworkbench.ui.screen.Commands;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// All shortcuts, by where they work.
final class ShortcutSheet {

    private ShortcutSheet() {}

    static Node of(Commands commands) {
        var byPlace = commands.all().stream()
                .filter(command -> command.keys() != null)
                .collect(Collectors.groupingBy(ShortcutSheet::place, TreeMap::new, Collectors.toList()));
        var content = new VBox(16);
        byPlace.forEach((place, some) -> content.getChildren().add(section(place, some)));
        var scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        var card = new VBox(new SectionHeader("Keys"), scroll);
        card.getStyleClass().addAll("popover-surface", "dialog-card", "tall");
        return card;
    }

    private static String place(Command command) {
        var screen = command.screen();
        return screen == null ? "Everywhere" : screen.title();
    }

    private static Node section(String place, List<Command> commands) {
        var heading = new Label(place);
        heading.getStyleClass().add("strong");
        var grid = new GridPane(16, 6);
        for (var command : commands) {
            var keys = new Label(command.keysText());
            keys.getStyleClass().add("key-cap");
            grid.addRow(grid.getRowCount(), keys, new Label(command.label()));
        }
        return new VBox(8, heading, grid);
    }
}
