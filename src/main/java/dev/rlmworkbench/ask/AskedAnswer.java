package dev.rlmworkbench.ask;

import dev.rlmworkbench.inference.Answer;
import java.util.Optional;
import java.util.regex.Pattern;

/// What one method answered to one question, and what it rests on.
///
/// @param question    as the user asked it
/// @param fingerprint names its events in the trajectory file
/// @param seconds     wall time
public record AskedAnswer(
        String question, String method, String fingerprint, Answer answer, double seconds, AnswerEvidence evidence) {

    /// The words in which models say so; the prompts ask for "not in the text".
    private static final Pattern NOT_IN_TEXT = Pattern.compile("(?isU)\\W*(?:NOT_IN|DOES_NOT_SAY)\\W*"
            .replace("NOT_IN", "(?:(?:the answer|it|this|that) is )?not (?:\\w+ )?in THE_TEXT")
            .replace("DOES_NOT_SAY", "THE_TEXT do(?:es)? not (?:say|tell|contain|mention|state|specify)[^.]*")
            .replace("THE_TEXT", "the (?:given |provided )?(?:text|context|documents?|files?)"));

    private static final int MAX_DENIAL_LENGTH = 160;

    /// The answer in words; empty when there is none.
    public Optional<String> text() {
        return Optional.ofNullable(answer.text()).map(String::strip).filter(text -> !text.isEmpty());
    }

    /// Whether the answer is that the documents do not tell.
    public boolean saysNotInText() {
        return text().filter(AskedAnswer::isDenial).isPresent();
    }

    static boolean isDenial(String text) {
        return text.length() <= MAX_DENIAL_LENGTH && NOT_IN_TEXT.matcher(text).matches();
    }
}
