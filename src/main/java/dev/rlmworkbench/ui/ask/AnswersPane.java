package dev.rlmworkbench.ui.ask;

import dev.rlmworkbench.ui.ask.documents.LoadedDocument;
import dev.rlmworkbench.ui.control.BesideOrBelow;
import dev.rlmworkbench.ui.control.EmptyState;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.screen.ScreenContext;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The answers to the chosen question: RLM, and the plain way beside it where there is room, else below.
final class AnswersPane extends VBox {

    private static final double ROOM_FOR_ONE = 450;

    private final ScreenContext context;
    private final AskViewModel model;
    private final SidePane side;

    AnswersPane(ScreenContext context, AskViewModel model, SidePane side) {
        super(12);
        this.context = context;
        this.model = model;
        this.side = side;
        getStyleClass().add("ask-answers");
        model.shown().addListener((_, _, now) -> {
            side.close();
            show(now);
        });
        model.shelf().items().addListener((javafx.collections.ListChangeListener<LoadedDocument>) _ -> {
            if (model.shown().get() == null) {
                show(null);
            }
        });
        show(null);
    }

    private void show(@Nullable AskedQuestion asked) {
        if (asked == null) {
            getChildren().setAll(empty());
            return;
        }
        var question = LongWords.of(asked.text(), "heading", "ask-asked");
        var panes = asked.runs().stream()
                .map(run -> new AnswerPane(context, model, asked, run, side))
                .toList();
        getChildren().setAll(question, new BesideOrBelow(ROOM_FOR_ONE, panes));
    }

    private EmptyState empty() {
        return model.shelf().items().isEmpty()
                ? new EmptyState(
                        Feather.FILE_TEXT,
                        "Drop documents, then ask",
                        "Files and folders of text, PDF, web pages, logs or code, up to 400 MB: far more than the model could"
                                + " read at once. It searches them with code and shows the passages its answer rests on.")
                : new EmptyState(
                        Feather.MESSAGE_CIRCLE,
                        "Ask a question",
                        "Type it above and press Enter. The answer appears here with the passages it rests on; later"
                                + " questions may refer to earlier ones.");
    }
}
