package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.SftArchive;
import dev.rlmworkbench.ui.control.Buttons;
import dev.rlmworkbench.ui.control.Chip;
import dev.rlmworkbench.ui.control.StyleSheets;
import dev.rlmworkbench.ui.control.code.LongTextArea;
import dev.rlmworkbench.ui.control.code.LongTextArea.Part;
import dev.rlmworkbench.ui.control.code.LongWords;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.screen.ScreenContext;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.fxmisc.flowless.VirtualizedScrollPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The chosen sample with what of it is learned, or why something was kept out or mended.
final class DetailsPane extends VBox {

    private static final int LINES_ABOVE = 8;
    private static final String GIVEN = "mask-given";
    private static final String LEARNED = "mask-learned";
    private static final String REMOVED = "diff-removed";
    private static final String ADDED = "diff-added";

    private final DataViewModel model;
    private final ScreenContext context;
    private final SftArchive data;
    private final Label heading = new Label();
    private final HBox legend = new HBox(8);
    private final LongWords words = new LongWords("secondary");
    private final LongTextArea area = new LongTextArea();
    private final StackPane text = new StackPane(new VirtualizedScrollPane<>(area));
    private final Button open;
    private final List<Integer> learned = new ArrayList<>();
    private final Button next = Buttons.normal("Next learned part", Feather.CHEVRONS_DOWN, this::nextLearned);
    private @Nullable BrowsedItem shown;
    /// Which of the learned parts was scrolled to last.
    private int at = -1;

    DetailsPane(DataViewModel model, ScreenContext context, SftArchive data) {
        this.model = model;
        this.context = context;
        this.data = data;
        setSpacing(8);
        setMinWidth(200);
        getStyleClass().add("sample-details");
        heading.getStyleClass().add("strong");
        heading.setMinWidth(0);
        open = Buttons.normal("Open in Trajectories", Feather.GIT_BRANCH, this::openTrajectory);
        open.setId("data-open-trajectory");
        open.getStyleClass().add("compact");
        open.setMinWidth(Region.USE_PREF_SIZE);
        next.setId("data-next-learned");
        next.getStyleClass().add("compact");
        next.setTooltip(new Tooltip("L"));
        next.setMinWidth(Region.USE_PREF_SIZE);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var head = new HBox(8, heading, space, open);
        head.setAlignment(Pos.CENTER_LEFT);
        legend.setAlignment(Pos.CENTER_LEFT);
        area.setId("data-sample");
        area.getStyleClass().add("sample-text");
        text.getStyleClass().addAll("code-pane", "output-pane");
        text.getStylesheets().addAll(StyleSheets.address("code"), StyleSheets.address("training-data"));
        VBox.setVgrow(text, Priority.ALWAYS);
        words.label().setId("data-reason");
        getChildren().addAll(head, legend, words, text);
        show(null);
    }

    void show(@Nullable BrowsedItem item) {
        shown = item;
        open.setVisible(item != null);
        if (item == null) {
            heading.setText("");
            lay("", List.of(), List.of());
            return;
        }
        heading.setText(item.title());
        switch (item) {
            case BrowsedItem.Sampled sample -> {
                lay("", maskLegend(), List.of());
                read(sample);
            }
            case BrowsedItem.KeptOut(var refusal) ->
                lay(
                        "Not \u201c%s\u201d: %s.".formatted(refusal.gate().words(), refusal.reason()),
                        List.of(),
                        List.of());
            case BrowsedItem.Overlong(var turn) ->
                lay(
                        ("%,d tokens, %,d more than the limit of %,d. It is refused whole: a cut at the limit would have"
                                        + " lost %,d of its %,d learned tokens. A larger maximum length, or a shorter"
                                        + " system text, lets it in.")
                                .formatted(
                                        turn.tokens(),
                                        turn.tokens() - data.report().maxLength(),
                                        data.report().maxLength(),
                                        turn.lost(),
                                        turn.supervised()),
                        List.of(),
                        List.of());
            case BrowsedItem.Mended(var repair) ->
                lay(
                        "%s: the answer came out right, so its form is mended before it is learned."
                                .formatted(FailureWords.sentence(repair.rule()).replaceFirst("\\.$", "")),
                        List.of(mark("as given", "removed"), mark("as learned", "added")),
                        differences(repair.before(), repair.after()));
        }
    }

    private void lay(String sentence, List<? extends Node> marks, List<Part> parts) {
        learned.clear();
        words.show(sentence);
        shownWhen(words, !sentence.isEmpty());
        legend.getChildren().setAll(marks);
        shownWhen(legend, !marks.isEmpty());
        shownWhen(text, !parts.isEmpty() || sentence.isEmpty());
        area.show(parts.isEmpty() ? List.of(new Part("", "", List.of())) : parts);
    }

    private static void shownWhen(Node node, boolean now) {
        node.setVisible(now);
        node.setManaged(now);
    }

    private List<Node> maskLegend() {
        return List.of(mark("learned, underlined", "learned"), mark("given, not learned", "given"), next);
    }

    private static Node mark(String words, String styleClass) {
        var mark = new Label(words);
        mark.getStyleClass().addAll("mask-mark", styleClass);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        return mark;
    }

    private void read(BrowsedItem.Sampled sample) {
        model.read(
                data,
                sample.entry(),
                read -> {
                    if (sample == shown) {
                        showText(read);
                    }
                },
                why -> {
                    if (sample == shown) {
                        lay(why, List.of(Chip.error("Not readable")), List.of());
                    }
                });
    }

    private void showText(SampleText sample) {
        var parts = new ArrayList<Part>();
        learned.clear();
        for (var span : sample.spans()) {
            if (span.learned()) {
                learned.add(parts.size());
            }
            parts.add(new Part(
                    span.learned()
                            ? "[ learned%s, %,d tokens"
                                    .formatted(span.turn() == 0 ? "" : ", turn " + span.turn(), span.tokens())
                            : "given, %,d tokens".formatted(span.tokens()),
                    span.learned() ? span.text() : span.text().strip(),
                    List.of(span.learned() ? LEARNED : GIVEN)));
        }
        area.show(parts);
        at = -1;
        nextLearned();
    }

    /// Scrolls to what is learned next, after the last to the first again: a prompt can be thousands of tokens long.
    void nextLearned() {
        if (!learned.isEmpty()) {
            at = (at + 1) % learned.size();
            area.showPart(learned.get(at));
            area.showParagraphAtTop(Math.max(0, area.getCurrentParagraph() - LINES_ABOVE));
        }
    }

    private static List<Part> differences(String before, String after) {
        return ChangedLines.of(before, after).stream()
                .map(run -> new Part(
                        "",
                        run.sign() + String.join("\n" + run.sign(), run.lines()),
                        switch (run.how()) {
                            case SAME -> List.of();
                            case REMOVED -> List.of(REMOVED);
                            case ADDED -> List.of(ADDED);
                        }))
                .toList();
    }

    private void openTrajectory() {
        var item = shown;
        if (item != null) {
            model.steps(
                    data,
                    item.file(),
                    item.fingerprint(),
                    context.navigator()::open,
                    why -> context.notices().warning("The trajectory cannot be opened", why));
        }
    }
}
