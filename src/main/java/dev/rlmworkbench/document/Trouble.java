package dev.rlmworkbench.document;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Says in words why a file could not be read; Java's own messages are often only the file's name.
final class Trouble {

    private Trouble() {}

    static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "you have no permission to read it";
            case NoSuchFileException _ -> "there is no such file";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }
}
