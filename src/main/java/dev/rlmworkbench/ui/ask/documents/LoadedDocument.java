package dev.rlmworkbench.ui.ask.documents;

import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.PlaceUnit;
import dev.rlmworkbench.ui.control.Figures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A file or folder that the user put on the screen. Its state changes on the thread of the screen only.
public final class LoadedDocument {

    sealed interface State permits Reading, Read, Bad {}

    /// @param detail what is being read
    record Reading(String detail) implements State {}

    /// @param tokens an estimate, with a tokenizer that many models have
    record Read(DocumentSet set, int tokens) implements State {

        /// Whether a later look found the same; then the conversation about it goes on.
        boolean isSameAs(Read later) {
            return set.text().equals(later.set.text()) && set.leftOut().equals(later.set.leftOut());
        }
    }

    /// @param sentence what is wrong and what to do
    record Bad(String sentence) implements State {}

    private final Path path;
    private final boolean folder;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new Reading("waiting"));

    LoadedDocument(Path path, boolean folder) {
        this.path = path;
        this.folder = folder;
    }

    Path path() {
        return path;
    }

    boolean folder() {
        return folder;
    }

    String name() {
        var last = path.getFileName();
        return (last == null ? path.toString() : last.toString()) + (folder ? "/" : "");
    }

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    void become(State next) {
        state.set(next);
    }

    /// The line under the name: `412 pages, 1.0 MB text, 244K tokens`.
    public String detail() {
        return switch (state.get()) {
            case Reading reading -> "Reading: " + reading.detail();
            case Bad bad -> bad.sentence();
            case Read read ->
                "%s, %s text, %s tokens"
                        .formatted(
                                extent(read.set()),
                                Figures.bytes(read.set().text().length()),
                                Figures.tokens(read.tokens()));
        };
    }

    /// What could not be read of a folder, or what a PDF lacks; empty while all is well.
    List<String> warnings() {
        return state.get() instanceof Read read
                ? new ArrayList<>(read.set().leftOut().warnings())
                : List.of();
    }

    private String extent(DocumentSet set) {
        if (folder) {
            return Figures.count(set.documents().size(), "file");
        }
        var document = set.documents().getFirst();
        var unit = document.unit() == PlaceUnit.PAGE ? "page" : "line";
        return Figures.count(document.units(), document.unit() == PlaceUnit.PARAGRAPH ? "paragraph" : unit);
    }
}
