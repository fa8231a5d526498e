package dev.rlmworkbench.inference;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What outputs have shown in one conversation, against the names in the question and the words of an answer. A name is
/// one word with a capital letter, a digit or an underscore that does not begin a sentence, or several one after the
/// other.
final class Evidence {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!:]\\s+)[\\p{L}\\p{N}_]+");
    private static final String NAME_WORD = "[\\p{L}\\p{N}_]*[\\p{Lu}\\p{N}_][\\p{L}\\p{N}_]*(?:-[\\p{L}\\p{N}]+)*";
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_])" + NAME_WORD + "(?: " + NAME_WORD + ")*");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3})");
    /// What an output says of words that it did not find.
    private static final Pattern NOT_THERE = Pattern.compile("(?m)^\\(.*\\)$|^0 records with .*?\\. ");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,2}");
    private static final String ALONE = "(?<![\\w\\[/#-]|\\d[:.])%s(?![\\w\\]/#]|[:.-]\\w)";
    private static final Set<String> NEED_NO_EVIDENCE = Set.of("yes", "no", "true", "false", "none");

    private final String question;
    private final List<String> names;
    private final Set<String> words = new HashSet<>();
    private final StringBuilder shown = new StringBuilder();

    /// @param question its words need no further evidence in an answer
    Evidence(String question) {
        this.question = question;
        names = NAME.matcher(SENTENCE_START.matcher(question).replaceAll("$1"))
                .results()
                .map(match -> match.group())
                .filter(name -> name.length() > 1)
                .distinct()
                .toList();
        addWords(question);
    }

    void show(String output) {
        var found = NOT_THERE.matcher(output).replaceAll("");
        shown.append(found.toLowerCase(Locale.ROOT)).append('\n');
        addWords(found);
    }

    /// Names of the question that no output holds.
    List<String> unseenNames() {
        return names.stream()
                .filter(name -> shown.indexOf(name.toLowerCase(Locale.ROOT)) < 0)
                .toList();
    }

    /// Whether an answer holds a name or a number that neither an output nor the question holds. An answer that is
    /// one number of up to two digits, as counts are, must stand alone: in a date, a time, a position or an
    /// identifier it shows nothing.
    boolean lacks(String answer) {
        if (SHORT_NUMBER.matcher(answer.strip()).matches()) {
            var alone = Pattern.compile(ALONE.formatted(answer.strip()));
            return !alone.matcher(shown).find() && !alone.matcher(question).find();
        }
        return words(answer).stream()
                .filter(word -> Character.isUpperCase(word.charAt(0)) || Character.isDigit(word.charAt(0)))
                .map(word -> word.toLowerCase(Locale.ROOT))
                .anyMatch(word -> !words.contains(word) && !NEED_NO_EVIDENCE.contains(word));
    }

    private void addWords(String text) {
        words(text).forEach(word -> words.add(word.toLowerCase(Locale.ROOT)));
    }

    private static List<String> words(String text) {
        return WORD.matcher(THOUSANDS.matcher(text).replaceAll(""))
                .results()
                .map(match -> match.group())
                .toList();
    }
}
