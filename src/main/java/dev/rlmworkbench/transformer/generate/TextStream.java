package dev.rlmworkbench.transformer.generate;

import dev.rlmworkbench.transformer.chat.Tokenizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Turns tokens into text as they come: whole characters only, and nothing of a stop text. A token may hold a part of a
/// character, so the newest tokens are decoded together until they make whole ones.
public final class TextStream {

    /// A character has at most 4 bytes, so after so many tokens a broken one will not become whole any more.
    private static final int MAX_CHARACTER_LENGTH = 4;

    /// How many tokens before the newest are decoded with them, since some tokenizers write a word differently at the
    /// beginning of a text.
    private static final int CONTEXT = 4;

    private final Tokenizer tokenizer;
    private final List<String> stops;
    private final StringBuilder held = new StringBuilder();
    private long[] tokens = {};
    private int told;
    private boolean stopped;
    /// Characters that had come when each token had.
    private final List<Integer> lengths = new ArrayList<>();
    private int length;
    private int handedOver;
    private int tokensTold;

    public TextStream(Tokenizer tokenizer, List<String> stops) {
        this.tokenizer = tokenizer;
        this.stops = stops.stream().filter(stop -> !stop.isEmpty()).toList();
    }

    /// @return text that is certain now, often empty
    public String accept(long token) {
        tokens = Arrays.copyOf(tokens, tokens.length + 1);
        tokens[tokens.length - 1] = token;
        var text = newText(false);
        length += text.length();
        lengths.add(length);
        return released(text);
    }

    /// Nothing more comes.
    ///
    /// @return what was held back
    public String finish() {
        if (stopped) {
            return "";
        }
        var rest = released(newText(true)) + held;
        handedOver += held.length();
        held.setLength(0);
        return rest;
    }

    /// The first tokens that hold all the text that was handed over: one whose text was handed over in part is among
    /// them, one whose text is held back or empty only when later text was handed over.
    public int tokensTold() {
        while (tokensTold < lengths.size() && (tokensTold == 0 ? 0 : lengths.get(tokensTold - 1)) < handedOver) {
            tokensTold++;
        }
        return tokensTold;
    }

    /// Whether a stop text came.
    public boolean stopped() {
        return stopped;
    }

    private String newText(boolean last) {
        if (told == tokens.length) {
            return "";
        }
        int from = Math.max(0, told - CONTEXT);
        var before = tokenizer.decodeText(Arrays.copyOfRange(tokens, from, told));
        var all = tokenizer.decodeText(Arrays.copyOfRange(tokens, from, tokens.length));
        boolean broken = all.endsWith("\uFFFD") && tokens.length - told < MAX_CHARACTER_LENGTH;
        if (broken && !last || all.length() < before.length()) {
            return "";
        }
        told = tokens.length;
        tokens = Arrays.copyOfRange(tokens, Math.max(0, told - CONTEXT), told);
        told = tokens.length;
        return all.substring(before.length());
    }

    private String released(String text) {
        if (stopped) {
            return "";
        }
        held.append(text);
        int first = -1;
        for (var stop : stops) {
            int at = held.indexOf(stop);
            first = at >= 0 && (first < 0 || at < first) ? at : first;
        }
        stopped = first >= 0;
        int certain = stopped ? first : held.length() - longestBeginning();
        var released = held.substring(0, certain);
        held.delete(0, stopped ? held.length() : certain);
        handedOver += released.length();
        return released;
    }

    /// Characters at the end that may become a stop text.
    private int longestBeginning() {
        int longest = 0;
        for (var stop : stops) {
            for (int length = Math.min(stop.length() - 1, held.length()); length > longest; length--) {
                if (held.substring(held.length() - length).equals(stop.substring(0, length))) {
                    longest = length;
                }
            }
        }
        return longest;
    }
}
