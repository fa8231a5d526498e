package dev.rlmworkbench.report.export;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import dev.rlmworkbench.report.paint.Painting;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/// A figure as a page of its size with real words. It carries the letters that it needs.
final class PdfFile {

    private PdfFile() {}

    static byte[] bytes(Painting painting) throws IOException {
        float width = (float) painting.size().widthPt();
        float height = (float) painting.size().heightPt();
        var face = painting.theme().inFiles();
        try (var document = new PDDocument();
                var fonts = new PdfBoxGraphics2DFontTextDrawer();
                var font = face.open()) {
            // else it is made from the time
            document.setDocumentId((long) painting.figure().text().id().hashCode());
            document.getDocumentInformation().setTitle(painting.figure().text().title());
            document.getDocumentInformation().setProducer("RLM Workbench");
            fonts.registerFont(face.family(), font);
            var graphics = new PdfBoxGraphics2D(document, width, height);
            graphics.setFontTextDrawer(fonts);
            painting.draw(graphics);
            graphics.dispose();
            var page = new PDPage(new PDRectangle(width, height));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.drawForm(graphics.getXFormObject());
            }
            var out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }
}
