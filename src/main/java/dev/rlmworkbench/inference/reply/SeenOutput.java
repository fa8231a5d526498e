package dev.rlmworkbench.inference.reply;

import dev.rlmworkbench.document.words.Emphasis;
import dev.rlmworkbench.document.words.Folding;
import dev.rlmworkbench.document.words.WordEdges;
import dev.rlmworkbench.document.words.WrittenNumbers;
import dev.rlmworkbench.repl.ReplResult.Remark;
import dev.rlmworkbench.text.question.QuestionNames;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What outputs have shown in one conversation, against the names in the question and the words of an answer.
final class SeenOutput {

    private static final String LETTER = "[\\p{L}\\p{M}\\p{N}_]";
    private static final Pattern WORD = Pattern.compile(LETTER + "+");
    private static final Pattern NUMBER = Pattern.compile("\\d[\\d.,]*");
    private static final Pattern SHORT_NUMBER = Pattern.compile("\\d{1,2}");
    private static final String ALONE = "(?<![\\w\\[/#-]|\\d[:.])%s(?![\\w\\]/#]|[:.-]\\w)";
    private static final Pattern AROUND_ANSWER = Pattern.compile("(?iU)^\\W*(?:(?:the|an?) )?|\\W+$");
    private static final Pattern ISO_DATE = Pattern.compile("\\b(\\d{4})-(0[1-9]|1[0-2])-(\\d{2})\\b");
    /// As [#plain] makes it.
    private final String question;

    private final String foldedQuestion;
    private final QuestionNames questionNames;
    /// Of these, those that a find about the question should say.
    private final List<String> names;
    private final Set<String> words = new HashSet<>();
    private final StringBuilder shown = new StringBuilder();
    private boolean isLastPartial;

    /// @param question its words need no further evidence in an answer
    SeenOutput(String question, String context) {
        this.question = plain(question);
        foldedQuestion = Folding.fold(this.question);
        questionNames = new QuestionNames(this.question);
        names = questionNames.tellingIn(context);
        addWords(this.question);
    }

    /// Widths, accents and digits in one form, and scripts without spaces apart from others.
    private static String plain(String text) {
        return WordEdges.apart(Folding.composed(text));
    }

    /// @param remarks parts of the output that show nothing, ascending, see [Remark]
    void show(String output, List<Remark> remarks) {
        isLastPartial = remarks.stream().anyMatch(Remark::someOfMany);
        var found = plain(without(remarks, output));
        shown.append(Folding.fold(found)).append('\n');
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

    /// Names of the question that no output holds, without those that stand all over the text.
    List<String> unseenNames() {
        return names.stream()
                .filter(name -> shown.indexOf(Folding.fold(name)) < 0)
                .toList();
    }

    /// Whether an answer holds a name or a number that neither an output nor the question holds, or nothing else.
    /// An answer that is one number of up to two digits, as counts are, must stand alone: in a date, a time, a
    /// position or an identifier it shows nothing. A date counts with the name of its month as well.
    boolean lacks(String answer) {
        var said = plain(Emphasis.removed(answer)).strip();
        if (SHORT_NUMBER.matcher(said).matches()) {
            var alone = Pattern.compile(ALONE.formatted(KnownWords.inFiguresOrWords(said)));
            return !alone.matcher(shown).find()
                    && !alone.matcher(foldedQuestion).find();
        }
        return lacksWords(said) && lacksWords(withNamesOfMonths(said));
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
        var said = words(WrittenNumbers.ungrouped(answer));
        boolean isNew = said.stream().noneMatch(this::isKnown);
        return isNew && !said.isEmpty()
                || said.stream()
                        .filter(word -> Character.isUpperCase(word.charAt(0)) || Character.isDigit(word.charAt(0)))
                        .anyMatch(word -> !questionNames.isOnlyNoun(word) && !isKnown(word));
    }

    /// In a script without spaces a piece of a word is enough.
    private boolean isKnown(String word) {
        var folded = Folding.fold(word);
        return words.contains(folded)
                || KnownWords.isYesOrNo(folded)
                || WordEdges.isUnspaced(folded)
                        && WordEdges.pieces(folded).stream()
                                .anyMatch(piece -> shown.indexOf(piece) >= 0 || foldedQuestion.contains(piece));
    }

    /// Whether an answer is nothing but words of a question that does not ask for yes or no. One of several things that
    /// the question offers is an answer, and so is a number.
    boolean isRepeated(String answer) {
        var said = Folding.fold(
                AROUND_ANSWER.matcher(plain(Emphasis.removed(answer))).replaceAll(""));
        var whole = said.isEmpty() ? "" : WordEdges.whole(said, Pattern.quote(said));
        return said.chars().anyMatch(Character::isLetter)
                && !KnownWords.isYesOrNo(said)
                && !KnownWords.asksYesOrNo(question)
                && Pattern.compile(whole).matcher(foldedQuestion).find()
                && !KnownWords.offers(foldedQuestion, whole);
    }

    /// Whether an answer is a number while the last output showed only some of many lines that match alike: a count, a
    /// sum or the number of one line is a guess then.
    boolean isFromSomeOfMany(String answer) {
        return isLastPartial && NUMBER.matcher(plain(answer).strip()).matches();
    }

    /// Numbers as they are written, and without separators.
    private void addWords(String text) {
        words(text).forEach(word -> words.add(Folding.fold(word)));
        words(WrittenNumbers.ungrouped(text)).forEach(word -> words.add(Folding.fold(word)));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(match -> match.group()).toList();
    }
}
