package dev.rlmworkbench.ui.control.code;

import dev.rlmworkbench.ui.control.VisibleText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.fxmisc.richtext.CodeArea;
import org.fxmisc.richtext.model.ReadOnlyStyledDocumentBuilder;
import org.fxmisc.richtext.model.StyledDocument;
import org.fxmisc.richtext.util.UndoUtils;
import org.jspecify.annotations.Nullable;

/// Texts of any length and script, to be read: each in lines that can be laid out, a long one as head and tail with a
/// link to all of it. What is selected is copied as it stands in the text, hidden parts and all.
public final class LongTextArea extends CodeArea {

    /// One of the texts.
    ///
    /// @param heading    a line above it; empty for none
    /// @param paragraphs style classes of its lines
    public record Part(String heading, String text, List<String> paragraphs) {}

    /// What a line of the area is.
    ///
    /// @param line null for a heading
    private record Row(int part, VisibleText.@Nullable Line line, int start, int end) {}

    private static final String HEADING = "message-head";
    private static final int MAX_SHOWN_OF_ALL = 160_000;
    private static final int LINES_ABOVE = 6;
    private static final int MIN_SHOWN = VisibleText.MAX_LINE;

    private List<Part> parts = List.of();
    private List<Row> rows = List.of();
    private String shown = "";
    /// The text that is shown as far as an area can, or -1.
    private int open = -1;

    private int firstNumber = -1;
    private Runnable changed = () -> {};

    public LongTextArea() {
        setEditable(false);
        setWrapText(true);
        setUndoManager(UndoUtils.noOpUndoManager());
        setParagraphGraphicFactory(this::graphic);
    }

    /// Shows the numbers of lines.
    ///
    /// @param first of the first line
    public void number(int first) {
        firstNumber = first;
    }

    /// @param action when somebody has asked for all of a text and it is there
    void onOpened(Runnable action) {
        changed = action;
    }

    public void show(String text) {
        show(List.of(new Part("", text, List.of())));
    }

    /// The text as far as an area can show it, whose characters `from` to `to` (exclusive) are marked, at that place.
    public void showAt(String text, int from, int to) {
        show("");
        open = 0;
        show(text);
        for (int i = rows.size() - 1; i >= 0; i--) {
            var row = rows.get(i);
            var line = row.line();
            if (line == null || line.hidden() || line.from() >= to || line.to() <= from) {
                continue;
            }
            int start = row.start() + Math.max(0, from - line.from());
            setStyleClass(start, row.start() + Math.min(line.to(), to) - line.from(), "mark");
            moveTo(start);
        }
        showParagraphAtTop(Math.max(0, getCurrentParagraph() - LINES_ABOVE));
    }

    /// In their order. A text that goes on where the shown one ends is brought up to date without a jump.
    public void show(List<Part> texts) {
        boolean stays = texts.size() == 1 && goesOnIn(texts.getFirst().text());
        if (!stays) {
            open = -1;
        }
        parts = List.copyOf(texts);
        lay(stays);
    }

    /// Whether what is shown is the beginning of the text.
    boolean goesOnIn(String text) {
        return parts.size() == 1 && text.startsWith(parts.getFirst().text());
    }

