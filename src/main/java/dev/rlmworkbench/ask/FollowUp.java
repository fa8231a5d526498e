package dev.rlmworkbench.ask;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.stream.Collectors;

/// Puts a short record of the last questions and answers before the next question, so that "and where does she live?"
/// can be understood. The words are those of `prompts/follow_up.txt`.
final class FollowUp {

    private static final String FILE = "/prompts/follow_up.txt";
    private static final int REMEMBERED = 3;
    private static final int MAX_QUESTION_LENGTH = 160;
    private static final int MAX_ANSWER_LENGTH = 160;

    private final String words = words();
    private final Deque<String> earlier = new ArrayDeque<>();

    /// The question as a method gets it: the bare one while nothing was asked before.
    String query(String question) {
        if (earlier.isEmpty()) {
            return question;
        }
        return words.replace("{{earlier}}", String.join(" ", earlier)).replace("{{question}}", question);
    }

    void remember(String question, String answer) {
        earlier.addLast("%s -> %s."
                .formatted(
                        cut(question, MAX_QUESTION_LENGTH),
                        cut(answer, MAX_ANSWER_LENGTH).replaceFirst("\\.$", "")));
        if (earlier.size() > REMEMBERED) {
            earlier.removeFirst();
        }
    }

    void forget() {
        earlier.clear();
    }

    private static String cut(String text, int longest) {
        var flat = text.replaceAll("[\\s\\h]+", " ").strip();
        return flat.length() <= longest ? flat : flat.substring(0, longest) + "...";
    }

    private static String words() {
        try (var in = FollowUp.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n"))
                    .strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
