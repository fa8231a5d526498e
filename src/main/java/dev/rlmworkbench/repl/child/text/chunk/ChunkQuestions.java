package dev.rlmworkbench.repl.child.text.chunk;

import dev.rlmworkbench.repl.child.text.TextPiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One question put to every part of a text: the prompts, and what to show of the replies.
public final class ChunkQuestions {

    public static final int DEFAULT_SIZE = 6_000;
    private static final int OVERLAP = 200;
    private static final String NOTHING = "not found";
    private static final String FAILED = "Error:";

    private final List<TextPiece> parts;

    /// @param size characters of a part; parts overlap a little, so that nothing is lost at their borders
    public ChunkQuestions(String text, int size) {
        parts = Chunks.of(text, size, Math.min(OVERLAP, Math.max(0, size / 10)));
    }

    public List<TextPiece> parts() {
        return parts;
    }

    /// One prompt for each part, in order.
    public List<String> prompts(String question) {
        var prompts = new ArrayList<String>(parts.size());
        for (var part : parts) {
            prompts.add("""
                    Here is part %d of %d of a long text. Answer the question from this part alone, in one short \
                    sentence. If this part does not contain the answer, reply with exactly: %s

                    --- begin of part ---
                    %s
                    --- end of part ---

                    Question: %s
                    """.formatted(prompts.size() + 1, parts.size(), NOTHING, part.text(), question));
        }
        return prompts;
    }

    /// @param answers the replies that say something, in order
    /// @param display what to print: these replies with their positions, and how many parts said nothing or failed
    public record Outcome(List<String> answers, String display) {}

    /// @param replies one for each part, in order
    public Outcome outcome(List<String> replies) {
        var answers = new ArrayList<String>();
        var lines = new StringBuilder();
        int failed = 0;
        String firstFailure = "";
        for (int i = 0; i < replies.size(); i++) {
            var reply = replies.get(i).strip();
            if (reply.startsWith(FAILED)) {
                firstFailure = failed++ == 0 ? reply : firstFailure;
            } else if (!saysNothing(reply)) {
                answers.add(reply);
                lines.append('[')
                        .append(parts.get(i).start())
                        .append('-')
                        .append(parts.get(i).end())
                        .append("] ");
                lines.append(reply).append('\n');
            }
        }
        lines.append(answers.size()).append(" of ").append(replies.size()).append(" parts gave an answer.\n");
        if (failed > 0) {
            lines.append(failed)
                    .append(failed == 1 ? " part" : " parts")
                    .append(" could not be asked: ")
                    .append(firstFailure)
                    .append('\n');
        }
        return new Outcome(List.copyOf(answers), lines.toString());
    }

    private static boolean saysNothing(String reply) {
        var plain = reply.toLowerCase(Locale.ROOT).replaceAll("^[^\\p{L}\\p{N}]+", "");
        return plain.isEmpty() || plain.startsWith(NOTHING);
    }
}
