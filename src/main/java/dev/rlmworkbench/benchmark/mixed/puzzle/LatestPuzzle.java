package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What holds by the most recent of several dated statements, which stand in any order.
public final class LatestPuzzle implements PuzzleMaker {

    private static final List<String> DATED = List.of(
            "As of {date}: {s}", "Noted on {date}: {s}", "{s} (Entry of {date}.)", "Register, state of {date}: {s}");
    private static final List<String> BY_VALUE = List.of(
            "{q} Go by the most recent entry.",
            "{q} There are several dated statements; the newest one counts.",
            "According to the latest statement in the text: {q}",
            "{q} I need the current state, not an older one.");
    private static final List<String> WORKS = List.of(
            "The boiler of {e} was inspected on {date}.",
            "The chimney of {e} was swept on {date}.",
            "The gutters of {e} were cleaned on {date}.",
            "The locks of {e} were oiled on {date}.",
            "The fire buckets of {e} were counted on {date}.",
            "The cellar of {e} was aired on {date}.");
    private static final List<String> BY_DATE = List.of(
            "When {work} for the last time?",
            "On which date {work} most recently?",
            "What is the latest date on which {work2}?",
            "{work2}: on which day did that happen last?");

    @Override
    public Puzzle make(Scene scene) {
        var genre = Genre.anyBut(scene.draw(), Genre.LETTERS, Genre.MESSAGES, Genre.DIARY, Genre.NOTES);
        return scene.draw().chance(0.6) ? latestValue(scene, genre) : latestDate(scene, genre);
    }

    private static Puzzle latestValue(Scene scene, Genre genre) {
        var draw = scene.draw();
        var relation = Relations.any(
                draw,
                one -> one.value() != Relation.Value.YEAR
                        && !one.key().equals("founder")
                        && !one.key().equals("teacher")
                        && !one.key().equals("architect")
                        && !one.key().equals("place of birth"));
        var name = scene.names().fresh(relation.holder());
        var telling = new Telling(scene, genre);
        var dates = dates(scene, draw.between(3, 5));
        var values = new ArrayList<String>();
        String last = "";
        for (var date : dates) {
            var value = relation.valueBut(scene, values);
            values.add(value);
            last = telling.tell(dated(draw, relation.statement(draw, name, value), date));
        }
        for (var other : scene.names().like(relation.holder(), name, 4)) {
            var value = relation.valueBut(scene, values);
            telling.tell(dated(draw, relation.statement(draw, other, value), laterThan(dates.getLast(), draw)));
        }
        var query = draw.any(BY_VALUE).replace("{q}", relation.question(draw, name));
        var asked = relation.asked(query, values.getLast(), values, List.of(last));
        return telling.puzzle(asked, () -> dated(draw, relation.passingStatement(scene), anyDate(scene)));
    }

    private static Puzzle latestDate(Scene scene, Genre genre) {
        var draw = scene.draw();
        var name = scene.names().fresh(Holder.HOUSE);
        var work = draw.any(WORKS);
        var telling = new Telling(scene, genre);
        var dates = dates(scene, draw.between(3, 6));
        String last = "";
        for (var date : dates) {
            last = telling.tell(done(work, name, date));
        }
        for (var other : scene.names().like(Holder.HOUSE, name, 4)) {
            telling.tell(done(work, other, laterThan(dates.getLast(), draw)));
        }
        for (var other : WORKS) {
            if (!other.equals(work)) {
                telling.tell(done(other, name, laterThan(dates.getLast(), draw)));
            }
        }
        var rivals = dates.subList(0, dates.size() - 1).stream()
                .flatMap(date -> StoryTime.forms(date).stream())
                .toList();
        var query = EnglishSentences.question(
                draw.any(BY_DATE), work.replace("{e}", name).replace(" on {date}.", ""));
        var asked = Asked.oneOf(query, StoryTime.forms(dates.getLast()), rivals, List.of(last));
        Supplier<String> others = () -> done(draw.any(WORKS), scene.names().passing(Holder.HOUSE), anyDate(scene));
        return telling.puzzle(asked, others);
    }

    private static String done(String work, String name, LocalDate date) {
        return work.replace("{e}", name).replace("{date}", StoryTime.day(date));
    }

    private static String dated(Draw draw, String statement, LocalDate date) {
        return draw.any(DATED).replace("{s}", statement).replace("{date}", StoryTime.day(date));
    }

    /// Different days in ascending order.
    private static List<LocalDate> dates(Scene scene, int count) {
        var dates = new ArrayList<LocalDate>();
        var date = scene.time().dayAt(scene.draw().place() * 0.5);
        for (int i = 0; i < count; i++) {
            dates.add(date);
            date = date.plusDays(scene.draw().between(3, 260));
        }
        return dates;
    }

    private static LocalDate laterThan(LocalDate date, Draw draw) {
        return date.plusDays(draw.between(1, 400));
    }

    private static LocalDate anyDate(Scene scene) {
        return scene.time().dayAt(scene.draw().place());
    }
}
