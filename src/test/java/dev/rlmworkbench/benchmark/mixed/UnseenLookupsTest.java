package dev.rlmworkbench.benchmark.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.Scorer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Answers that lie in the structure of a text are found once more, from nothing but the text and the question.
class UnseenLookupsTest {

    private static final String NAME = "[A-Z][a-z]+ [A-Z][a-z]+";
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    @Test
    void oneItemIsNewOneIsGoneAndOneIsCountedAnew() {
        MixedQaTest.tasks(QuestionKind.CHANGED_ITEM).forEach(task -> {
            var query = task.query();
            var inventories = inventories(
                    task.context(), group(NAME, query.replaceAll("^(Which|What|For|Of|Compare|The|One) ", "")));
            assertEquals(2, inventories.size(), query);
            var earlier = inventories.firstEntry().getValue();
            var later = inventories.lastEntry().getValue();
            results("\\d+ [A-Z][a-z]+ \\d{4}", query)
                    .forEach(day -> assertTrue(inventories.containsKey(LocalDate.parse(day.group(), LONG)), query));
            var changed = new HashSet<String>();
            if (query.matches(".*(different numbers|another number|number has changed).*")) {
                earlier.forEach((item, count) -> {
                    if (!later.getOrDefault(item, count).equals(count)) {
                        changed.add(item);
                    }
                });
            } else if (query.matches(".*(no longer|gone|missing|The earlier).*")) {
                changed.addAll(earlier.keySet());
                changed.removeAll(later.keySet());
            } else {
                changed.addAll(later.keySet());
                changed.removeAll(earlier.keySet());
            }
            assertEquals(List.of(task.answer()), List.copyOf(changed), query);
            var singular = task.answer().replaceAll("s$", "");
            assertTrue(Scorer.score("A " + singular, task).correct(), singular);
        });
    }

    private static TreeMap<LocalDate, Map<String, Integer>> inventories(String text, String owner) {
        var inventories = new TreeMap<LocalDate, Map<String, Integer>>();
        for (var block : text.split("\n\n")) {
            if (!block.matches("(?s)(Inventory of |INVENTORY |On .* the inventory of )(?i:" + owner + ")\\b.*")) {
                continue;
            }
            var day = group("\\d{4}-\\d\\d-\\d\\d|\\d+ [A-Z][a-z]+ \\d{4}", block);
            var items = new HashMap<String, Integer>();
            results("\\b(\\d+) ([a-z]+)", block.replace(day, ""))
                    .forEach(one -> items.put(one.group(2), Integer.parseInt(one.group(1))));
            results("([a-z]+);(\\d+)", block).forEach(one -> items.put(one.group(1), Integer.parseInt(one.group(2))));
            inventories.put(day.contains("-") ? LocalDate.parse(day) : LocalDate.parse(day, LONG), items);
        }
        return inventories;
    }

    @Test
    void theSettingHasTheValueThatIsNotCommentedOut() {
        MixedQaTest.tasks(QuestionKind.SETTING).forEach(task -> {
            var wanted = settings(task.context()).entrySet().stream()
                    .filter(setting -> List.of(setting.getKey().split("\\.")).stream()
                            .allMatch(part -> task.query().matches(".*\\b" + part + "\\b.*")))
                    .map(Map.Entry::getValue)
                    .toList();
            assertEquals(List.of(List.of(task.answer())), wanted, task.query());
        });
    }

    /// All values by `service.environment.component.key`.
    private static Map<String, List<String>> settings(String text) {
        var settings = new HashMap<String, List<String>>();
        var path = new ArrayList<String>();
        for (var line : text.split("\n")) {
            if (line.isBlank() || line.matches("\\s*[#;].*")) {
                continue;
            }
            if (line.startsWith("[")) {
                path.clear();
                path.add(line.substring(1, line.length() - 1));
            } else if (line.endsWith(":")) {
                int depth = line.indexOf(line.strip()) / 2;
                path.subList(depth, path.size()).clear();
                path.add(line.strip().replace(":", ""));
            } else {
                var parts = line.strip().split(" = |: |=");
                assertEquals(2, parts.length, line);
                var key = Stream.concat(path.stream(), Stream.of(parts[0])).toList();
                settings.computeIfAbsent(String.join(".", key), _ -> new ArrayList<>())
                        .add(parts[1]);
            }
        }
        return settings;
    }

