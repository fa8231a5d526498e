package dev.rlmworkbench.document;

import dev.rlmworkbench.document.PdfDoubts.Doubt;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.StringWriter;
import java.io.Writer;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Collects a PDF's text and where its pages begin: of each page its own text, then its form fields and notes. Every
/// page has at least a line break, so that no two begin at the same character.
final class PdfPages extends PdfTextByAngle {

    private static final Logger LOG = LoggerFactory.getLogger(PdfPages.class);

    private final StringWriter text = new StringWriter();
    private final PdfDoubts doubts = new PdfDoubts();
    private final PdfForm form;
    private final int most;
    private int[] starts = new int[64];
    private int pages;
    private PdfPageLook look = new PdfPageLook(new PDPage());

    /// There is more text than was asked for.
    static final class TooMuchText extends IOException {}

    /// @param most characters, at most
    PdfPages(PDDocument pdf, int most) {
        this.most = most;
        form = formOf(pdf);
        if (form.isXfaOnly()) {
            doubts.ofTheWhole("its form is an XFA form, which is not read here; print it to a PDF");
        }
    }

    /// A form is written by other programs than the text, and may be damaged where the text is not.
    private PdfForm formOf(PDDocument pdf) {
        try {
            return PdfForm.of(pdf);
        } catch (RuntimeException e) {
            LOG.debug("form", e);
            doubts.ofTheWhole("its form is damaged; field names may be wrong or missing");
            return PdfForm.without(pdf);
        }
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
        look = new PdfPageLook(page);
    }

    @Override
    protected void endPage(PDPage page) {
        look.doubts(text.getBuffer().substring(starts[pages - 1])).forEach(doubt -> doubts.add(doubt, pages));
        addFields(page, pages);
        compose(starts[pages - 1]);
    }

    /// PDFs that put accents on letters give two characters for `ü`.
    private void compose(int from) {
        var buffer = text.getBuffer();
        var page = buffer.substring(from);
        if (!Normalizer.isNormalized(page, Normalizer.Form.NFC)) {
            buffer.replace(from, buffer.length(), Normalizer.normalize(page, Normalizer.Form.NFC));
        }
    }

    private void addFields(PDPage page, int number) {
        try {
            addLines(form.lines(page));
        } catch (IOException | RuntimeException e) {
            LOG.debug("fields of page {}", number, e);
            doubts.add(Doubt.FIELDS, number);
        }
    }

    private void addLines(Collection<String> lines) {
        for (var line : lines) {
            freshLine();
            text.append(line).append('\n');
        }
    }

    @Override
    void freshLine() {
        var buffer = text.getBuffer();
        if (pages > 0 && buffer.length() > starts[pages - 1] && buffer.charAt(buffer.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
        var name = operator.getName();
        if (name.equals("BI")
                || name.equals("Do")
                        && operands.getFirst() instanceof COSName object
                        && getResources().isImageXObject(object)) {
            look.picture(getGraphicsState().getCurrentTransformationMatrix());
        }
        look.drawn(name);
        super.processOperator(operator, operands);
    }

    @Override
    protected void showGlyph(Matrix place, PDFont font, int code, Vector displacement) throws IOException {
        look.letter(font.toUnicode(code));
        super.showGlyph(place, font, code, displacement);
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

    /// @param pdf whose pages were read
    PdfText collected(PDDocument pdf) {
        begin(pdf.getNumberOfPages());
        addLines(form.elsewhere());
        text.append('\n');
        return new PdfText(text.toString(), Arrays.copyOf(starts, pages), doubts);
    }
}
