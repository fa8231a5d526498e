package dev.rlmworkbench.repl.child.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `query_chunks`: one question put to every part of the context.
public final class ChunkQuestions {

    public static final int PART_CHARS = 6_000;
    private static final int OVERLAP_CHARS = 200;
    private static final String NOT_FOUND = "not found";

    private ChunkQuestions() {}

    /// A reply that found something, and the part that it is about.
    public record Reply(Piece part, String text) {}

    public static List<Piece> parts(String context, int size) {
        return Windows.chunks(context, size, Math.min(OVERLAP_CHARS, size / 10));
    }

    public static String prompt(Piece part, String question) {
        return """
                Here is a part of a longer text:

                %s

                (End of the part.)
                %s
                Answer from this part only, in a few words. If it does not say, reply: %s""".formatted(part.text(), question, NOT_FOUND);
    }

    /// The replies that found something, in text order.
    public static List<Reply> found(List<Piece> parts, List<String> replies) {
        var found = new ArrayList<Reply>();
        for (int i = 0; i < parts.size(); i++) {
            var reply = replies.get(i).strip();
            if (!reply.isEmpty() && !reply.toLowerCase(Locale.ROOT).contains(NOT_FOUND)) {
                found.add(new Reply(parts.get(i), reply));
            }
        }
        return found;
    }

    public static String shown(List<Piece> parts, List<Reply> found) {
        if (found.isEmpty()) {
            return "None of the " + parts.size() + " parts answers this.";
        }
        var lines = new StringBuilder();
        found.forEach(r -> lines.append('[')
                .append(r.part().start())
                .append("] ")
                .append(r.text())
                .append('\n'));
        return lines.substring(0, lines.length() - 1);
    }
}
