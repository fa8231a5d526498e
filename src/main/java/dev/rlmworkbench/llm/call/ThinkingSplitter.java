package dev.rlmworkbench.llm.call;

/// Parts an answer that begins with `<think>...</think>` into thoughts and text, piece by piece as it streams in. Some
/// servers hand thoughts over in a field of their own, others leave them in the text. Where the prompt itself opens the
/// block, the answer only closes it: all before was thought, which shows when it is too late to hold it back.
final class ThinkingSplitter {

    interface Sink {
        void text(String piece);

        void thinking(String piece);

        /// All text so far was thought.
        void wasThinking();

        /// All thoughts so far were text.
        void wasText();
    }

    private enum State {
        START,
        THINKING,
        /// As the prompt opened the thoughts of earlier answers, this one begins with thoughts as well.
        EXPECTED_THINKING,
        /// Past `</think>`: the line breaks before the answer are not part of it.
        GAP,
        /// Text that may turn out to be thought.
        UNSURE,
        TEXT
    }

    static final String OPEN = "<think>";
    private static final String CLOSE = "</think>";

    private final Sink sink;
    private final StringBuilder held = new StringBuilder();
    private State state;

    /// @param beginsWithThought as the prompt opens them
    ThinkingSplitter(Sink sink, boolean beginsWithThought) {
        this.sink = sink;
        this.state = beginsWithThought ? State.EXPECTED_THINKING : State.START;
    }

    void accept(String piece) {
        if (state == State.TEXT) {
            text(piece);
            return;
        }
        held.append(piece);
        if (state == State.START) {
            start();
        }
        if (state == State.THINKING || state == State.EXPECTED_THINKING) {
            think();
        }
        if (state == State.UNSURE) {
            textOrThought();
        }
        if (state == State.GAP) {
            gap();
        }
    }

    /// The server parts thoughts from text itself, so that text is not to be expected to begin with them.
    void partedByServer() {
        if (state == State.EXPECTED_THINKING) {
            state = State.START;
        }
    }

    /// Hands over what was held back in case it would become a tag.
    ///
    /// @param cutOff the answer did not end by itself, so that thoughts without an end are no sign that it had none
    void finish(boolean cutOff) {
        var rest = held.toString();
        held.setLength(0);
        switch (state) {
            case START, UNSURE, TEXT -> text(rest);
            case THINKING -> thinking(rest);
            case EXPECTED_THINKING -> {
                thinking(rest);
                if (!cutOff) {
                    sink.wasText();
                }
            }
            case GAP -> {}
        }
    }

    private void start() {
        var begin = held.toString().stripLeading();
        if (begin.startsWith(OPEN)) {
            held.setLength(0);
            held.append(begin, OPEN.length(), begin.length());
            state = State.THINKING;
        } else if (!OPEN.startsWith(begin)) {
            state = State.UNSURE;
        }
    }

    private void textOrThought() {
        int close = held.indexOf(CLOSE);
        if (close >= 0) {
            text(take(close));
            held.delete(0, CLOSE.length());
            sink.wasThinking();
            state = State.GAP;
        } else {
            text(take(held.length() - unfinishedClose()));
        }
    }

    private void think() {
        int close = held.indexOf(CLOSE);
        if (close >= 0) {
            thinking(take(close));
            held.delete(0, CLOSE.length());
            state = State.GAP;
        } else {
            thinking(take(held.length() - unfinishedClose()));
        }
    }

    private void gap() {
        int first = 0;
        while (first < held.length() && Character.isWhitespace(held.charAt(first))) {
            first++;
        }
        held.delete(0, first);
        if (!held.isEmpty()) {
            state = State.TEXT;
            text(take(held.length()));
        }
    }

    /// Characters at the end that may be the beginning of the closing tag.
    private int unfinishedClose() {
        for (int length = Math.min(CLOSE.length() - 1, held.length()); length > 0; length--) {
            if (held.substring(held.length() - length).equals(CLOSE.substring(0, length))) {
                return length;
            }
        }
        return 0;
    }

    private String take(int length) {
        var taken = held.substring(0, length);
        held.delete(0, length);
        return taken;
    }

    private void text(String piece) {
        if (!piece.isEmpty()) {
            sink.text(piece);
        }
    }

    private void thinking(String piece) {
        if (!piece.isEmpty()) {
            sink.thinking(piece);
        }
    }
}
