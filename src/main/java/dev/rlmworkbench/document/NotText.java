package dev.rlmworkbench.document;

import java.util.Locale;
import java.util.Set;

/// What to do about a file that holds no text, by its name.
final class NotText {

    private static final Set<String> OFFICE =
            Set.of("doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "epub", "pages", "numbers");
    private static final Set<String> PACKED = Set.of("zip", "gz", "tgz", "bz2", "xz", "zst", "7z", "tar", "rar");
    private static final Set<String> PICTURES =
            Set.of("png", "jpg", "jpeg", "gif", "tif", "tiff", "webp", "bmp", "heic");

    private NotText() {}

    static String sentence(String name) {
        var ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (OFFICE.contains(ending)) {
            return "%s is an office document, which is not read here; save it as PDF, HTML or plain text"
                    .formatted(name);
        }
        if (PACKED.contains(ending)) {
            return "%s is packed; unpack it and name what was in it".formatted(name);
        }
        if (PICTURES.contains(ending)) {
            return "%s is a picture; make it text with OCR first".formatted(name);
        }
        return "%s is a binary file and holds no text".formatted(name);
    }
}