    /// Scrolls to the beginning of a text.
    public void showPart(int part) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).part() == part) {
                moveTo(i, 0);
                showParagraphAtTop(i);
                return;
            }
        }
    }

    /// The texts themselves, in full, one below the other.
    public String whole() {
        return whole(0, getLength());
    }

    /// As shown, but a line that is broken only for the window goes on with a space of no width.
    String unbroken() {
        var text = new StringBuilder(shown);
        for (var row : rows) {
            if (row.start() > 0 && row.line() != null && row.line().number() == 0) {
                text.setCharAt(row.start() - 1, '\u200b');
            }
        }
        return text.toString();
    }

    /// @param stays whether lines that are there already are as they were
    private void lay(boolean stays) {
        var before = rows;
        var text = new StringBuilder();
        var laid = new ArrayList<Row>();
        int most = Math.clamp(MAX_SHOWN_OF_ALL / Math.max(1, parts.size()), MIN_SHOWN, VisibleText.MAX_SHOWN);
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (!part.heading().isEmpty()) {
                add(text, laid, i, null, part.heading());
            }
            var visible = VisibleText.of(part.text(), i == open ? VisibleText.MAX_HELD : most);
            for (var line : visible.lines()) {
                add(text, laid, i, line, line.hidden() ? "" : visible.shown(line));
            }
        }
        rows = laid;
        shown = text.toString();
        int first = 0;
        while (stays
                && first < before.size() - 1
                && first < laid.size() - 1
                && before.get(first).equals(laid.get(first))) {
            first++;
        }
        int anchor = stays ? getAnchor() : 0;
        int caret = stays ? getCaretPosition() : 0;
        replace(laid.isEmpty() ? 0 : laid.get(first).start(), getLength(), document(first));
        selectRange(Math.min(anchor, getLength()), Math.min(caret, getLength()));
    }

    private static void add(
            StringBuilder text, List<Row> laid, int part, VisibleText.@Nullable Line line, String words) {
        if (!laid.isEmpty()) {
            text.append('\n');
        }
        int start = text.length();
        text.append(words);
        laid.add(new Row(part, line, start, text.length()));
    }

    private StyledDocument<Collection<String>, String, Collection<String>> document(int first) {
        var builder = new ReadOnlyStyledDocumentBuilder<Collection<String>, String, Collection<String>>(
                getSegOps(), List.of());
        for (var row : rows.subList(first, rows.size())) {
            var style = row.line() == null ? List.of(HEADING) : List.<String>of();
            builder.addParagraph(
                    shown.substring(row.start(), row.end()),
                    style,
                    parts.get(row.part()).paragraphs());
        }
        return builder.build();
    }

    private @Nullable Node graphic(int index) {
        if (index >= rows.size()) {
            return null;
        }
        var row = rows.get(index);
        var line = row.line();
        if (line != null && line.hidden()) {
            return hidden(row.part(), line.to() - line.from());
        }
        if (firstNumber < 0 || line == null) {
            return null;
        }
        var number = new Label(line.number() == 0 ? "" : Integer.toString(firstNumber + line.number() - 1));
        number.getStyleClass().add("line-number");
        return number;
    }

    private Node hidden(int part, int count) {
        int all = parts.get(part).text().length();
        if (part == open) {
            var words = new Label("%,d characters are not shown, Copy takes all".formatted(count));
            words.getStyleClass().add("small");
            return words;
        }
        var words = all <= VisibleText.MAX_HELD
                ? "show all %,d characters".formatted(all)
                : "show %,d of %,d characters".formatted(VisibleText.MAX_HELD, all);
        var link = new Hyperlink("%,d characters are not shown: %s".formatted(count, words));
        link.getStyleClass().add("show-all");
        link.setOnAction(_ -> open(part));
        return link;
    }

    /// Shows all of one text, where it stands.
    private void open(int part) {
        open = part;
        lay(true);
        changed.run();
    }

    @Override
    public void copy() {
        var selection = getSelection();
        if (selection.getLength() > 0) {
            Clipboard.getSystemClipboard()
                    .setContent(Map.of(DataFormat.PLAIN_TEXT, whole(selection.getStart(), selection.getEnd())));
        }
    }

    private String whole(int from, int to) {
        var text = new StringBuilder();
        for (var row : rows) {
            if (row.end() < from || row.start() > to) {
                continue;
            }
            var line = row.line();
            boolean goesOn = line != null && line.number() == 0;
            if (row.start() > from && !goesOn) {
                text.append('\n');
            }
            int skip = Math.max(0, from - row.start());
            int end = Math.min(row.end(), to) - row.start();
            if (line == null) {
                text.append(parts.get(row.part()).heading(), skip, end);
            } else if (line.hidden()) {
                text.append(parts.get(row.part()).text(), line.from(), line.to());
            } else {
                text.append(parts.get(row.part()).text(), line.from() + skip, line.from() + end);
            }
        }
        return text.toString();
    }
}
