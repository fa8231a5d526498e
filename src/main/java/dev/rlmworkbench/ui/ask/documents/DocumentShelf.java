package dev.rlmworkbench.ui.ask.documents;

import dev.rlmworkbench.benchmark.TokenCounter;
import dev.rlmworkbench.document.DocumentException;
import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.text.ContextIndexes;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.fx.EventPump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The files and folders that are asked about. Each is read for itself, so that a bad one never costs the others.
public final class DocumentShelf {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyy-MM-dd_HHmmss");

    private final Background background;
    private final EventPump pump;
    private final Path pasted;
    private final ContextIndexes contexts;
    private final ObservableList<LoadedDocument> items =
            FXCollections.observableArrayList(item -> new javafx.beans.Observable[] {item.state()});
    // kept, as a view that nobody holds stops hearing of changes
    private final ObservableList<LoadedDocument> itemsView = FXCollections.unmodifiableObservableList(items);
    private final ReadOnlyIntegerWrapper tokens = new ReadOnlyIntegerWrapper();

    /// How each reading that has not ended is stopped.
    private final Map<LoadedDocument, Runnable> readings = new HashMap<>();

    /// @param pasted   folder where pasted text is kept as files
    /// @param contexts where what is read is made searchable
    public DocumentShelf(Background background, EventPump pump, Path pasted, ContextIndexes contexts) {
        this.background = background;
        this.pump = pump;
        this.pasted = pasted;
        this.contexts = contexts;
        items.addListener((javafx.collections.ListChangeListener<LoadedDocument>)
                _ -> tokens.set(read().mapToInt(LoadedDocument.Read::tokens).sum()));
    }

    public ObservableList<LoadedDocument> items() {
        return itemsView;
    }

    /// Of all that could be read, about.
    public ReadOnlyIntegerProperty tokens() {
        return tokens.getReadOnlyProperty();
    }

    /// Characters of all that could be read.
    public long chars() {
        return read().mapToLong(read -> read.set().text().length()).sum();
    }

    public boolean reading() {
        return items.stream().anyMatch(item -> item.state().get() instanceof LoadedDocument.Reading);
    }

    /// Those that could be read.
    public List<Path> roots() {
        return items.stream()
                .filter(item -> item.state().get() instanceof LoadedDocument.Read)
                .map(LoadedDocument::path)
                .toList();
    }

    public List<DocumentSet> sets() {
        return read().map(LoadedDocument.Read::set).toList();
    }

    private Stream<LoadedDocument.Read> read() {
        return items.stream()
                .map(item -> item.state().get())
                .filter(LoadedDocument.Read.class::isInstance)
                .map(LoadedDocument.Read.class::cast);
    }

    /// Reads files and folders; what is on the shelf already is read again, as it may be another text now.
    public void add(List<Path> paths) {
        for (var path : paths) {
            var absolute = path.toAbsolutePath().normalize();
            var item = new LoadedDocument(absolute, Files.isDirectory(absolute));
            var before = items.stream()
                    .filter(other -> other.path().equals(absolute))
                    .findFirst()
                    .orElse(null);
            if (before == null) {
                items.add(item);
                read(item, null);
            } else if (!(before.state().get() instanceof LoadedDocument.Reading)) {
                items.set(items.indexOf(before), item);
                read(item, before.state().get() instanceof LoadedDocument.Read read ? read : null);
            }
        }
    }

    /// Keeps a text as a file, so that a question about it can become a task.
    ///
    /// @throws IOException when the file cannot be written
    public void addText(String text) throws IOException {
        Files.createDirectories(pasted);
        var stamp = LocalDateTime.now().format(STAMP);
        var file = pasted.resolve("pasted_%s.txt".formatted(stamp));
        for (int i = 2; Files.exists(file); i++) {
            file = pasted.resolve("pasted_%s_%d.txt".formatted(stamp, i));
        }
        Files.writeString(file, text);
        add(List.of(file));
    }

    void remove(LoadedDocument item) {
        var stop = readings.remove(item);
        if (stop != null) {
            stop.run();
        }
        items.remove(item);
    }

    /// @param before what it was when it was read before, null where it was not
    private void read(LoadedDocument item, LoadedDocument.@Nullable Read before) {
        var progress = pump.<String>latest(name -> {
            if (item.state().get() instanceof LoadedDocument.Reading) {
                item.become(new LoadedDocument.Reading(name));
            }
        });
        boolean isAlone = items.size() == 1;
        var reading = background.run(
                () -> read(item.path(), isAlone, progress),
                read -> end(item, progress, before != null && before.isSameAs(read) ? before : read),
                failure -> end(item, progress, new LoadedDocument.Bad(sentence(item, failure))));
        if (item.state().get() instanceof LoadedDocument.Reading) {
            readings.put(item, () -> {
                reading.cancel(true);
                progress.close();
            });
        }
    }

    /// @param isAlone that no other is asked about: several are searched as one text, which there is not yet
    private LoadedDocument.Read read(Path path, boolean isAlone, EventPump.Latest<String> progress)
            throws InterruptedException {
        var set = DocumentReader.read(
                List.of(path),
                (name, number, total) -> progress.set(total == 1 ? name : "%,d of %,d files".formatted(number, total)));
        if (isAlone) {
            progress.set("preparing the search");
            contexts.of(set.text()).prepare();
        }
        return new LoadedDocument.Read(set, TokenCounter.estimate(set.text()));
    }

    private void end(LoadedDocument item, EventPump.Latest<String> progress, LoadedDocument.State end) {
        readings.remove(item);
        progress.close();
        item.become(end);
    }

    private static String sentence(LoadedDocument item, Exception failure) {
        return failure instanceof DocumentException
                ? String.valueOf(failure.getMessage())
                : "%s cannot be read: %s".formatted(item.name(), failure);
    }
}
