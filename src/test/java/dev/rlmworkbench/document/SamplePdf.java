package dev.rlmworkbench.document;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/// Real PDFs for tests.
public final class SamplePdf {

    private SamplePdf() {}

    /// One page for each text; an empty text gives a page without any content.
    public static Path text(Path file, String... pages) throws IOException {
        try (var pdf = new PDDocument()) {
            for (var text : pages) {
                write(pdf, text);
            }
            pdf.save(file.toFile());
        }
        return file;
    }

    /// One whose page is `Brücke`, with a `¨` of its own over the `u` as TeX's older fonts have it.
    static Path accent(Path file) throws IOException {
        try (var pdf = new PDDocument()) {
            var page = new PDPage();
            pdf.addPage(page);
            var font = new PDType1Font(FontName.HELVETICA);
            float before = font.getStringWidth("Br") * 12 / 1000;
            float with = font.getStringWidth("Bru") * 12 / 1000;
            try (var content = new PDPageContentStream(pdf, page)) {
                content.beginText();
                content.setFont(font, 12);
                content.newLineAtOffset(50, 700);
                content.showText("Bru");
                content.newLineAtOffset(before + 1.6f, 0);
                content.showText("¨");
                content.newLineAtOffset(with - before - 1.6f, 0);
                content.showText("cke");
                content.endText();
            }
            pdf.save(file.toFile());
        }
        return file;
    }

    /// One that asks for a password when it is opened.
    static Path locked(Path file) throws IOException {
        try (var pdf = new PDDocument()) {
            write(pdf, "Nobody may read this.");
            var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
            policy.setEncryptionKeyLength(128);
            pdf.protect(policy);
            pdf.save(file.toFile());
        }
        return file;
    }

    /// Pages that are pictures, as a scanner makes them, after pages of text.
    static Path scanned(Path file, int pictures, String... before) throws IOException {
        try (var pdf = new PDDocument()) {
            for (var text : before) {
                write(pdf, text);
            }
            var image = LosslessFactory.createFromImage(pdf, new BufferedImage(60, 80, BufferedImage.TYPE_BYTE_GRAY));
            for (int i = 0; i < pictures; i++) {
                var page = new PDPage();
                pdf.addPage(page);
                try (var content = new PDPageContentStream(pdf, page)) {
                    content.drawImage(image, 0, 0, 600, 800);
                }
            }
            pdf.save(file.toFile());
        }
        return file;
    }

    private static void write(PDDocument pdf, String text) throws IOException {
        var page = new PDPage();
        pdf.addPage(page);
        if (text.isEmpty()) {
            return;
        }
        try (var content = new PDPageContentStream(pdf, page)) {
            content.beginText();
            content.setFont(new PDType1Font(FontName.HELVETICA), 11);
            content.newLineAtOffset(50, 700);
            for (var line : text.split("\n")) {
                content.showText(line);
                content.newLineAtOffset(0, -15);
            }
            content.endText();
        }
    }
}
