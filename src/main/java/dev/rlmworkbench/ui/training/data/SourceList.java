package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.TrajectoryCounts;
import dev.rlmworkbench.ui.fx.Background;
import dev.rlmworkbench.ui.notice.FailureWords;
import dev.rlmworkbench.ui.training.data.SourceFile.Counted;
import dev.rlmworkbench.ui.training.data.SourceFile.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.Observable;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The trajectory files of the experiments folder and those that the user added. They are counted one after another in
/// the background, and again only where a file has changed.
final class SourceList {

    private record Stamp(long bytes, FileTime changed) {}

    private record Known(Stamp stamp, TrajectoryCounts counts) {}

    private final Background background;
    private final Supplier<Path> experiments;
    private final Consumer<Exception> failed;
    private final ObservableList<SourceFile> files =
            FXCollections.observableArrayList(source -> new Observable[] {source.chosen(), source.state()});
    private final Deque<SourceFile> waiting = new ArrayDeque<>();
    private final Map<Path, Known> known = new HashMap<>();
    private @Nullable Future<?> listing;
    private @Nullable Future<?> counting;

    /// @param experiments the folder of all runs, as the settings have it now
    /// @param failed      hears why a folder cannot be read
    SourceList(Background background, Supplier<Path> experiments, Consumer<Exception> failed) {
        this.background = background;
        this.failed = failed;
        this.experiments = experiments;
    }

    /// Added files first, then those of the folder, the last changed first.
    ObservableList<SourceFile> files() {
        return files;
    }

    List<SourceFile> chosen() {
        return files.stream().filter(source -> source.chosen().get()).toList();
    }

    /// Looks into the experiments folder again; what is chosen stays chosen.
    void refresh() {
        cancel(listing);
        var folder = experiments.get();
        listing = background.run(
                () -> trajectoriesIn(folder), found -> show(folder, found), _ -> show(folder, List.of()));
    }

    /// Files, and folders with files of runs; all are chosen.
    void add(List<Path> dropped) {
        background.run(
                () -> {
                    var found = new ArrayList<Path>();
                    for (var path : dropped) {
                        if (Files.isDirectory(path)) {
                            found.addAll(trajectoriesIn(path));
                        } else {
                            found.add(path);
                        }
                    }
                    return found;
                },
                found -> {
                    for (var file : found) {
                        var source = source(file);
                        source.chosen().set(true);
                        waiting.add(source);
                    }
                    count();
                },
                failed);
    }

    private SourceFile source(Path file) {
        return files.stream()
                .filter(source -> same(source.file(), file))
                .findFirst()
                .orElseGet(() -> {
                    var source = SourceFile.of(file);
                    files.addFirst(source);
                    return source;
                });
    }

    private static boolean same(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private void show(Path folder, List<Path> found) {
        var wanted = new LinkedHashSet<Path>();
        files.stream()
                .map(SourceFile::file)
                .filter(file -> !same(file.toAbsolutePath().getParent(), folder))
                .forEach(wanted::add);
        wanted.addAll(found);
        var before = new HashMap<Path, SourceFile>();
        files.forEach(source -> before.put(source.file(), source));
        files.setAll(wanted.stream()
                .map(file -> before.getOrDefault(file, SourceFile.of(file)))
                .toList());
        waiting.clear();
        waiting.addAll(files);
        count();
    }

    private static List<Path> trajectoriesIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var all = Files.list(folder)) {
            return all.filter(SourceFile::isNamedLikeOne)
                    .sorted(Comparator.comparing(SourceList::changed).reversed())
                    .toList();
        }
    }

    private static FileTime changed(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException _) {
            return FileTime.fromMillis(0);
        }
    }

    /// The next one that waits. What is known of it stays until then.
    private void count() {
        cancel(counting);
        var source = waiting.poll();
        if (source != null) {
            counting = background.run(
                    () -> counts(source.file()),
                    counts -> counted(source, new Counted(counts)),
                    failure -> counted(source, new Refused(FailureWords.of(failure))));
        }
    }

    private void counted(SourceFile source, SourceFile.State state) {
        if (!state.equals(source.state().get())) {
            source.state().set(state);
        }
        count();
    }

    private TrajectoryCounts counts(Path file) throws IOException {
        var stamp = new Stamp(Files.size(file), Files.getLastModifiedTime(file));
        Known before;
        synchronized (known) {
            before = known.get(file);
        }
        if (before != null && before.stamp.equals(stamp)) {
            return before.counts;
        }
        var counts = TrajectoryCounts.of(file);
        synchronized (known) {
            known.put(file, new Known(stamp, counts));
        }
        return counts;
    }

    private static void cancel(@Nullable Future<?> work) {
        if (work != null) {
            work.cancel(true);
        }
    }
}
