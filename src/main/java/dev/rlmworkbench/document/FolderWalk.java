package dev.rlmworkbench.document;

import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.files.RunRecords;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds the files of a folder that may hold text. Hidden files, links, what a build or a package manager made
/// and folders that runs are kept in are passed over.
final class FolderWalk extends SimpleFileVisitor<Path> {

    private static final Set<String> MADE_BY_TOOLS =
            Set.of("target", "build", "out", "dist", "node_modules", "__pycache__", "venv", "bower_components");
    private static final int HEAD = 8 * 1024;

    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> unreadable = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private int binary;
    private int empty;
    private int links;

    private FolderWalk(Path root) {
        this.root = root;
    }

    /// @throws InterruptedException when the calling thread was interrupted
    /// @throws DocumentException    when there are too many files or the folder cannot be listed
    static FolderWalk of(Path folder) throws InterruptedException {
        FolderWalk walk;
        try {
            var real = folder.toRealPath(); // a walk does not follow links, and its start may be one
            walk = new FolderWalk(real);
            Files.walkFileTree(real, walk);
            walk.files.replaceAll(file -> folder.resolve(real.relativize(file)));
            walk.unreadable.replaceAll(file -> folder.resolve(real.relativize(file)));
        } catch (IOException e) {
            throw new DocumentException("the folder %s cannot be read: %s".formatted(folder, FileTrouble.reason(e)), e);
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        walk.files.sort(null);
        return walk;
    }

    /// In the order of their paths.
    List<Path> files() {
        return files;
    }

    List<Path> unreadable() {
        return unreadable;
    }

    List<String> folders() {
        return folders;
    }

    int binary() {
        return binary;
    }

    int empty() {
        return empty;
    }

    int links() {
        return links;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        if (folder.equals(root)) {
            return FileVisitResult.CONTINUE;
        }
        var name = folder.getFileName().toString();
        if (MADE_BY_TOOLS.contains(name) || RunRecords.areIn(folder)) {
            folders.add(name);
            return FileVisitResult.SKIP_SUBTREE;
        }
        return name.startsWith(".") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (Thread.currentThread().isInterrupted()) {
            return FileVisitResult.TERMINATE;
        }
        if (attributes.isSymbolicLink()) {
            links++;
        } else if (attributes.isRegularFile() && !file.getFileName().toString().startsWith(".")) {
            take(file, attributes.size());
        }
        return FileVisitResult.CONTINUE;
    }

    private void take(Path file, long size) {
        if (size == 0) {
            empty++;
            return;
        }
        try (var in = Files.newInputStream(file)) {
            var head = in.readNBytes(HEAD);
            if (!DocumentReader.isPdf(head) && TextDecoder.isBinary(head)) {
                binary++;
                return;
            }
        } catch (IOException _) {
            unreadable.add(file);
            return;
        }
        files.add(file);
        if (files.size() > TextLimit.FILES) {
            throw TextLimit.tooManyFiles(root.toString());
        }
    }

    /// A folder that may not be opened does not end the walk; the root does.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (file.equals(root)) {
            throw e;
        }
        unreadable.add(file);
        return FileVisitResult.CONTINUE;
    }
}
