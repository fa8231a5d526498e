package dev.rlmworkbench.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Pattern;

/// Says in words why a file could not be used; Java's own messages are often only the file's name.
public final class FileTrouble {

    private static final Pattern IN_PARENTHESES = Pattern.compile("\\(([^()]+)\\)$");

    private FileTrouble() {}

    public static String reason(IOException e) {
        return switch (e) {
            case AccessDeniedException _ -> "permission denied";
            case NoSuchFileException _ -> "there is no such file";
            case NotDirectoryException _ -> "it is not a folder";
            case FileAlreadyExistsException _ -> "there is already something else of that name";
            case FileSystemException f when f.getReason() != null -> f.getReason();
            case FileNotFoundException f -> inParentheses(f);
            default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        };
    }

    /// The same, behind what could not be done where the exception says it.
    public static String reason(UncheckedIOException e) {
        var cause = e.getCause();
        var what = e.getMessage();
        return what == null || what.equals(cause.toString()) ? reason(cause) : what + ": " + reason(cause);
    }

    private static String inParentheses(FileNotFoundException e) {
        var message = String.valueOf(e.getMessage());
        var match = IN_PARENTHESES.matcher(message);
        return match.find() ? match.group(1) : message;
    }
}
