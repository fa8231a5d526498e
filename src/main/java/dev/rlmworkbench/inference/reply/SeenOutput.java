package dev.rlmworkbench.inference.reply;

import dev.rlmworkbench.repl.ReplResult.Remark;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What outputs have shown in one conversation, against the names in the question and the words of an answer. A name is
/// one word with a capital letter, a digit or an underscore that does not begin a sentence, or several one after the
/// other.
final class SeenOutput {

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");
    private static final Pattern SENTENCE_START = Pattern.compile("(^|[.?!:]\\s+)[\\p{L}\\p{N}_]+");
    private static final String NAME_WORD = "[\\p{L}\\p{N}_]*[\\p{Lu}\\p{N}_][\\p{L}\\p{N}_]*(?:-[\\p{L}\\p{N}]+)*";
    private static final Pattern NAME = Pattern.compile("(?<![\\p{L}\\p{N}_])" + NAME_WORD + "(?: " + NAME_WORD + ")*");
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3})");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,2}");
    private static final String ALONE = "(?<![\\w\\[/#-]|\\d[:.])%s(?![\\w\\]/#]|[:.-]\\w)";
    private static final Pattern YES_OR_NO = Pattern.compile(
            "(?i)(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\\b.*",
            Pattern.DOTALL);
    private static final Pattern AROUND_ANSWER = Pattern.compile("(?i)^\\W*(?:(?:the|an?) )?|\\W+$");
    private static final String ONE_OF_SEVERAL =
            "(?i)(?:,|\\b(?:or|and))\\W+(?:\\w+\\W+){0,3}?%1$s(?!\\w)|(?<!\\w)%1$s(?:,|\\W+(?:or|and)\\b)";
    private static final List<String> NUMBERS =
            List.of("zero one two three four five six seven eight nine ten eleven twelve".split(" "));
    private static final Pattern ISO_DATE = Pattern.compile("\\b(\\d{4})-(0[1-9]|1[0-2])-(\\d{2})\\b");
    private static final Set<String> NEED_NO_EVIDENCE = Set.of("yes", "no", "true", "false", "none");

    private final String question;
    private final List<String> names;
    private final Set<String> words = new HashSet<>();
    private final StringBuilder shown = new StringBuilder();
    private boolean isLastPartial;

    /// @param question its words need no further evidence in an answer
    SeenOutput(String question) {
        this.question = question;
        names = NAME.matcher(SENTENCE_START.matcher(question).replaceAll("$1"))
                .results()
                .map(match -> match.group())
                .filter(name -> name.length() > 1)
                .distinct()
                .toList();
        addWords(question);
    }

    /// @param remarks parts of the output that show nothing, ascending, see [Remark]
    void show(String output, List<Remark> remarks) {
        isLastPartial = remarks.stream().anyMatch(Remark::someOfMany);
        var found = without(remarks, output);
        shown.append(found.toLowerCase(Locale.ROOT)).append('\n');
        addWords(found);
    }

    private static String without(List<Remark> remarks, String output) {
        var rest = new StringBuilder();
        int from = 0;
        for (var remark : remarks) {
            rest.append(output, from, remark.start()).append('\n');
            from = remark.end();
        }
        return rest.append(output, from, output.length()).toString();
    }

    /// Names of the question that no output holds.
    List<String> unseenNames() {
        return names.stream()
                .filter(name -> shown.indexOf(name.toLowerCase(Locale.ROOT)) < 0)
                .toList();
    }

    /// Whether an answer holds a name or a number that neither an output nor the question holds, or nothing else.
    /// An answer that is one number of up to two digits, as counts are, must stand alone: in a date, a time, a
    /// position or an identifier it shows nothing. A date counts with the name of its month as well.
    boolean lacks(String answer) {
        if (SHORT_NUMBER.matcher(answer.strip()).matches()) {
            var alone = Pattern.compile(ALONE.formatted(inFiguresOrWords(answer.strip())));
            return !alone.matcher(shown).find() && !alone.matcher(question).find();
        }
        return lacksWords(answer) && lacksWords(withNamesOfMonths(answer));
    }

    private static String inFiguresOrWords(String number) {
        int value = Integer.parseInt(number);
        return value > 1 && value < NUMBERS.size() ? "(?:%s|%s)".formatted(number, NUMBERS.get(value)) : number;
    }

    private static String withNamesOfMonths(String answer) {
        return ISO_DATE.matcher(answer)
                .replaceAll(date -> "%s %s %d"
                        .formatted(
                                date.group(1),
                                Month.of(Integer.parseInt(date.group(2)))
                                        .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                Integer.parseInt(date.group(3))));
    }

    private boolean lacksWords(String answer) {
        var said = words(answer);
        boolean isNew = said.stream().noneMatch(this::isKnown);
        return isNew && !said.isEmpty()
                || said.stream()
                        .filter(word -> Character.isUpperCase(word.charAt(0)) || Character.isDigit(word.charAt(0)))
                        .anyMatch(word -> !isKnown(word));
    }

    private boolean isKnown(String word) {
        var lower = word.toLowerCase(Locale.ROOT);
        return words.contains(lower) || NEED_NO_EVIDENCE.contains(lower);
    }

    /// Whether an answer is nothing but words of a question that does not ask for yes or no. One of several things that
    /// the question offers is an answer, and so is a number.
    boolean isRepeated(String answer) {
        var words = Pattern.quote(AROUND_ANSWER.matcher(answer).replaceAll(""));
        return answer.chars().anyMatch(Character::isLetter)
                && !NEED_NO_EVIDENCE.contains(answer.strip().toLowerCase(Locale.ROOT))
                && !YES_OR_NO.matcher(question.strip()).matches()
                && Pattern.compile("(?i)(?<!\\w)" + words + "(?!\\w)")
                        .matcher(question)
                        .find()
                && !Pattern.compile(ONE_OF_SEVERAL.formatted(words))
                        .matcher(question)
                        .find();
    }

    /// Whether an answer is a number while the last output showed only some of many lines that match alike: a count, a
    /// sum or the number of one line is a guess then.
    boolean isFromSomeOfMany(String answer) {
        return isLastPartial && NUMBER.matcher(answer.strip()).matches();
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
