package dev.rlmworkbench.benchmark.mixed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.Scorer;
import java.text.ParsePosition;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Answers that are calculated are worked out once more, from nothing but the text and the question.
class UnseenCalculationsTest {

    private static final String NAME = "[A-Z][a-z]+ [A-Z][a-z]+";
    private static final String DATE =
            "(\\d{4}-\\d\\d-\\d\\d|\\d{1,2} [A-Z][a-z]+ \\d{4}|[A-Z][a-z]+ \\d{1,2},? \\d{4})";
    private static final List<DateTimeFormatter> DATE_FORMS = Stream.of(
                    "uuuu-MM-dd", "d MMMM uuuu", "d MMM uuuu", "MMMM d, uuuu", "MMMM d uuuu")
            .map(form -> DateTimeFormatter.ofPattern(form, Locale.ENGLISH))
            .toList();

    /// How the question names an event, and how the text tells it; `@` is the name.
    private static final Map<String, String> EVENTS = Map.ofEntries(
            Map.entry("the laying of the keel of the @", "the keel of the @ was laid"),
            Map.entry("the launch of the @", "the @ was launched"),
            Map.entry("the start of the first voyage of the @", "the @ set out on her first voyage"),
            Map.entry("the laying of the foundation stone of @", "the foundation stone of @ was laid"),
            Map.entry("the completion of the roof of @", "the roof of @ was finished"),
            Map.entry("the opening of @ to the public", "@ was opened to the public"),
            Map.entry("the application of @ for citizenship", "@ applied for citizenship"),
            Map.entry("the hearing of @ by the board", "@ was heard by the board"),
            Map.entry("the naturalisation of @", "@ became a citizen"),
            Map.entry("the founding of @", "@ was founded"),
            Map.entry("the first delivery of @", "@ made its first delivery"),
            Map.entry("the bankruptcy of @", "@ went bankrupt"),
            Map.entry("the outbreak of the cattle plague in @", "the cattle plague broke out in @"),
            Map.entry("the closing of the market in @", "the market in @ was closed"),
            Map.entry("the reopening of the market in @", "the market in @ was opened again"));

    @Test
    void theTimeBetweenTwoEventsIsThatBetweenTheirDates() {
        MixedQaTest.tasks(QuestionKind.TIME_BETWEEN).forEach(task -> {
            var query = task.query().substring(0, 1).toLowerCase(Locale.ROOT)
                    + task.query().substring(1);
            var days = EVENTS.entrySet().stream()
                    .flatMap(event -> results(event.getKey().replace("@", "(" + NAME + ")"), query)
                            .map(match -> day(task.context(), event.getValue().replace("@", match.group(1)))))
                    .sorted()
                    .toList();
            assertEquals(2, days.size(), query);
            long between = ChronoUnit.DAYS.between(days.getFirst(), days.getLast());
            if (query.contains("weeks")) {
                assertEquals(0, between % 7, query);
                between /= 7;
            }
            assertTrue(between > 0, query);
            assertEquals(Long.toString(between), task.answer(), query);
        });
    }

    /// The one date of the one sentence that tells it.
    private static LocalDate day(String text, String event) {
        var capital = event.substring(0, 1).toUpperCase(Locale.ROOT) + event.substring(1);
        var days = Stream.of(
                        "On " + DATE + " " + event + "\\.",
                        "It was on " + DATE + " that " + event + "\\.",
                        capital + " on " + DATE + "\\.",
                        capital + "; that was on " + DATE + "\\.")
                .flatMap(form -> results(form, text))
                .map(match -> date(match.group(1)))
                .toList();
        assertEquals(1, days.size(), event);
        return days.getFirst();
    }

    private static LocalDate date(String text) {
        for (var form : DATE_FORMS) {
            var position = new ParsePosition(0);
            var parsed = form.parseUnresolved(text, position);
            if (parsed != null && position.getIndex() == text.length()) {
                return LocalDate.parse(text, form);
            }
        }
        throw new AssertionError(text);
    }

    @Test
    void anOrderCostsItsPiecesTimesThePricesOfItsFirm() {
        MixedQaTest.tasks(QuestionKind.ORDER_TOTAL).forEach(task -> {
            var text = task.context();
            var key = group("(?:[A-Z]{2}-\\d{4})|" + NAME, task.query());
            var order = only(Arrays.stream(text.split("\n\n")).filter(block -> block.contains(key)), task.query());
            var firm = group("(?<= from |Firm: |; )" + NAME + "(?= \\(order|\n|; \\d)", order);
            var prices = only(
                    Arrays.stream(text.split("\n\n"))
                            .filter(block -> Pattern.compile("(At|list of|PRICES:) " + firm)
                                    .matcher(block)
                                    .find()),
                    firm);
            var price = new HashMap<String, Integer>();
            results("(\\d+) for (\\w+)", prices).forEach(one -> price.put(one.group(2), number(one.group(1))));
            results("(\\w+):? (\\d+)", prices.replaceAll(".* for .*", ""))
                    .forEach(one -> price.put(one.group(1), number(one.group(2))));
            int total = results("\\b(\\d+) ([a-z]+)", order)
                    .mapToInt(one -> number(one.group(1)) * price.get(one.group(2)))
                    .sum();
            assertTrue(results("\\b(\\d+) ([a-z]+)", order).count() >= 2, order);
            assertEquals(Integer.toString(total), task.answer(), task.query());
        });
    }

