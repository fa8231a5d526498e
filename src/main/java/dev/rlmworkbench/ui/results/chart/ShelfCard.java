package dev.rlmworkbench.ui.results.chart;

import dev.rlmworkbench.report.figure.CellKey;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.ui.chart.ChartCard;
import dev.rlmworkbench.ui.chart.ChartDesk;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// One chart of the shelf; which one is chosen by its title.
public final class ShelfCard extends ChartCard {

    private final FigureShelf shelf;
    private final Wishes wishes;
    private final MenuButton title;
    private final int otherwise;
    private String wanted;

    /// What a card tells its screen, and asks it.
    ///
    /// @param hiddenAtFirst names of a figure's series that are drawn only when somebody asks for them
    /// @param chosen        told when somebody clicks a point
    /// @param export        told which figure somebody wants as a file
    /// @param enlarge       told which figure somebody wants to see large; null in a card that is large already
    public record Wishes(
            Function<Figure, Set<String>> hiddenAtFirst,
            Consumer<CellKey> chosen,
            Consumer<Figure> export,
            @Nullable Consumer<Figure> enlarge) {}

    /// @param name      of the card, for ids of its controls
    /// @param first     id of the figure to begin with
    /// @param otherwise place on the shelf of the figure that is shown where there is none of that id
    public ShelfCard(ChartDesk desk, String name, FigureShelf shelf, String first, int otherwise, Wishes wishes) {
        var title = new MenuButton();
        super(desk, name, title, wishes.chosen(), false);
        this.title = title;
        this.shelf = shelf;
        this.otherwise = otherwise;
        this.wishes = wishes;
        this.wanted = first;
        title.setId(name + "-title");
        title.getStyleClass().add("chart-title");
        title.setMnemonicParsing(false);
        title.setMinWidth(0);
        title.setAccessibleText("Which chart is shown");
        exportBy(wishes.export());
        if (wishes.enlarge() != null) {
            enlargeBy(wishes.enlarge());
        }
        keep(shelf.figures().subscribe(this::find));
        keep(shelf.making().subscribe(this::find));
        title.setOnShowing(_ -> title.getItems().setAll(choices()));
        // a menu that has no entry is not opened at all
        title.getItems().add(new RadioMenuItem());
        find();
    }

    /// Id of the figure that is shown as soon as it is there.
    public String wanted() {
        return wanted;
    }

    public void choose(String id) {
        wanted = id;
        find();
    }

    /// The next of the shelf, or the one before.
    public void step(int by) {
        var figures = shelf.figures();
        if (!figures.isEmpty()) {
            int at = figures.indexOf(shown().get());
            choose(figures.get(Math.floorMod(at + by, figures.size())).text().id());
        }
    }

    private void find() {
        var found = shelf.find(wanted)
                // the results that were shown before may have had it, and these may not
                .or(() -> shelf.making().get()
                        ? Optional.empty()
                        : shelf.figures().stream().skip(otherwise).findFirst())
                .orElse(null);
        if (found != shown().get() || found == null) {
            title.setText(found == null ? "Chart" : found.text().title());
            title.setTooltip(new Tooltip(title.getText() + ": choose another chart"));
            show(
                    found,
                    found == null ? Set.of() : wishes.hiddenAtFirst().apply(found),
                    shelf.making().get() ? "The chart is being made" : "These results hold nothing for a chart");
        }
    }

    private List<RadioMenuItem> choices() {
        var group = new ToggleGroup();
        return shelf.figures().stream()
                .map(figure -> {
                    var item = new RadioMenuItem(figure.text().title());
                    item.setMnemonicParsing(false);
                    item.setToggleGroup(group);
                    item.setSelected(figure.equals(shown().get()));
                    item.setOnAction(_ -> choose(figure.text().id()));
                    return item;
                })
                .toList();
    }
}
