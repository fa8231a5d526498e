package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The first departure after a time of day, or the last one that arrives in time.
public final class NextDeparturePuzzle implements PuzzleMaker {

    private static final int GRID = 5;
    private static final int FIRST = 5 * 60;
    private static final int LAST = 21 * 60 + 55;
    private static final int HALF_DAY = 12 * 60;

    /// Departures in minutes after midnight, in ascending order.
    ///
    /// @param journey minutes
    private record Route(String from, String to, List<Integer> weekdays, List<Integer> sundays, int journey) {

        List<Integer> departures(boolean sunday) {
            return sunday ? sundays : weekdays;
        }
    }

    private static final List<String> EARLIEST = List.of(
            "When does the first {coach} from {a} to {b} leave after {t} on a {day}?",
            "I am in {a} at {t} on a {day}. At what time does the next {coach} to {b} leave?",
            "It is {t} on a {day}. At what time does the next {coach} from {a} leave for {b}?",
            "On a {day}, at what time can one leave {a} for {b} by {coach} at the earliest, if one is not ready before {t}?");
    private static final List<String> LATEST = List.of(
            "What is the latest departure from {a} on a {day} with which one is in {b} by {t}, by {coach}?",
            "On a {day} I must be in {b} by {t}. When does the last {coach} leave {a} that arrives in time?",
            "To be in {b} before {t} on a {day}, when at the latest does one leave {a} by {coach}?",
            "Which {coach} from {a} arrives in {b} as late as possible on a {day}, but before {t}? Give the time at which it leaves.");
    private static final List<String> WEEKDAYS = List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var vehicle = draw.any("coach", "ferry", "train");
        var layout = draw.any(Layout.values());
        var names = scene.names();
        var from = names.fresh(Holder.VILLAGE);
        var to = names.fresh(Holder.VILLAGE);
        var asked = route(draw, from, to);
        var routes = new ArrayList<>(List.of(asked, route(draw, to, from)));
        names.like(Holder.VILLAGE, from, 2).forEach(other -> routes.add(route(draw, other, to)));
        names.like(Holder.VILLAGE, to, 2).forEach(other -> routes.add(route(draw, from, other)));
        var facts = routes.stream()
                .map(route -> new Placed(draw.place(), layout.block(vehicle, route)))
                .toList();
        return new Puzzle(
                layout.opening(vehicle),
                facts,
                _ -> other(scene, layout, vehicle),
                asked(draw, vehicle, asked, layout.block(vehicle, asked).strip()));
    }

    private static Asked asked(Draw draw, String vehicle, Route route, String evidence) {
        boolean sunday = draw.chance(0.4);
        boolean earliest = draw.chance(0.6);
        var departures = route.departures(sunday);
        int index = earliest ? draw.between(1, departures.size() - 1) : draw.between(0, departures.size() - 2);
        int answer = departures.get(index);
        // later than the departure before the answer, or earlier than the arrival behind it
        int low = earliest ? departures.get(index - 1) : answer + route.journey();
        int high = earliest ? answer : departures.get(index + 1) + route.journey();
        var all = Stream.concat(route.weekdays().stream(), route.sundays().stream())
                .toList();
        int time = anyTimeBetween(draw, low, high, all);
        var query = draw.any(earliest ? EARLIEST : LATEST)
                .replace("{coach}", vehicle)
                .replace("{a}", route.from())
                .replace("{b}", route.to())
                .replace("{t}", clock(time))
                .replace("{day}", sunday ? "Sunday" : draw.any(WEEKDAYS));
        var rivals = all.stream()
                .filter(other -> other != answer)
                .flatMap(other -> forms(other).stream())
                .toList();
        return Asked.oneOf(query, forms(answer), rivals, List.of(evidence));
    }

    /// Neither a bound nor a departure of the route, so that no time in the question can be taken for an answer.
    private static int anyTimeBetween(Draw draw, int low, int high, List<Integer> departures) {
        while (true) {
            int time = draw.between(low + 1, high - 1);
            if (!departures.contains(time)) {
                return time;
            }
        }
    }

    private static Route route(Draw draw, String from, String to) {
        var times = new ArrayList<Integer>();
        var halfDays = new HashSet<Integer>();
        int weekdays = draw.between(5, 7);
        int count = weekdays + draw.between(3, 4);
        while (times.size() < count) {
            int time = GRID * draw.between(FIRST / GRID, LAST / GRID);
            // no time comes again in the other half of the day, so that 8:35 is one time
            if (halfDays.add(time % HALF_DAY)) {
                times.add(time);
            }
        }
        return new Route(
                from,
                to,
                times.subList(0, weekdays).stream().sorted().toList(),
                times.subList(weekdays, count).stream().sorted().toList(),
                draw.between(11, 95));
    }

    private static String other(Scene scene, Layout layout, String vehicle) {
        var names = scene.names();
        if (scene.draw().chance(0.3)) {
            return layout.remark(scene.chatter().sentence());
        }
        return layout.block(vehicle, route(scene.draw(), names.passing(Holder.VILLAGE), names.passing(Holder.VILLAGE)));
    }

    private static String clock(int minutes) {
        return StoryTime.clock(LocalTime.ofSecondOfDay(60L * minutes));
    }

    /// All ways to write a time of day that are taken for right.
    private static List<String> forms(int minutes) {
        var clock = clock(minutes);
        var short12 = (minutes < 13 * 60 ? minutes / 60 : minutes / 60 - 12) + clock.substring(2);
        if (minutes >= 13 * 60) {
            return List.of(clock, short12 + " pm", short12 + " p.m.", short12 + "pm", "0" + short12 + " pm");
        }
        return short12.equals(clock) ? List.of(clock) : List.of(clock, short12);
    }

    private enum Layout {
        CARDS,
        PROSE,
        TABLE;

        String opening(String vehicle) {
            return switch (this) {
                case CARDS, PROSE -> "";
                case TABLE ->
                    "# Timetable, by " + vehicle
                            + "\n\n| from | to | weekdays | Sundays | minutes |\n|---|---|---|---|---|\n";
            };
        }

        String block(String vehicle, Route route) {
            return switch (this) {
                case CARDS ->
                    EnglishSentences.capital(vehicle) + " from " + route.from() + " to " + route.to() + "\nweekdays: "
                            + clocks(route.weekdays()) + "\nSundays: " + clocks(route.sundays()) + "\njourney: "
                            + route.journey() + " minutes\n\n";
                case PROSE ->
                    "The " + vehicle + " from " + route.from() + " to " + route.to() + " leaves at "
                            + enumeration(route.weekdays()) + " on weekdays and at " + enumeration(route.sundays())
                            + " on Sundays, and takes " + route.journey() + " minutes.\n\n";
                case TABLE ->
                    "| " + route.from() + " | " + route.to() + " | " + clocks(route.weekdays()) + " | "
                            + clocks(route.sundays()) + " | " + route.journey() + " |\n";
            };
        }

        String remark(String sentence) {
            return switch (this) {
                case CARDS, PROSE -> sentence + "\n\n";
                case TABLE -> "| remark | " + sentence + " | | | |\n";
            };
        }

        private static String clocks(List<Integer> times) {
            return times.stream().map(NextDeparturePuzzle::clock).collect(Collectors.joining(" "));
        }

        private static String enumeration(List<Integer> times) {
            return EnglishSentences.enumeration(
                    times.stream().map(NextDeparturePuzzle::clock).toList());
        }
    }
}
