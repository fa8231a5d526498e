package dev.rlmworkbench.ui.control.code;

import dev.rlmworkbench.ui.control.VisibleText;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// Words of a model, wrapped, of any length: a label up to what one can lay out at once, then head and tail with a link
/// to all of it in an area that scrolls.
public final class LongWords extends VBox {

    private static final int MAX_LINES = 24;

    private final Label label = new Label();
    private final Hyperlink all = new Hyperlink();
    private @Nullable OutputPane area;
    private String text = "";
    private boolean open;

    public LongWords(String... styleClasses) {
        label.getStyleClass().addAll(styleClasses);
        label.setWrapText(true);
        label.setMinHeight(USE_PREF_SIZE);
        all.setOnAction(_ -> {
            open = true;
            lay();
        });
        lay();
    }

    public static LongWords of(String text, String... styleClasses) {
        var words = new LongWords(styleClasses);
        words.show(text);
        return words;
    }

    /// Takes the graphic and further style classes.
    public Label label() {
        return label;
    }

    public void show(String now) {
        if (now.equals(text)) {
            return;
        }
        open &= now.startsWith(text);
        text = now;
        lay();
    }

    private void lay() {
        var visible = VisibleText.ofLabel(text);
        boolean cut = visible.hidden() > 0;
        if (cut && open) {
            if (area == null) {
                area = new OutputPane(MAX_LINES);
            }
            area.show(text);
            getChildren().setAll(area);
            return;
        }
        label.setWrapText(!visible.isRightToLeft());
        label.setText(visible.text());
        all.setText("Show all %,d characters".formatted(text.length()));
        if (cut) {
            getChildren().setAll(label, all);
        } else {
            getChildren().setAll(label);
        }
    }
}
