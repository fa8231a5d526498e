package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What came first, last, or next to something. Some texts tell it in order, others give dates in any order.
public final class EventOrderPuzzle implements PuzzleMaker {

    /// @param event    `{p}` did something with `{x}`; after a date or at the start of a sentence
    /// @param question with the verb's plain form, after `did`
    private record Course(List<String> event, String question, String what, boolean villages) {}

    private static final List<Course> COURSES = List.of(
            new Course(
                    List.of("{p} visited {x}", "{p} paid a visit to {x}", "{x} was visited by {p}"),
                    "visit",
                    "Which village",
                    true),
            new Course(
                    List.of("{p} gave a lecture in {x}", "{p} lectured in {x}", "In {x} there was a lecture by {p}"),
                    "lecture in",
                    "Which village",
                    true),
            new Course(
                    List.of(
                            "{p} mended the {x}",
                            "the {x} was mended by {p}",
                            "{p} had the {x} on the bench and mended it"),
                    "mend",
                    "Which thing",
                    false),
            new Course(
                    List.of("{p} sold the {x}", "the {x} was sold by {p}", "{p} found a buyer for the {x} and sold it"),
                    "sell",
                    "Which thing",
                    false));
    private static final List<String> THINGS = List.of(
            "accordion",
            "birdcage",
            "typewriter",
            "gramophone",
            "spinning wheel",
            "rocking chair",
            "butter churn",
            "pocket watch",
            "weather glass",
            "coffee mill",
            "music box",
            "umbrella stand",
            "lantern",
            "fishing rod");
    private static final List<String> ENDS = List.of(
            "{what} did {p} {did} {end}?",
            "Of everything told about {p}: {what2} did {p} {did} {end}?",
            "Put the events in order. {what} did {p} {did} {end}?",
            "Going through it in order of time: {what2} did {p} {did} {end}?");
    private static final List<String> NEXT = List.of(
            "{what} did {p} {did} next after {x}?",
            "{what} did {p} {did} directly after {x}?",
            "After {x}, {what2} did {p} {did} as the next one?",
            "What came right after {x}: {what2} did {p} {did} then?");
    private static final List<String> BEFORE = List.of(
            "{what} did {p} {did} directly before {x}?",
            "{what} did {p} {did} as the last one before {x}?",
            "What came right before {x}: {what2} did {p} {did} then?",
            "Before {x}, {what2} did {p} {did} last?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var course = draw.any(COURSES);
        var person = scene.names().fresh(Holder.PERSON);
        int count = draw.between(4, 6);
        var items = course.villages() ? scene.names().fresh(Holder.VILLAGE, count) : draw.some(THINGS, count);
        boolean inOrder = draw.chance(0.6);
        var genre = inOrder
                ? draw.any(Genre.DIARY, Genre.NOTES, Genre.MESSAGES, Genre.LETTERS)
                : draw.any(Genre.REPORT, Genre.NEWS, Genre.MINUTES, Genre.MARKDOWN);
        var telling = new Telling(scene, genre);
        var evidence = new ArrayList<String>();
        var places = draw.places(count);
        var told = draw.shuffled(places);
        for (int i = 0; i < count; i++) {
            double place = inOrder ? places.get(i) : told.get(i);
            var date = days(scene, places).get(i);
            evidence.add(telling.tell(event(draw, course, person, items.get(i), inOrder ? null : date), place));
        }
        for (var other : scene.names().like(Holder.PERSON, person, 4)) {
            var item = course.villages() ? scene.names().fresh(Holder.VILLAGE) : draw.any(THINGS);
            telling.tell(event(draw, course, other, item, inOrder ? null : anyDay(scene)));
        }
        return telling.puzzle(asked(draw, course, person, items, evidence), () -> other(scene, course, inOrder));
    }

    private static Asked asked(Draw draw, Course course, String person, List<String> items, List<String> evidence) {
        int form = draw.between(0, 3);
        int at = draw.between(1, items.size() - 2);
        int answer = List.of(0, items.size() - 1, at + 1, at - 1).get(form);
        var frame = draw.any(List.of(ENDS, ENDS, NEXT, BEFORE).get(form));
        var article = course.villages() ? "" : "the ";
        var query = frame.replace(
                        "{what2}",
                        Character.toLowerCase(course.what().charAt(0))
                                + course.what().substring(1))
                .replace("{what}", course.what())
                .replace("{p}", person)
                .replace("{did}", course.question())
                .replace("{end}", form == 0 ? "first" : "last")
                .replace("{x}", article + items.get(at));
        var rivals = IntStream.range(0, items.size())
                .filter(i -> i != answer)
                .mapToObj(items::get)
                .filter(item -> !query.contains(item))
                .toList();
        return Asked.oneOf(query, List.of(items.get(answer)), rivals, evidence);
    }

    private static String event(Draw draw, Course course, String person, String item, @Nullable LocalDate day) {
        var text = draw.any(course.event()).replace("{p}", person).replace("{x}", item);
        return day == null
                ? EnglishSentences.capital(text) + "."
                : "On " + StoryTime.day(day) + " " + afterDate(text) + ".";
    }

    private static String afterDate(String text) {
        return text.startsWith("In ") ? "in " + text.substring(3) : text;
    }

    private static String other(Scene scene, Course course, boolean inOrder) {
        var draw = scene.draw();
        if (draw.chance(0.4)) {
            return scene.chatter().sentence();
        }
        var person = scene.names().passing(Holder.PERSON);
        var item = course.villages() ? scene.names().passing(Holder.VILLAGE) : draw.any(THINGS);
        return event(draw, course, person, item, inOrder ? null : anyDay(scene));
    }

    /// A day of its own for each event, in ascending order.
    private static List<LocalDate> days(Scene scene, List<Double> places) {
        var days = new ArrayList<LocalDate>();
        for (double place : places) {
            var day = scene.time().dayAt(place);
            days.add(
                    days.isEmpty() || day.isAfter(days.getLast())
                            ? day
                            : days.getLast().plusDays(1));
        }
        return days;
    }

    private static LocalDate anyDay(Scene scene) {
        return scene.time().dayAt(scene.draw().place());
    }
}