    @Test
    void pointsAndPlacesFollowFromTheResults() {
        MixedQaTest.tasks(QuestionKind.STANDINGS).forEach(task -> {
            var cup = group(NAME + "(?= Cup)", task.query());
            var sentences = Arrays.stream(task.context().split("(?<=\\.)\\s+|\n|: "))
                    .filter(sentence -> sentence.contains(cup + " Cup"))
                    .toList();
            var rule = only(sentences.stream().filter(one -> one.contains("points")), cup);
            int win = number(group("\\d+(?= points)", rule));
            int draw = number(group("(?<=draw |, )\\d+(?= and| for a draw|,)", rule));
            var points = new TreeMap<String, Integer>();
            for (var sentence : sentences) {
                if (sentence.equals(rule)) {
                    continue;
                }
                var players = results(
                                NAME,
                                sentence.replaceAll("(In )?the " + cup + " Cup|In the|The game of ", "")
                                        .replace("neither ", ""))
                        .map(MatchResult::group)
                        .toList();
                assertEquals(2, players.size(), sentence);
                boolean drawn = sentence.matches(".*\\b(drew|draw)\\b.*");
                boolean firstWon = sentence.matches(".*\\b(beat|won)\\b.*");
                assertEquals(
                        1,
                        Stream.of(drawn, firstWon, sentence.matches(".*\\b(lost|defeated)\\b.*"))
                                .filter(is -> is)
                                .count(),
                        sentence);
                points.merge(players.getFirst(), drawn ? draw : firstWon ? win : 0, Integer::sum);
                points.merge(players.getLast(), drawn ? draw : firstWon ? 0 : win, Integer::sum);
            }
            assertEquals(4, points.size(), cup);
            assertEquals(7, sentences.size(), cup);
            assertEquals(4, points.values().stream().distinct().count(), "places are shared");
            var ranking = points.keySet().stream()
                    .sorted((one, other) -> points.get(other) - points.get(one))
                    .toList();
            var places = List.of("first", "second", "third", "last");
            var expected = places.stream()
                    .filter(place -> task.query().matches(".*\\b" + place + "\\b.*"))
                    .findFirst()
                    .map(place -> ranking.get(places.indexOf(place)))
                    .orElseGet(() -> ranking.stream()
                            .filter(task.query()::contains)
                            .findFirst()
                            .map(player -> points.get(player).toString())
                            .orElseThrow());
            assertEquals(expected, task.answer(), task.query());
        });
    }

    @Test
    void theDepartureIsTheFirstAfterOrTheLastInTime() {
        MixedQaTest.tasks(QuestionKind.NEXT_DEPARTURE).forEach(task -> {
            var query = task.query();
            var time = LocalTime.parse(group("\\d\\d:\\d\\d", query));
            var route = only(
                    Arrays.stream(task.context().split("\n\n|\n(?=\\|)"))
                            .filter(block -> names(block).size() == 2
                                    && List.of(
                                                    names(block).getFirst(),
                                                    names(block).getLast())
                                            .equals(fromTo(query))),
                    query);
            var lists = results("(?:\\d\\d:\\d\\d(?:, | and | )?){2,}", route)
                    .map(MatchResult::group)
                    .toList();
            assertEquals(2, lists.size(), route);
            var departures = results("\\d\\d:\\d\\d", lists.get(query.contains("Sunday") ? 1 : 0))
                    .map(match -> LocalTime.parse(match.group()))
                    .toList();
            int journey = number(group("(?<=journey: |takes |\\| )\\d+(?= minutes| \\|)", route));
            boolean latest = query.matches(".*(latest|that arrives in time|late as possible).*");
            var expected = latest
                    ? departures.stream()
                            .filter(one -> !one.plusMinutes(journey).isAfter(time))
                            .max(LocalTime::compareTo)
                    : departures.stream().filter(one -> !one.isBefore(time)).min(LocalTime::compareTo);
            assertEquals(expected.orElseThrow().toString(), task.answer(), query);
            var twelveHours =
                    DateTimeFormatter.ofPattern("h:mm a", Locale.ENGLISH).format(expected.orElseThrow());
            assertTrue(Scorer.score("It leaves at " + twelveHours, task).correct(), twelveHours);
            assertTrue(departures.stream()
                    .noneMatch(one -> one.equals(time)
                            || latest && one.plusMinutes(journey).equals(time)));
        });
    }

    /// Start and end as the question names them, whatever their order in the sentence.
    private static List<String> fromTo(String query) {
        return List.of(
                group("(?<=from |I am in |leave |leave from )" + NAME, query.replaceAll(" leave for .*", "")),
                group("(?<= to |for | be in |is in |arrives in |To be in )" + NAME, query));
    }

    private static List<String> names(String block) {
        return results(NAME, block).map(MatchResult::group).toList();
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

    private static <T> T only(Stream<T> some, String message) {
        var list = some.toList();
        assertEquals(1, list.size(), () -> message + " " + list);
        return list.getFirst();
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }
}
