package dev.rlmworkbench.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/// What the kernel tells in a small file of `/proc` or `/sys`. Such a file may be missing, may be forbidden, and may
/// fail when it is read; each of these means that the system does not tell.
public final class SystemFile {

    private static final long KIBIBYTE = 1024;

    private SystemFile() {}

    /// The text without blanks at its ends, empty where the system does not tell.
    public static Optional<String> text(Path file) {
        try {
            return Optional.of(Files.readString(file).strip()).filter(text -> !text.isEmpty());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The whole number that the file consists of.
    public static OptionalLong number(Path file) {
        return text(file)
                .filter(text -> text.matches("-?\\d{1,18}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }

    /// The whole number of a line such as `inactive_file 1234`.
    public static OptionalLong number(Path file, String key) {
        return text(file)
                .flatMap(text -> text.lines()
                        .filter(line -> line.matches(key + " \\d{1,18}"))
                        .findFirst())
                .map(line -> OptionalLong.of(Long.parseLong(line.substring(key.length() + 1))))
                .orElse(OptionalLong.empty());
    }

    /// The bytes of a line such as `VmRSS:  1234 kB`.
    ///
    /// @param key without the colon
    public static OptionalLong bytes(Path file, String key) {
        return text(file)
                .flatMap(text -> text.lines()
                        .filter(line -> line.startsWith(key + ":"))
                        .map(line -> line.substring(key.length() + 1).strip())
                        .filter(value -> value.matches("\\d{1,15} kB"))
                        .findFirst())
                .map(value -> OptionalLong.of(Long.parseLong(value.substring(0, value.indexOf(' '))) * KIBIBYTE))
                .orElse(OptionalLong.empty());
    }
}
