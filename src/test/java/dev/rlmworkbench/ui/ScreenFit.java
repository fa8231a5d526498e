package dev.rlmworkbench.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import org.fxmisc.flowless.VirtualizedScrollPane;

/// Whether all fits that has to: no horizontal scroll bar but that of code and of the row of steps, nothing that stands
/// over the edge of its pane, no words that are cut. Names and other people's text may be cut where a tooltip tells the
/// rest; buttons, chips and headings of the product may not.
public final class ScreenFit {

    private static final Set<String> NEVER_CUT = Set.of("display", "heading", "chip", "metric");

    /// Of fractions of pixels, and of ghost buttons that hang out by their padding.
    private static final double TOLERANCE = 2;

    private ScreenFit() {}

    /// One sentence for each thing that does not fit. The nodes are laid out.
    public static List<String> problems(Node root) {
        var found = new ArrayList<String>();
        look(root, found);
        return found.stream().distinct().toList();
    }

    private static void look(Node node, List<String> found) {
        if (!node.isVisible() || node instanceof VirtualizedScrollPane<?>) {
            return;
        }
        if (node instanceof ScrollBar bar && bar.getOrientation() == Orientation.HORIZONTAL && !ofARow(bar)) {
            found.add("a horizontal scroll bar in " + path(bar));
        }
        if (node instanceof Labeled labeled && labeled.isTextTruncated() && !mayBeCut(labeled)) {
            found.add("cut: " + path(labeled));
        }
        if (node instanceof Region region && region.isManaged() && ofALayout(region.getParent())) {
            var pane = (Region) region.getParent();
            double over = region.getLayoutX() + region.getWidth() - pane.getWidth();
            if (over > TOLERANCE && pane.getWidth() > 0) {
                found.add("%.0f pixels over the edge: %s".formatted(over, path(region)));
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
        }
    }

    /// What is laid out by the product and not by the skin of a control.
    private static boolean ofALayout(Parent parent) {
        return parent instanceof Pane
                && List.of("javafx.scene.layout", "dev.rlmworkbench").stream()
                        .anyMatch(parent.getClass().getPackageName()::startsWith);
    }

    /// The row of a trajectory's steps goes on to the side.
    private static boolean ofARow(ScrollBar bar) {
        for (Node at = bar; at != null; at = at.getParent()) {
            if (at instanceof ListView<?> list) {
                return list.getOrientation() == Orientation.HORIZONTAL;
            }
        }
        return false;
    }

    private static boolean mayBeCut(Labeled labeled) {
        if (labeled instanceof ButtonBase || labeled.getStyleClass().stream().anyMatch(NEVER_CUT::contains)) {
            return false;
        }
        for (Node at = labeled; at != null; at = at.getParent()) {
            if (at instanceof Control control && control.getTooltip() != null
                    || at.getProperties().containsKey("javafx.scene.control.Tooltip")) {
                return true;
            }
        }
        return false;
    }

    private static String path(Node node) {
        var names = new ArrayList<String>();
        for (Node at = node; at != null && names.size() < 5; at = at.getParent()) {
            names.addFirst(name(at));
        }
        return String.join(" > ", names);
    }

    private static String name(Node node) {
        var type = node.getClass().getSimpleName();
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isBlank()) {
            return "%s \"%s\"".formatted(type, labeled.getText());
        }
        var name = node.getId() != null ? "#" + node.getId() : String.join(".", node.getStyleClass());
        return (type + " " + name).strip();
    }
}
