package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// How many days, or whole weeks, after one event another happened. The text gives the dates only, in many forms.
public final class TimeBetweenPuzzle implements PuzzleMaker {

    private static final int DAYS_A_WEEK = 7;

    /// @param told  without date and full stop; `{e}` is the name
    /// @param named the same as a noun
    private record Event(String told, String named) {}

    /// @param events in the order in which they happen
    private record Course(Holder holder, List<Event> events) {}

    private static final List<Course> COURSES = List.of(
            new Course(
                    Holder.SHIP,
                    List.of(
                            new Event("the keel of the {e} was laid", "the laying of the keel of the {e}"),
                            new Event("the {e} was launched", "the launch of the {e}"),
                            new Event(
                                    "the {e} set out on her first voyage",
                                    "the start of the first voyage of the {e}"))),
            new Course(
                    Holder.HOUSE,
                    List.of(
                            new Event(
                                    "the foundation stone of {e} was laid",
                                    "the laying of the foundation stone of {e}"),
                            new Event("the roof of {e} was finished", "the completion of the roof of {e}"),
                            new Event("{e} was opened to the public", "the opening of {e} to the public"))),
            new Course(
                    Holder.PERSON,
                    List.of(
                            new Event("{e} applied for citizenship", "the application of {e} for citizenship"),
                            new Event("{e} was heard by the board", "the hearing of {e} by the board"),
                            new Event("{e} became a citizen", "the naturalisation of {e}"))),
            new Course(
                    Holder.FIRM,
                    List.of(
                            new Event("{e} was founded", "the founding of {e}"),
                            new Event("{e} made its first delivery", "the first delivery of {e}"),
                            new Event("{e} went bankrupt", "the bankruptcy of {e}"))),
            new Course(
                    Holder.VILLAGE,
                    List.of(
                            new Event("the cattle plague broke out in {e}", "the outbreak of the cattle plague in {e}"),
                            new Event("the market in {e} was closed", "the closing of the market in {e}"),
                            new Event("the market in {e} was opened again", "the reopening of the market in {e}"))));
    /// In texts that have dates of their own, things would be told before they happen.
    private static final List<Genre> UNDATED = List.of(Genre.REPORT, Genre.NEWS, Genre.MINUTES, Genre.MARKDOWN);

    private static final List<String> TOLD =
            List.of("On {d} {s}.", "It was on {d} that {s}.", "{S} on {d}.", "{S}; that was on {d}.");
    private static final List<String> QUESTIONS = List.of(
            "How many {unit} after {a} was {b}?",
            "How many {unit} passed from {a} to {b}?",
            "By how many {unit} did {b} follow {a}?",
            "In {unit}, how long after {a} did {b} take place?",
            "{b} came some {unit} after {a}. How many {unit} were they?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var course = draw.any(COURSES);
        var name = scene.names().fresh(course.holder());
        var alike = scene.names().like(course.holder(), name, 4);
        boolean weeks = draw.chance(0.3);
        var days = days(scene, course, weeks ? DAYS_A_WEEK : 1);
        var telling = new Telling(scene, draw.any(UNDATED));
        var told = new ArrayList<String>();
        for (int i = 0; i < days.size(); i++) {
            told.add(telling.tell(sentence(draw, course.events().get(i), name, days.get(i))));
        }
        for (var other : alike) {
            var otherDays = days(scene, course, 1);
            for (int i = 0; i < otherDays.size(); i++) {
                telling.tell(sentence(draw, course.events().get(i), other, otherDays.get(i)));
            }
        }
        int first = draw.between(0, days.size() - 2);
        int second = draw.between(first + 1, days.size() - 1);
        var query = EnglishSentences.capital(draw.any(QUESTIONS)
                .replace("{unit}", weeks ? "weeks" : "days")
                .replace("{a}", course.events().get(first).named())
                .replace("{b}", course.events().get(second).named())
                .replace("{e}", name));
        long between = days.get(second).toEpochDay() - days.get(first).toEpochDay();
        var asked = Asked.number(
                query, weeks ? between / DAYS_A_WEEK : between, List.of(told.get(first), told.get(second)));
        return telling.puzzle(asked, () -> other(scene, course));
    }

    /// A day for each event, in ascending order.
    ///
    /// @param step that all distances are multiples of, in days
    private static List<LocalDate> days(Scene scene, Course course, int step) {
        var draw = scene.draw();
        var days = new ArrayList<>(List.of(scene.time().dayAt(draw.place())));
        while (days.size() < course.events().size()) {
            days.add(days.getLast().plusDays((long) step * draw.between(2, 240 / step)));
        }
        return days;
    }

    private static String sentence(Draw draw, Event event, String name, LocalDate day) {
        var told = event.told().replace("{e}", name);
        return draw.any(TOLD)
                .replace("{s}", told)
                .replace("{S}", EnglishSentences.capital(told))
                .replace("{d}", draw.any(StoryTime.forms(day)));
    }

    private static String other(Scene scene, Course course) {
        var draw = scene.draw();
        if (draw.chance(0.5)) {
            var name = scene.names().passing(course.holder());
            return sentence(draw, draw.any(course.events()), name, scene.time().dayAt(draw.place()));
        }
        return draw.chance(0.5)
                ? draw.any(Relations.all()).passingStatement(scene)
                : scene.chatter().sentence();
    }
}
