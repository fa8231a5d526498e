package dev.rlmworkbench.report.export;

import dev.rlmworkbench.report.paint.FigurePainter;
import dev.rlmworkbench.report.paint.Painting;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A figure as pixels, with its resolution, from which programs know its size.
final class PngFile {

    private static final double POINTS_PER_INCH = 72;
    private static final double INCHES_PER_METRE = 1 / 0.0254;

    private PngFile() {}

    static byte[] bytes(Painting painting, int dpi) throws IOException {
        double scale = dpi / POINTS_PER_INCH;
        long width = Math.round(painting.size().widthPt() * scale);
        long height = Math.round(painting.size().heightPt() * scale);
        if (width < 1 || height < 1 || width * height > FigurePainter.MAX_PIXELS) {
            throw new IllegalArgumentException(
                    "a picture cannot be %d x %d pixels: choose another size or resolution".formatted(width, height));
        }
        var image = new BufferedImage((int) width, (int) height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            graphics.scale(
                    width / painting.size().widthPt(), height / painting.size().heightPt());
            painting.draw(graphics);
        } finally {
            graphics.dispose();
        }
        return encode(image, dpi);
    }

    private static byte[] encode(BufferedImage image, int dpi) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("png").next();
        var bytes = new ByteArrayOutputStream();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            var metadata = writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
            addResolution(metadata, dpi);
            writer.setOutput(out);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void addResolution(IIOMetadata metadata, int dpi) throws IOException {
        var perMetre = Long.toString(Math.round(dpi * INCHES_PER_METRE));
        var resolution = new IIOMetadataNode("pHYs");
        resolution.setAttribute("pixelsPerUnitXAxis", perMetre);
        resolution.setAttribute("pixelsPerUnitYAxis", perMetre);
        resolution.setAttribute("unitSpecifier", "meter");
        var root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(resolution);
        metadata.mergeTree("javax_imageio_png_1.0", root);
    }
}
