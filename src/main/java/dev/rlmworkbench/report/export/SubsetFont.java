package dev.rlmworkbench.report.export;

import dev.rlmworkbench.report.paint.Typeface;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TTFSubsetter;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/// The part of a font that a text needs, as a style sheet takes it.
final class SubsetFont {

    /// What browsers ask for, with the hints for small sizes.
    private static final List<String> TABLES = List.of(
            "head", "hhea", "hmtx", "maxp", "glyf", "loca", "cmap", "name", "post", "OS/2", "cvt ", "fpgm", "prep");

    private SubsetFont() {}

    /// @param letters code points
    /// @return a rule `@font-face`
    static String rule(Typeface face, String family, Set<Integer> letters) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = face.open();
                var font = new TTFParser().parse(new RandomAccessReadBuffer(file))) {
            var subset = new TTFSubsetter(font, TABLES);
            new TreeSet<>(letters).forEach(subset::add);
            subset.writeToStream(bytes);
        }
        return "@font-face{font-family:'%s';src:url(data:font/ttf;base64,%s) format('truetype')}"
                .formatted(family, Base64.getEncoder().encodeToString(bytes.toByteArray()));
    }
}
