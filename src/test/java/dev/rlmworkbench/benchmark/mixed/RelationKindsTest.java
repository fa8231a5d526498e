package dev.rlmworkbench.benchmark.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers about names are worked out once more, from nothing but the sentences of the text and the question.
class RelationKindsTest {

    private static final String NAME = "[A-Z][a-z]+ [A-Z][a-z]+";
    private static final String DATE = "(\\d{1,2} [A-Z][a-z]+ \\d{4})";
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /// What a text tells of a name, and what stands around it on the same line.
    private record Told(Relation relation, String name, String value, String line) {}

    private record Question(Relation relation, String name) {}

    @ParameterizedTest
    @EnumSource(names = {"LOOKUP", "PROSE_FACT", "PARAPHRASE"})
    void theFactIsToldOnce(QuestionKind kind) {
        MixedQaTest.tasks(kind).forEach(task -> {
            var asked = questions(task.query()).getFirst();
            var told = told(task.context(), asked.relation(), asked.name());

            assertEquals(1, told.size(), task.query());
            assertEquals(task.answer(), told.getFirst().value());
        });
    }

    @ParameterizedTest
    @EnumSource(names = "TWO_HOP")
    void bothStepsAreToldOnce(QuestionKind kind) {
        MixedQaTest.tasks(kind).forEach(task -> assertEquals(List.of(task.answer()), afterTwoSteps(task)));
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_IN_TEXT")
    void whatIsNotInTheTextIsToldNowhere(QuestionKind kind) {
        MixedQaTest.tasks(kind).forEach(task -> {
            if (second(task).isPresent()) {
                assertEquals(List.of(), afterTwoSteps(task));
            } else {
                questions(task.query())
                        .forEach(asked -> assertEquals(
                                List.of(), told(task.context(), asked.relation(), asked.name()), task.query()));
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = "LATEST")
    void theLatestDateCounts(QuestionKind kind) {
        MixedQaTest.tasks(kind).forEach(task -> {
            var asked = questions(task.query());
            if (asked.isEmpty()) {
                var words = task.query()
                        .replaceAll(
                                ".*?((?:[Tt]he )?(boiler|chimney|gutters|locks|fire buckets|cellar) of " + NAME + ").*",
                                "$1")
                        .substring(4);
                var dates = Pattern.compile("The " + words + " (?:was|were) \\w+ on " + DATE)
                        .matcher(task.context())
                        .results()
                        .map(match -> LocalDate.parse(match.group(1), LONG))
                        .toList();
                assertTrue(dates.size() >= 3, task.query());
                assertEquals(
                        task.answer(),
                        LONG.format(
                                dates.stream().max(Comparator.naturalOrder()).orElseThrow()));
            } else {
                var told = told(
                        task.context(),
                        asked.getFirst().relation(),
                        asked.getFirst().name());
                assertTrue(told.size() >= 3, task.query());
                var last = told.stream()
                        .max(Comparator.comparing(one -> date(one.line())))
                        .orElseThrow();
                assertEquals(task.answer(), last.value());
            }
        });
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPARISON", "LARGEST"})
    void theNamedOnesAreComparedByTheirValues(QuestionKind kind) {
        MixedQaTest.tasks(kind).forEach(task -> {
            for (var relation : Relations.that(Relation::isNumber)) {
                if (!task.query().contains(" " + relation.key())) {
                    continue;
                }
                var values = Pattern.compile("(?=\\b(" + NAME + ")\\b)")
                        .matcher(task.query())
                        .results()
                        .map(match -> match.group(1))
                        .flatMap(name -> told(task.context(), relation, name).stream())
                        .sorted(Comparator.comparingInt(one -> Integer.parseInt(one.value())))
                        .distinct()
                        .toList();
                assertTrue(values.size() >= 2, task.query());
                int low = Integer.parseInt(values.getFirst().value());
                int high = Integer.parseInt(values.getLast().value());
                boolean most = task.query().matches(".*\\b(higher|later|largest)\\b.*");
                var expected = task.rule() instanceof AnswerRule.Number
                        ? Integer.toString(high - low)
                        : (most ? values.getLast() : values.getFirst()).name();
                assertEquals(expected, task.answer(), task.query());
            }
        });
    }

    private static List<String> afterTwoSteps(Task task) {
        var second = second(task).orElseThrow(() -> new AssertionError(task.query()));
        return Relations.first().stream()
                .flatMap(first -> named(phrase(first), task.query()).stream()
                        .flatMap(name -> told(task.context(), first, name).stream()))
                .flatMap(middle -> told(task.context(), second, middle.value()).stream())
                .map(Told::value)
                .toList();
    }

    /// The relation whose question this is, with a phrase in the place of the name.
    private static java.util.Optional<Relation> second(Task task) {
        return Relations.all().stream()
                .filter(relation -> relation.questions().stream()
                        .anyMatch(question -> Relations.first().stream()
                                .anyMatch(first -> Pattern.compile("(?i)"
                                                + pattern(
                                                        question.replace("the {e}", "{e}"),
                                                        "\\E" + phrase(first) + "\\Q",
                                                        ""))
                                        .matcher(task.query())
                                        .find())))
                .findFirst();
    }

    private static String phrase(Relation first) {
        return pattern(first.phrase(), "\\E(" + NAME + ")\\Q", "");
    }

    private static Collection<String> named(String pattern, String text) {
        return Pattern.compile("(?i:" + pattern.replace("(" + NAME + ")", ")(?-i:(" + NAME + "))(?i:") + ")")
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    private static List<Question> questions(String query) {
        return Relations.all().stream()
                .flatMap(relation -> Stream.concat(relation.questions().stream(), relation.paraphrases().stream())
                        .flatMap(question -> Pattern.compile(pattern(question, "\\E(" + NAME + ")\\Q", ""))
                                .matcher(query)
                                .results()
                                .map(match -> new Question(relation, match.group(1)))))
                .distinct()
                .toList();
    }

    /// By sentences, and by the lines of registers.
    private static List<Told> told(String text, Relation relation, String name) {
        var told = new ArrayList<Told>();
        for (var line : text.split("\n")) {
            if (!line.contains(name)) {
                continue;
            }
            var value = "(" + value(relation) + ")";
            for (var statement : relation.statements()) {
                Pattern.compile(pattern(statement, name, "\\E" + value + "\\Q"))
                        .matcher(line)
                        .results()
                        .forEach(match -> told.add(new Told(relation, name, match.group(1), line)));
            }
            for (var register : List.of(
                    "\"" + name + "\" field=\"" + relation.key() + "\" value=\"(.*)\"",
                    "^" + name + " - " + relation.key() + ": (.*)",
                    "; " + name + "; " + relation.key() + "; (.*?);")) {
                Pattern.compile(register)
                        .matcher(line)
                        .results()
                        .forEach(match -> told.add(new Told(relation, name, match.group(1), line)));
            }
        }
        return told.stream().distinct().toList();
    }

    private static String value(Relation relation) {
        return switch (relation.value()) {
            case CODE, NUMBER, YEAR -> "\\d+";
            case LETTER_CODE -> "[A-Z]{2}-\\d+";
            case WORD -> String.join("|", relation.words());
            case PERSON, VILLAGE, HOUSE, SHIP -> NAME;
        };
    }

    private static String pattern(String template, String name, String value) {
        return Pattern.quote(template).replace("{e}", name).replace("{v}", value);
    }

    /// The last date of the part of the line that tells it; a dated statement has one date.
    private static LocalDate date(String line) {
        var dates = Pattern.compile(DATE).matcher(line).results().toList();
        assertFalse(dates.isEmpty(), line);
        return LocalDate.parse(dates.getFirst().group(1), LONG);
    }
}
