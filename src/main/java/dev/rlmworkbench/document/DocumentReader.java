package dev.rlmworkbench.document;

import dev.rlmworkbench.files.FileTrouble;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads files and folders into one text. What a file is follows from its content: PDF, web page, or text in any
/// encoding. Not thread-safe; one for each reading.
public final class DocumentReader {

    private static final int PDF_MARK_WITHIN = 1024;

    private final ReadingListener listener;
    private final List<Document> documents = new ArrayList<>();
    private final List<String> unreadable = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final List<String> folders = new ArrayList<>();
    private int binary;
    private int empty;
    private int links;
    private int room = TextLimit.CHARS;

    private DocumentReader(ReadingListener listener) {
        this.listener = listener;
    }

    /// Whether these bytes, the first of a file, are those of a PDF.
    static boolean isPdf(byte[] head) {
        return new String(head, 0, Math.min(head.length, PDF_MARK_WITHIN), StandardCharsets.ISO_8859_1)
                .contains("%PDF-");
    }

    /// Reads all files that are named, and those below the folders that are named. A file named twice is read once.
    ///
    /// @param roots at least one file or folder
    /// @throws DocumentException    when a named file is not there, nothing of it can be read, or it is too much
    /// @throws InterruptedException when the calling thread was interrupted
    public static DocumentSet read(List<Path> roots, ReadingListener listener) throws InterruptedException {
        if (roots.isEmpty()) {
            throw new DocumentException("no file is named; name at least one file or folder");
        }
        try {
            return new DocumentReader(listener).readAll(roots);
        } catch (OutOfMemoryError e) {
            throw new DocumentException(
                    ("the files do not fit the memory of this program (%,d MB); name fewer files,"
                                    + " or give it more with JAVA_TOOL_OPTIONS=-Xmx4g")
                            .formatted(Runtime.getRuntime().maxMemory() >> 20),
                    e);
        }
    }

    private DocumentSet readAll(List<Path> roots) throws InterruptedException {
        var absolute = roots.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .distinct()
                .toList();
        var names = new FileNames(absolute);
        var files = find(absolute, names);
        int number = 0;
        for (var file : files.entrySet()) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            listener.reading(file.getValue(), ++number, files.size());
            readOne(file.getKey(), file.getValue(), files.size() == 1);
        }
        if (documents.isEmpty()) {
            throw nothing(absolute);
        }
        return new DocumentSet(documents, new LeftOut(unreadable, binary, empty, links, folders, notes));
    }

    /// Each file once, with the name to show, in the order in which they were named.
    private Map<Path, String> find(List<Path> roots, FileNames names) throws InterruptedException {
        var files = new LinkedHashMap<Path, String>();
        for (var root : roots) {
            if (!Files.exists(root)) {
                throw new DocumentException("there is no file or folder %s".formatted(root));
            }
            if (Files.isDirectory(root)) {
                var walk = FolderWalk.of(root);
                walk.files().forEach(file -> files.put(file, names.of(file)));
                walk.unreadable().forEach(file -> unreadable.add(names.of(file) + " may not be read"));
                folders.addAll(walk.folders());
                binary += walk.binary();
                empty += walk.empty();
                links += walk.links();
            } else if (Files.isRegularFile(root)) {
                files.put(root, names.of(root));
            } else {
                throw new DocumentException("%s is no ordinary file".formatted(root));
            }
            if (files.size() > TextLimit.FILES) {
                throw TextLimit.tooManyFiles("what is named");
            }
        }
        return files;
    }

    /// What one of several files lacks is told with the answer; a single file must be right.
    private void readOne(Path file, String name, boolean only) throws InterruptedException {
        try {
            var document = read(file, name);
            room -= document.text().length();
            if (room < 0) {
                throw TextLimit.exceeded(name, null);
            }
            documents.add(document);
        } catch (ClosedByInterruptException e) {
            Thread.interrupted();
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException e) {
            unreadable.add("%s cannot be read: %s".formatted(name, FileTrouble.reason(e)));
        } catch (TextLimit.Exceeded e) {
            throw e;
        } catch (DocumentException e) {
            if (only) {
                throw e;
            }
            unreadable.add(e.getMessage());
        }
    }

    private Document read(Path file, String name) throws IOException, InterruptedException {
        byte[] head;
        try (var in = Files.newInputStream(file)) {
            head = in.readNBytes(TextDecoder.SAMPLE);
        }
        if (head.length == 0) {
            throw new DocumentException("%s is empty".formatted(name));
        }
        return isPdf(head) ? pdf(file, name) : text(file, name, head);
    }

    private Document pdf(Path file, String name) throws InterruptedException {
        var pdf = PdfText.read(file, name, room);
        pdf.doubts().sentences().forEach(doubt -> notes.add("%s: %s".formatted(name, doubt)));
        return new Document(file, name, pdf.text(), PlaceUnit.PAGE, pdf.starts());
    }

    private Document text(Path file, String name, byte[] head) throws IOException {
        if (TextDecoder.isBinary(head)) {
            throw new DocumentException(NotText.sentence(name));
        }
        if (Files.size(file) > room) {
            throw TextLimit.exceeded(name, null);
        }
        var decoded = TextDecoder.decode(Files.readAllBytes(file))
                .orElseThrow(() -> new DocumentException(NotText.sentence(name)));
        // Some programs write ü as two characters, and questions have one.
        var plain = Normalizer.normalize(LineEnds.asLineFeeds(decoded), Normalizer.Form.NFC);
        boolean html = HtmlText.isHtml(name, plain);
        var text = html ? HtmlText.of(plain) : plain;
        if (text.isBlank()) {
            throw new DocumentException("%s holds no text".formatted(name));
        }
        return Document.ofLines(file, name, text, html ? PlaceUnit.PARAGRAPH : PlaceUnit.LINE);
    }

    private DocumentException nothing(List<Path> roots) {
        if (!unreadable.isEmpty()) {
            return new DocumentException(
                    unreadable.size() == 1
                            ? unreadable.getFirst()
                            : "none of the %,d files can be read; the first: %s"
                                    .formatted(unreadable.size(), unreadable.getFirst()));
        }
        var folder = roots.getFirst();
        return new DocumentException(
                binary > 0
                        ? "%s holds nothing that can be read as text: %,d binary files, %,d empty ones"
                                .formatted(folder, binary, empty)
                        : "%s is an empty folder, or holds only hidden or empty files and links".formatted(folder));
    }
}
