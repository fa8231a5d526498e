package dev.rlmworkbench.benchmark.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.AnswerRule;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Answers about letters, documents, source code, speeches, events and exceptions. Events, code and documents are
/// checked by the lines that the task says its answer rests on, the others from the text and the question.
class StructureKindsTest {

    private static final String NAME = "[A-Z][a-z]+ [A-Z][a-z]+";
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    @Test
    void oneLetterSpeaksOfTheThingAndHasTheDetail() {
        MixedQaTest.tasks(QuestionKind.LETTER_DETAIL).forEach(task -> {
            var topic = group(
                    "[Tt](he [a-z]+ (?:jewel case|napkin ring|[a-z]+))(?: is|\\?|\\.| in| sent| written|$)",
                    task.query());
            var letters = Arrays.stream(task.context().split("\n\n|-- end of message --\n"))
                    .filter(letter -> letter.contains("t" + topic))
                    .toList();

            assertEquals(1, letters.size(), task.query());
            assertTrue(letters.getFirst().contains(task.answer()), task.query());
            assertTrue(letters.getFirst().contains(task.evidence().getFirst()), task.query());
        });
    }

    @Test
    void oneDocumentHasTheValue() {
        MixedQaTest.tasks(QuestionKind.SEVERAL_DOCUMENTS).forEach(task -> {
            var documents = Arrays.stream(task.context().split("\n\n"))
                    .filter(document -> task.evidence().stream().allMatch(document::contains))
                    .toList();
            var named = Pattern.compile("\\w+\\.txt").matcher(task.query());
            if (named.find()) {
                assertEquals(1, occurrences(task.context(), named.group()), task.query());
            } else {
                var value = group("(" + NAME + "|[A-Z]{2}-\\d{4})", task.query());
                assertEquals(1, occurrences(task.context(), value), task.query());
            }
            assertEquals(1, documents.size());
            assertTrue(documents.getFirst().contains(task.answer()));
        });
    }

    @Test
    void theSourceCodeHasTheDetailOnce() {
        MixedQaTest.tasks(QuestionKind.SOURCE_CODE).forEach(task -> {
            var functions = Arrays.stream(task.context().split("\n\n(?=[A-Z_]+ = |const )"))
                    .filter(function -> task.evidence().stream().allMatch(function::contains))
                    .toList();
            assertEquals(1, functions.size(), task.query());
            var function = functions.getFirst();
            assertTrue(
                    task.evidence().getLast().contains(task.answer()) || function.contains(" " + task.answer() + "("));
            Pattern.compile("\\w*(?:[a-z][A-Z]|_)\\w*|(?<=\")[a-z]+(?=\")")
                    .matcher(task.query())
                    .results()
                    .forEach(match -> assertTrue(function.contains(match.group()), task.query()));
        });
    }

    @Test
    void oneSpeakerSaidIt() {
        MixedQaTest.tasks(QuestionKind.WHO_SAID).forEach(task -> {
            var query = task.query();
            var act = query.matches(".*[Pp]ropos.*")
                    ? "propos"
                    : query.matches(".*(object|against|not want).*")
                            ? "object"
                            : query.matches(".*(pay).*") ? "offer" : "it.? is time|Is it time";
            var topic = Pattern.compile(
                            "(?:repaint|rent out|widen|pull down|insure|heat|fence in|relocate|auction|rewire|close"
                                    + "|enlarge|photograph|lend out) the [a-z ]+?(?= without pay|\\?)")
                    .matcher(query);
            var part = topic.find() ? topic.group() : group("(" + NAME + ")", query);
            var said = Arrays.stream(task.context().split("\n|(?<=\\.) (?=[A-Z])"))
                    .filter(line -> line.contains(part))
                    .filter(line -> Pattern.compile(act).matcher(line).find())
                    .toList();
            assertEquals(1, said.size(), query + " " + said);
            assertTrue(said.getFirst().contains(task.answer()), query);
        });
    }

    @Test
    void eventsAreOrderedByTheirDatesOrByTheirPlaces() {
        MixedQaTest.tasks(QuestionKind.EVENT_ORDER).forEach(task -> {
            var query = task.query();
            var ordered = new TreeMap<Long, String>();
            for (var line : task.evidence()) {
                var date = Pattern.compile("^On (\\d+ [A-Z][a-z]+ \\d{4}) ").matcher(line);
                long order = date.find()
                        ? LocalDate.parse(date.group(1), LONG).toEpochDay()
                        : task.context().indexOf(line);
                ordered.put(order, line);
            }
            assertEquals(task.evidence().size(), ordered.size(), "two events at the same time");
            var lines = List.copyOf(ordered.values());
            int answer = indexOf(lines, task.answer());
            if (query.matches("(?i).*\\b(before|after)\\b.*")) {
                int known = lines.indexOf(lines.stream()
                        .filter(line -> mentionsThingOf(line, query))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(query)));
                assertEquals(query.matches("(?i).*\\bbefore\\b.*") ? known - 1 : known + 1, answer, query);
            } else {
                assertEquals(query.endsWith("first?") ? 0 : lines.size() - 1, answer, query);
            }
        });
    }

    @Test
    void onlyOneIsTheException() {
        MixedQaTest.tasks(QuestionKind.NEGATION).forEach(task -> {
            var not =
                    "(has not paid|still owing|refused to pay|has sent no|never came|still missing|would not sign|lacks the signature"
                            + "|unsigned|failed the fire|list of faults|too much wrong|stayed out|could not win|is no member)";
            var lines = Arrays.stream(task.context().split("\n"))
                    .filter(line -> Pattern.compile(not).matcher(line).find())
                    .toList();
            assertEquals(1, lines.size());
            assertTrue(lines.getFirst().contains(task.answer()));
            assertTrue(((AnswerRule.OneOf) task.rule()).rivals().size() >= 3);
        });
    }

    /// The item of the event, which is what the question names of it beside the person.
    private static boolean mentionsThingOf(String line, String query) {
        var item = Pattern.compile(
                        "[Tt]he ([a-z]+(?: [a-z]+)?) (?:was|on)|(?:mended|sold) the ([a-z ]+)\\.|for the ([a-z ]+) and"
                                + "|(?:visited|to|in|In) (" + NAME + ")|(" + NAME + ") was visited")
                .matcher(line);
        while (item.find()) {
            for (int i = 1; i <= item.groupCount(); i++) {
                if (item.group(i) != null && query.contains(item.group(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static int indexOf(List<String> lines, String part) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).contains(part)) {
                return i;
            }
        }
        throw new AssertionError(part + " in " + lines);
    }

    private static String group(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertTrue(matcher.find(), text);
        return matcher.group(1);
    }

    private static int occurrences(String text, String part) {
        return (int)
                Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
    }
}
