package dev.rlmworkbench.document;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.Arrays;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;

/// Collects a PDF's text and where its pages begin. Every page has at least a line break, so that no two begin at the
/// same character.
final class PdfPages extends PDFTextStripper {

    private final StringWriter text = new StringWriter();
    private final int most;
    private int[] starts = new int[64];
    private int pages;
    private int pictures;

    /// There is more text than was asked for.
    static final class TooMuchText extends IOException {}

    /// @param most characters, at most
    PdfPages(int most) {
        this.most = most;
        setLineSeparator("\n");
        setPageEnd("");
    }

    Writer writer() {
        return text;
    }

    @Override
    protected void startPage(PDPage page) throws IOException {
        if (Thread.interrupted()) {
            throw new InterruptedIOException();
        }
        if (text.getBuffer().length() > most) {
            throw new TooMuchText();
        }
        begin(getCurrentPageNo());
    }

    @Override
    protected void endPage(PDPage page) throws IOException {
        if (text.getBuffer().substring(starts[pages - 1]).isBlank() && hasPicture(page)) {
            pictures++;
        }
    }

    /// Pages that hold nothing at all were passed over without a word.
    private void begin(int number) {
        while (pages < number) {
            if (pages > 0) {
                text.append('\n');
            }
            if (pages == starts.length) {
                starts = Arrays.copyOf(starts, 2 * pages);
            }
            starts[pages++] = text.getBuffer().length();
        }
    }

    private static boolean hasPicture(PDPage page) {
        var resources = page.getResources();
        if (resources == null) {
            return false;
        }
        for (var name : resources.getXObjectNames()) {
            if (resources.isImageXObject(name)) {
                return true;
            }
        }
        return false;
    }

    /// @param total pages of the PDF
    PdfText collected(int total) {
        begin(total);
        text.append('\n');
        return new PdfText(text.toString(), Arrays.copyOf(starts, pages), pictures);
    }
}
