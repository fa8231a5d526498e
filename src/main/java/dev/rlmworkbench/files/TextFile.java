package dev.rlmworkbench.files;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Text that a person or another program wrote: UTF-8, or what a [ByteOrderMark] says. The mark is taken off; it would
/// else be a part of the first word.
public final class TextFile {

    /// Of a file that is read as a whole.
    private static final long MAX_BYTES = 64 << 20;

    private TextFile() {}

    /// The whole file, with its line breaks as they are; at most 64 MB.
    ///
    /// @throws java.nio.charset.CharacterCodingException when it is in another encoding
    /// @throws IOException                               when it cannot be read
    public static String read(Path file) throws IOException {
        long size = Files.size(file);
        if (size > MAX_BYTES) {
            throw new IOException(
                    "it has %,d MB, and a file that is read as a whole has at most %,d; data sets and results in UTF-8 may be longer"
                            .formatted(size >> 20, MAX_BYTES >> 20));
        }
        var bytes = Files.readAllBytes(file);
        var mark = ByteOrderMark.of(bytes);
        return mark.charset()
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes, mark.length(), bytes.length - mark.length()))
                .toString();
    }

    /// Its lines without their ends.
    ///
    /// @throws java.nio.charset.CharacterCodingException when it is in another encoding
    /// @throws IOException                               when it cannot be read
    public static List<String> lines(Path file) throws IOException {
        return read(file).lines().toList();
    }

    /// For long files. What is no character becomes U+FFFD, so that rubbish bytes, or a character that a crash cut in
    /// two, damage one line and not the reading.
    ///
    /// @throws IOException when it cannot be opened
    public static BufferedReader reader(Path file) throws IOException {
        var in = Files.newInputStream(file);
        try {
            return reader(in, StandardCharsets.UTF_8);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// The bytes of the text in UTF-8, without its mark, for readers of JSON and the like that take bytes. A file in
    /// another encoding is held in memory as a whole.
    ///
    /// @param offset so many of these bytes are passed over
    /// @throws IOException when it cannot be read, or has no more bytes than that
    public static InputStream utf8(Path file, long offset) throws IOException {
        ByteOrderMark mark;
        try (var head = Files.newInputStream(file)) {
            mark = ByteOrderMark.of(head.readNBytes(ByteOrderMark.MAX_LENGTH));
        }
        boolean asItIs = mark.charset().equals(StandardCharsets.UTF_8);
        var in = asItIs
                ? Files.newInputStream(file)
                : new ByteArrayInputStream(read(file).getBytes(StandardCharsets.UTF_8));
        try {
            in.skipNBytes(offset + (asItIs ? mark.length() : 0));
            return in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    /// The same as [#reader(Path)] of what is typed or comes through a pipe. Waits for its first byte.
    ///
    /// @param unmarked the encoding of what has no mark
    /// @throws IOException when its beginning cannot be read
    public static BufferedReader reader(InputStream stream, Charset unmarked) throws IOException {
        var in = new BufferedInputStream(stream);
        var mark = ByteOrderMark.takenOff(in);
        return new BufferedReader(new InputStreamReader(in, mark.isThere() ? mark.charset() : unmarked));
    }
}
