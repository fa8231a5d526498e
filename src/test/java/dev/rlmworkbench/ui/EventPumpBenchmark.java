package dev.rlmworkbench.ui;

import dev.rlmworkbench.ui.fx.EventPump;
import dev.rlmworkbench.ui.fx.FxPulse;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.fxmisc.richtext.CodeArea;

/// Frame times while 1,000 lines and 100,000 token events a second arrive, for three ways of showing the lines. Run as
/// `PictureTour`; prints one line for each way. Argument: seconds for each, 10 where none is given.
public final class EventPumpBenchmark {

    private static final int USUAL_SECONDS = 10;
    private static final int LINES_A_SECOND = 1_000;
    private static final int TOKENS_A_SECOND = 100_000;
    private static final int KEPT_LINES = 5_000;

    /// @param show gets the lines of one round
    private record Way(String name, Region node, Consumer<List<String>> show) {}

    private EventPumpBenchmark() {}

    public static void main(String[] args) throws Exception {
        int seconds = args.length > 0 ? Integer.parseInt(args[0]) : USUAL_SECONDS;
        Platform.startup(() -> {});
        Platform.setImplicitExit(false);
        for (int way = 0; way < 3; way++) {
            measure(way, seconds);
        }
        System.exit(0);
    }

    private static Way way(int number) {
        return switch (number) {
            case 0 -> new Way("counters only", new Label(), lines -> {});
            case 1 -> {
                var list = new ListView<String>();
                list.setFixedCellSize(18);
                yield new Way("list view, newest shown", list, lines -> {
                    list.getItems().addAll(lines);
                    if (list.getItems().size() > KEPT_LINES) {
                        list.getItems().remove(0, list.getItems().size() - KEPT_LINES);
                    }
                    list.scrollTo(list.getItems().size() - 1);
                });
            }
            default -> {
                var area = new CodeArea();
                yield new Way("code area, at most %,d lines".formatted(KEPT_LINES), area, lines -> {
                    area.appendText(String.join("\n", lines) + "\n");
                    int over = area.getParagraphs().size() - KEPT_LINES;
                    if (over > KEPT_LINES / 10) {
                        area.deleteText(0, 0, over, 0);
                    }
                });
            }
        };
    }

    private static void measure(int number, int seconds) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var running = new AtomicBoolean(true);
        Platform.runLater(() -> {
            var way = way(number);
            var tokens = new Label();
            var stage = new Stage();
            stage.setScene(new Scene(new VBox(tokens, way.node()), 900, 640));
            stage.show();
            var pump = new EventPump(new FxPulse());
            var count = new long[2];
            var spent = new long[1];
            var tokenEvents = pump.<Integer>channel(some -> {
                long begin = System.nanoTime();
                count[0] += some.size();
                tokens.setText("%,d tokens".formatted(count[0]));
                spent[0] += System.nanoTime() - begin;
            });
            var lineEvents = pump.<String>channel(some -> {
                long begin = System.nanoTime();
                count[1] += some.size();
                way.show().accept(some);
                spent[0] += System.nanoTime() - begin;
            });
            produce(running, TOKENS_A_SECOND, tokenEvents::offer);
            produce(
                    running,
                    LINES_A_SECOND,
                    i -> lineEvents.offer("line %,d: what a model or a program said".formatted(i)));
            var frames = new FrameTimes();
            frames.start();
            var end = new javafx.animation.PauseTransition(Duration.seconds(seconds));
            end.setOnFinished(_ -> {
                running.set(false);
                frames.stop();
                System.out.printf(
                        "%-32s %,7d tokens/s %,5d lines/s shown, %s, screen thread in consumers %.1f ms/s%n",
                        way.name(), count[0] / seconds, count[1] / seconds, frames.words(), spent[0] / 1e6 / seconds);
                stage.hide();
                ended.countDown();
            });
            end.play();
        });
        ended.await();
    }

    /// In bursts of a hundredth of a second, as servers send.
    private static void produce(AtomicBoolean running, int aSecond, Consumer<Integer> offer) {
        Thread.ofPlatform().daemon().start(() -> {
            long begin = System.nanoTime();
            int sent = 0;
            while (running.get()) {
                long due = (System.nanoTime() - begin) * aSecond / 1_000_000_000L;
                for (; sent < due; sent++) {
                    offer.accept(sent);
                }
                try {
                    TimeUnit.MILLISECONDS.sleep(10);
                } catch (InterruptedException e) {
                    return;
                }
            }
        });
    }
}
