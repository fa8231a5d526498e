package dev.rlmworkbench.ui.live;

import java.util.List;

/// How many of some tiles are right. It follows their changes instead of counting anew, as there may be ten thousand.
final class Score {

    /// Hears the numbers whenever they change.
    interface Listener {
        /// @param judged those that have an answer, right or wrong
        /// @param failed those whose server or sandbox failed
        void accept(int right, int judged, int failed);
    }

    private final Listener listener;
    private int right;
    private int judged;
    private int failed;

    private Score(Listener listener) {
        this.listener = listener;
    }

    /// Tells now and after each change.
    static void of(List<Tile> tiles, Listener listener) {
        var score = new Score(listener);
        for (var tile : tiles) {
            score.add(tile.state().get(), 1);
            tile.state().addListener((_, before, now) -> {
                score.add(before, -1);
                score.add(now, 1);
                score.tell();
            });
        }
        score.tell();
    }

    private void add(Tile.State state, int by) {
        switch (state) {
            case RIGHT -> {
                right += by;
                judged += by;
            }
            case WRONG -> judged += by;
            case ERROR -> failed += by;
            case WAITING, RUNNING, SKIPPED -> {
                // has no result
            }
        }
    }

    private void tell() {
        listener.accept(right, judged, failed);
    }
}