    @Test
    void theLogTellsTheDetailOfTheOneJob() {
        MixedQaTest.tasks(QuestionKind.FAILED_JOB).forEach(task -> {
            var query = task.query();
            var job = group("\"[a-z ]+\"", query);
            var person = group("(?<=of |for )" + NAME, query);
            var accepted = lines(task.context(), "accepted " + job + " for " + person);
            assertEquals(1, accepted.size(), query);
            var id = group("[A-Z]{2}-\\d{4}", accepted.getFirst());
            var lines = lines(task.context(), id);
            assertEquals(4, lines.size(), query);
            var failed = lines.getLast();
            var expected = query.matches(".*(machine|Where).*")
                    ? group("(?<=started on )\\w+", lines.get(1))
                    : query.replace(job, "").contains("records")
                            ? group("(?<=failed after )\\d+", failed)
                            : group("(?<=records: ).*", failed);
            assertEquals(expected, task.answer(), query);
        });
    }

    @Test
    void theLogIsInTheOrderOfTime() {
        MixedQaTest.tasks(QuestionKind.FAILED_JOB).forEach(task -> {
            var stamps = results("(?m)^(?:at=)?\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d", task.context())
                    .map(MatchResult::group)
                    .toList();
            assertEquals(task.context().lines().count(), stamps.size());
            assertEquals(stamps.stream().sorted().toList(), stamps);
        });
    }

    /// What the clause says in the question's words, by a part that both share.
    private static final Map<String, String> TERM_OF_CLAUSE = Map.of(
            "wants? to (end|get out)|get out", "Notice Period",
            "interest", "Grace Period",
            "damaged?\\b", "Claims Period",
            "before the first delivery|Before anything", "Deposit",
            "week of delay", "Late Charge",
            "liable", "Ceiling",
            "complaints", "Agent",
            "quarrels?", "Umpire",
            "nobody calls", "Depot",
            "brings the goods|goods brought", "Haulier");

    @Test
    void theTermMeansInThisAgreementWhatTheAnswerSays() {
        MixedQaTest.tasks(QuestionKind.DEFINED_TERM).forEach(task -> {
            var query = task.query();
            var term = only(
                    TERM_OF_CLAUSE.entrySet().stream()
                            .filter(one ->
                                    Pattern.compile(one.getKey()).matcher(query).find())
                            .map(Map.Entry::getValue),
                    query);
            var id = "[A-Z]{2}-\\d{4}";
            var reference = results(id, query)
                    .map(MatchResult::group)
                    .findFirst()
                    .orElseGet(() -> group(
                            id,
                            only(
                                    lines(
                                            task.context(),
                                            "between " + group("(?<=between )" + NAME, query) + " as supplier and "
                                                    + group("(?<= and )" + NAME, query) + " as customer")
                                            .stream(),
                                    query)));
            var agreement = lines(task.context(), reference);
            var clauses = agreement.stream()
                    .filter(line -> line.contains("the " + term) && !line.contains("\"" + term))
                    .toList();
            assertEquals(1, clauses.size(), query);
            var definition = only(agreement.stream().filter(line -> line.contains("\"" + term + "\"")), query);
            var meaning = group(
                    "(?<=means |stands for |stands, |\": )[A-Za-z0-9 ]+?(?= is meant|\\.)",
                    definition.replace("The term \"" + term + "\"", ""));
            assertEquals(meaning.replaceAll(" (days|crowns)", ""), task.answer(), query);
        });
    }

    private static List<String> lines(String text, String part) {
        return Arrays.stream(text.split("\n"))
                .filter(line -> line.contains(part))
                .toList();
    }

    private static Stream<MatchResult> results(String pattern, String text) {
        return Pattern.compile(pattern).matcher(text).results();
    }

    private static String group(String pattern, String text) {
        return results(pattern, text)
                .findFirst()
                .map(MatchResult::group)
                .orElseThrow(() -> new AssertionError(pattern + " in " + text));
    }

    private static String only(Stream<String> some, String message) {
        var list = some.toList();
        assertEquals(1, list.size(), () -> message + " " + list);
        return list.getFirst();
    }
}
