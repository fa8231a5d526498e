package dev.rlmworkbench.document;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/// The text of a PDF, page after page.
///
/// @param starts where each page begins in the text
/// @param doubts where it is not what a person sees
record PdfText(String text, int[] starts, PdfDoubts doubts) {

    /// @param name of the file, for the sentence of what is wrong
    /// @param most characters of text, at most
    /// @throws DocumentException    when it is locked, damaged, empty, without text, or has too much of it
    /// @throws InterruptedException when the calling thread was interrupted
    static PdfText read(Path file, String name, int most) throws InterruptedException {
        try (var pdf = Loader.loadPDF(file.toFile())) {
            if (pdf.getNumberOfPages() == 0) {
                throw new DocumentException("%s is a PDF without pages; it may be damaged".formatted(name));
            }
            var pages = new PdfPages(pdf, most);
            pages.writeText(pdf, pages.writer());
            return withText(pages.collected(pdf), name);
        } catch (DocumentException e) {
            throw e;
        } catch (InvalidPasswordException e) {
            throw new DocumentException(
                    "%s is protected by a password; open it in a PDF reader and save it without one".formatted(name),
                    e);
        } catch (PdfPages.TooMuchText e) {
            throw TextLimit.exceeded(name, e);
        } catch (InterruptedIOException e) {
            throw (InterruptedException) new InterruptedException().initCause(e);
        } catch (IOException | RuntimeException | StackOverflowError e) {
            if (Thread.interrupted()) { // which closes the file under the reader
                throw (InterruptedException) new InterruptedException().initCause(e);
            }
            throw new DocumentException(
                    "%s is damaged or no real PDF; open it in a PDF reader and save it again".formatted(name), e);
        }
    }

    private static PdfText withText(PdfText pdf, String name) {
        if (!pdf.text.isBlank()) {
            return pdf;
        }
        throw new DocumentException(
                pdf.doubts.has(PdfDoubts.Doubt.PICTURE)
                        ? "%s holds pictures of its pages and no text; make them text with OCR first (such as ocrmypdf)"
                                .formatted(name)
                        : "%s holds no text".formatted(name));
    }
}
