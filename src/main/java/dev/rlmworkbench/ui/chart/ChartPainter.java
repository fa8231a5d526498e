package dev.rlmworkbench.ui.chart;

import dev.rlmworkbench.report.figure.Figure;
import dev.rlmworkbench.report.paint.FigurePainter;
import dev.rlmworkbench.report.paint.FigureTheme;
import dev.rlmworkbench.report.paint.Hits;
import dev.rlmworkbench.report.paint.Picture;
import dev.rlmworkbench.report.paint.Zoom;
import dev.rlmworkbench.ui.fx.Background;
import java.nio.IntBuffer;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.jspecify.annotations.Nullable;

/// Has figures drawn in the background, one at a time; of several wishes only the last is heard.
final class ChartPainter {

    private final Background background;
    private final Consumer<Exception> failed;
    private final FigurePainter painter = new FigurePainter();
    private @Nullable Future<?> work;
    private @Nullable Runnable next;

    /// What is to be drawn.
    ///
    /// @param width  before it is scaled
    /// @param height before it is scaled
    /// @param scale  pixels of the screen for each of these
    /// @param hidden names of series that are not drawn
    /// @param zoom   null for all of it
    record Wish(
            Figure figure,
            FigureTheme theme,
            int width,
            int height,
            double scale,
            Set<String> hidden,
            @Nullable Zoom zoom) {}

    /// @param hits in the units of the wish
    record Drawn(WritableImage image, Hits hits) {}

    ChartPainter(Background background, Consumer<Exception> failed) {
        this.background = background;
        this.failed = failed;
    }

    /// In the place of what is being drawn.
    void draw(Wish wish, Consumer<Drawn> done) {
        cancel();
        begin(wish, done);
    }

    /// After what is being drawn, in the place of what waits: a stream of wishes does not keep a picture from coming.
    void drawNext(Wish wish, Consumer<Drawn> done) {
        if (work == null) {
            begin(wish, done);
        } else {
            next = () -> begin(wish, done);
        }
    }

    private void begin(Wish wish, Consumer<Drawn> done) {
        work = background.run(
                () -> picture(wish),
                picture -> {
                    ended();
                    done.accept(new Drawn(image(picture), picture.hits()));
                },
                failure -> {
                    ended();
                    failed.accept(failure);
                });
    }

    private void ended() {
        work = null;
        var waiting = next;
        next = null;
        if (waiting != null) {
            waiting.run();
        }
    }

    void cancel() {
        next = null;
        if (work != null) {
            work.cancel(true);
            work = null;
        }
    }

    private Picture picture(Wish wish) {
        return painter.picture(
                wish.figure(), wish.theme(), wish.width(), wish.height(), wish.scale(), wish.hidden(), wish.zoom());
    }

    /// Without a copy of the pixels.
    private static WritableImage image(Picture picture) {
        return new WritableImage(new PixelBuffer<>(
                picture.width(),
                picture.height(),
                IntBuffer.wrap(picture.argbPre()),
                PixelFormat.getIntArgbPreInstance()));
    }
}
