package dev.rlmworkbench.benchmark.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.AnswerRule;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.benchmark.mixed.LedgerReader.Row;
import dev.rlmworkbench.benchmark.mixed.ledger.Domain;
import dev.rlmworkbench.benchmark.mixed.ledger.Domains;
import dev.rlmworkbench.benchmark.mixed.ledger.Field;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers about ledgers are worked out once more, from nothing but the text and the question.
class LedgerKindsTest {

    @ParameterizedTest
    @EnumSource(
            names = {"COUNT", "SUM", "AVERAGE_OR_RANGE", "LIST_ALL", "HOW_MANY_DISTINCT", "TABLE_ROWS", "JSON_RECORDS"})
    void theAnswerFollowsFromTheEntriesOfTheText(QuestionKind kind) {
        MixedQaTest.tasks(kind).forEach(task -> {
            var domain = domain(task);
            var rows = LedgerReader.rows(domain, task.context());
            var asked = asked(domain, rows, task.query());
            assertTrue(rows.size() > asked.size(), task.query());
            assertEquals(expected(kind, domain, asked, task), answer(task), () -> task.query() + " " + task.answer());
        });
    }

    @ParameterizedTest
    @EnumSource(names = "LARGEST")
    void theLargestEntryIsTheLargestOfTheText(QuestionKind kind) {
        MixedQaTest.tasks(kind)
                .filter(task -> Domains.ALL.stream().anyMatch(domain -> mentions(domain, task.query())))
                .forEach(task -> {
                    var domain = domain(task);
                    var rows = asked(domain, LedgerReader.rows(domain, task.context()), task.query());
                    var order = Comparator.comparingInt(Row::amount);
                    boolean most = task.query().matches(".*(largest|most).*");
                    var row = rows.stream().max(most ? order : order.reversed()).orElseThrow();
                    assertTrue(row.values().containsValue(task.answer()), task.query());
                });
    }

    @ParameterizedTest
    @EnumSource(names = "NOT_IN_TEXT")
    void noEntryAnswersAQuestionThatTheTextDoesNotAnswer(QuestionKind kind) {
        MixedQaTest.tasks(kind)
                .filter(task -> Domains.ALL.stream().anyMatch(domain -> mentions(domain, task.query())))
                .forEach(task -> {
                    var domain = domain(task);
                    var rows = LedgerReader.rows(domain, task.context());
                    assertEquals(2, wanted(domain, rows, task.query()).size(), task.query());
                    assertTrue(asked(domain, rows, task.query()).isEmpty(), task.query());
                });
    }

    private static Object expected(QuestionKind kind, Domain domain, List<Row> asked, Task task) {
        var query = task.query();
        var amounts = asked.stream().mapToInt(Row::amount).summaryStatistics();
        return switch (kind) {
            case COUNT -> asked.size();
            case SUM -> (int) amounts.getSum();
            case AVERAGE_OR_RANGE ->
                query.matches(".*(average|mean|evenly).*")
                        ? (int) amounts.getAverage()
                        : amounts.getMax() - amounts.getMin();
            case LIST_ALL -> values(domain, asked, query);
            case HOW_MANY_DISTINCT -> values(domain, asked, query).size();
            default ->
                task.rule() instanceof AnswerRule.OneOf
                        ? values(domain, asked, query)
                        : query.contains("number of " + domain.unit())
                                ? asked.getFirst().amount()
                                : asked.size();
        };
    }

    private static Object answer(Task task) {
        return switch (task.rule()) {
            case AnswerRule.Number number -> number.value().intValueExact();
            case AnswerRule.AllOf all -> new HashSet<>(all.items());
            case AnswerRule.OneOf one -> new HashSet<>(one.accepted());
            default -> "";
        };
    }

    private static List<Row> asked(Domain domain, List<Row> rows, String query) {
        var byRef = rows.stream()
                .filter(row -> !row.ref().isEmpty() && query.contains(row.ref()))
                .toList();
        if (!byRef.isEmpty()) {
            assertEquals(1, byRef.size(), query);
            return byRef;
        }
        var wanted = wanted(domain, rows, query);
        assertTrue(!wanted.isEmpty(), query);
        return rows.stream()
                .filter(row -> row.values().entrySet().containsAll(wanted.entrySet()))
                .toList();
    }

    /// The fields whose clause stands in the question.
    private static Map<Field, String> wanted(Domain domain, List<Row> rows, String query) {
        var wanted = new EnumMap<Field, String>(Field.class);
        for (var row : rows) {
            row.values().forEach((field, value) -> {
                var clause = domain.clauses(Map.of(field, value));
                if ((query + " ").matches(".*\\b" + clause + "\\b.*")) {
                    wanted.put(field, value);
                }
            });
        }
        return wanted;
    }

    /// Of the one field that the question names.
    private static Set<String> values(Domain domain, List<Row> asked, String query) {
        var rest = query;
        for (var row : asked) {
            for (var one : row.values().entrySet()) {
                rest = rest.replace(domain.clauses(Map.of(one.getKey(), one.getValue())), "");
            }
        }
        var question = rest;
        var named = Arrays.stream(Field.values())
                .filter(field ->
                        question.matches(".*\\b(" + domain.label(field) + "|" + domain.labels(field) + ")\\b.*"))
                .toList();
        assertEquals(1, named.size(), query);
        return asked.stream().map(row -> row.values().get(named.getFirst())).collect(Collectors.toSet());
    }

    /// By the noun in the question, else by the labels in the text.
    private static Domain domain(Task task) {
        return Domains.ALL.stream()
                .filter(domain -> mentions(domain, task.query()))
                .findFirst()
                .or(() -> Domains.ALL.stream()
                        .filter(domain -> Arrays.stream(Field.values())
                                .allMatch(field -> task.context().contains(domain.label(field))))
                        .findFirst())
                .orElseThrow(() -> new AssertionError("no ledger in: " + task.query()));
    }

    private static boolean mentions(Domain domain, String query) {
        return query.matches(".*\\b(" + domain.noun() + "|" + domain.plural() + ")\\b.*");
    }
}
