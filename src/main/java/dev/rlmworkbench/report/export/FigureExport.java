package dev.rlmworkbench.report.export;

import dev.rlmworkbench.files.AtomicFile;
import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.paint.FigurePainter;
import dev.rlmworkbench.report.paint.FigureSize;
import dev.rlmworkbench.report.paint.FigureTheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;

/// Writes figures as files. May be used from any thread; the same figure gives the same bytes.
public final class FigureExport {

    /// Of PNG files: what printers of papers ask for.
    public static final int PRINT_DPI = 300;

    private final FigurePainter painter = new FigurePainter();

    /// Replaces the file at once; missing folders are made.
    ///
    /// @throws IOException when it cannot be written; an old file is then still there
    /// @throws IllegalArgumentException when it would have too many pixels
    public void write(Figure figure, FigureTheme theme, FigureSize size, Format format, Path file) throws IOException {
        AtomicFile.write(file, bytes(figure, theme, size, format));
    }

    /// @throws IOException when a font cannot be read
    public byte[] bytes(Figure figure, FigureTheme theme, FigureSize size, Format format) throws IOException {
        return switch (format) {
            case PNG -> png(figure, theme, size, PRINT_DPI);
            case SVG -> svg(figure, theme, size).getBytes(StandardCharsets.UTF_8);
            case PDF -> PdfFile.bytes(painter.paint(figure, theme, size));
            case CSV -> CsvFile.text(figure.table()).getBytes(StandardCharsets.UTF_8);
        };
    }

    /// @param dpi pixels an inch, which the file says too
    /// @throws IllegalArgumentException when it would have too many pixels
    public byte[] png(Figure figure, FigureTheme theme, FigureSize size, int dpi) throws IOException {
        return PngFile.bytes(painter.paint(figure, theme, size), dpi);
    }

    /// A file with the letters that it needs.
    public String svg(Figure figure, FigureTheme theme, FigureSize size) throws IOException {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                + new SvgFile(painter.paint(figure, theme, size), "").text(true)
                + "\n";
    }

    /// To be put into a page that holds others and brings their font, see [#pageFont].
    ///
    /// @param idPrefix begins all ids, so that no two figures of a page have the same; letters, digits and `-`
    /// @return one element `svg`
    public String svgPart(Figure figure, FigureTheme theme, FigureSize size, String idPrefix) throws IOException {
        return new SvgFile(painter.paint(figure, theme, size), idPrefix).text(false);
    }

    /// The font of all figures of a page in that theme, with the letters of these words: a rule of a style sheet.
    public static String pageFont(FigureTheme theme, String words) throws IOException {
        var face = theme.inFiles();
        return SubsetFont.rule(face, face.family(), words.codePoints().boxed().collect(Collectors.toSet()));
    }
}
