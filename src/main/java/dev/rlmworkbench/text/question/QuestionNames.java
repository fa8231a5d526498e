package dev.rlmworkbench.text.question;

import dev.rlmworkbench.text.ContextIndex;
import dev.rlmworkbench.text.index.Language;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The names in a question: a word with a capital letter, a digit or an underscore that does not begin a sentence, or
/// several one after the other. In German, where all nouns have capital letters, one such letter makes no name.
public final class QuestionNames {

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}_]";
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!:]\\s+)" + LETTER + "+");
    private static final String NAME_WORD = LETTER + "*[\\p{Lu}\\p{N}_]" + LETTER + "*(?:-[\\p{L}\\p{N}]+)*";
    private static final Pattern NAME = Pattern.compile("(?<!" + LETTER + ")" + NAME_WORD + "(?: " + NAME_WORD + ")*");
    private static final Pattern NOUN = Pattern.compile("\\p{Lu}[\\p{Ll}\\p{M}]*");

    /// What a text is about stands in it so often, and once in so many characters.
    private static final int MIN_EVERYWHERE = 20;

    private static final int CHARS_FOR_ONE = 5_000;

    private final boolean isGerman;
    private final List<String> names;

    public QuestionNames(String question) {
        isGerman = new ContextIndex(question).language() == Language.GERMAN;
        names = NAME.matcher(SENTENCE_START.matcher(question).replaceAll("$1"))
                .results()
                .map(MatchResult::group)
                .filter(name -> name.length() > 1 && !isOnlyNoun(name))
                .distinct()
                .toList();
    }

    /// In the order of the question, each once.
    public List<String> all() {
        return names;
    }

    /// Those that are not the subject of the whole text, so that a find about them should say them.
    public List<String> tellingIn(String text) {
        int most = Math.max(MIN_EVERYWHERE, text.length() / CHARS_FOR_ONE);
        return names.stream().filter(name -> !stands(name, text, most)).toList();
    }

    private static boolean stands(String name, String text, int often) {
        int found = 0;
        for (int at = text.indexOf(name); at >= 0 && found < often; at = text.indexOf(name, at + 1)) {
            found++;
        }
        return found >= often;
    }

    /// Whether a word has its capital letter only because it is a noun.
    public boolean isOnlyNoun(String word) {
        return isGerman && NOUN.matcher(word).matches();
    }
}
