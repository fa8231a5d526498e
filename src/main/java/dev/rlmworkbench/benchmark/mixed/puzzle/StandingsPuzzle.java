package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Points and places in a tournament, by the results of its games and by its own rule for points.
public final class StandingsPuzzle implements PuzzleMaker {

    private static final int PLAYERS = 4;

    /// @param second the loser, unless it is a draw
    private record Game(String first, String second, boolean drawn) {}

    /// Everybody plays everybody once.
    ///
    /// @param win  points for a win
    /// @param draw points for a draw; a defeat brings none
    private record Cup(String name, int win, int draw, List<String> players, List<Game> games) {

        int points(String player) {
            int points = 0;
            for (var game : games) {
                if (game.drawn()) {
                    points += player.equals(game.first()) || player.equals(game.second()) ? draw : 0;
                } else {
                    points += player.equals(game.first()) ? win : 0;
                }
            }
            return points;
        }

        /// Best first.
        List<String> ranking() {
            return players.stream()
                    .sorted(Comparator.comparingInt(this::points).reversed())
                    .toList();
        }
    }

    private static final List<String> WON = List.of(
            "{a} beat {b} in the {c} Cup.",
            "In the {c} Cup {a} won the game against {b}.",
            "In the {c} Cup {b} lost to {a}.",
            "{b} was defeated by {a} in the {c} Cup.");
    private static final List<String> DRAWN = List.of(
            "{a} and {b} drew in the {c} Cup.",
            "The game of {a} against {b} in the {c} Cup ended in a draw.",
            "In the {c} Cup neither {a} nor {b} could win their game, so it was a draw.");
    private static final List<String> RULE = List.of(
            "In the {c} Cup a win counts {w} points, a draw {d} and a defeat none.",
            "The rules of the {c} Cup give {w} points for a win, {d} for a draw and none for a defeat.",
            "For a win there are {w} points in the {c} Cup, for a draw {d}, for a defeat none.");
    private static final List<String> POINTS = List.of(
            "How many points does {p} have after all games of the {c} Cup?",
            "With how many points did {p} finish the {c} Cup?",
            "Add up what {p} got in the {c} Cup: how many points are they?",
            "In the {c} Cup, what is the number of points of {p}?");
    private static final List<String> PLACE = List.of(
            "Who is {nth} in the final table of the {c} Cup?",
            "Put the players of the {c} Cup in order of their points. Who is {nth}?",
            "Going by points, which player came {nth} in the {c} Cup?",
            "All games of the {c} Cup have been played. Who ended up {nth} by points?");
    private static final List<String> NTH = List.of("first", "second", "third", "last");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var name = scene.names().fresh(Holder.VILLAGE);
        var alike = scene.names().like(Holder.VILLAGE, name, 1).getFirst();
        var players = scene.names().fresh(Holder.PERSON, PLAYERS);
        var cup = cup(draw, name, players);
        var telling = new Telling(scene, Genre.any(draw));
        var rule = telling.tell(rule(draw, cup));
        var told = new ArrayList<String>();
        cup.games().forEach(game -> told.add(telling.tell(sentence(draw, cup, game))));
        var other = cup(draw, alike, players);
        telling.tell(rule(draw, other));
        other.games().forEach(game -> telling.tell(sentence(draw, other, game)));
        return telling.puzzle(asked(draw, cup, rule, told), () -> other(scene));
    }

    private static Asked asked(Draw draw, Cup cup, String rule, List<String> told) {
        if (draw.chance(0.5)) {
            var player = draw.anyBut(
                    cup.players(),
                    cup.players().stream().filter(one -> cup.points(one) == 0).toList());
            var query = draw.any(POINTS).replace("{p}", player).replace("{c}", cup.name());
            var games = told.stream().filter(game -> game.contains(player));
            return Asked.number(
                    query,
                    cup.points(player),
                    Stream.concat(games, Stream.of(rule)).toList());
        }
        int place = draw.between(0, PLAYERS - 1);
        var query = draw.any(PLACE).replace("{nth}", NTH.get(place)).replace("{c}", cup.name());
        var evidence = Stream.concat(told.stream(), Stream.of(rule)).toList();
        return Asked.oneOf(query, List.of(cup.ranking().get(place)), cup.players(), evidence);
    }

    /// Results are drawn until no two players have the same points.
    private static Cup cup(Draw draw, String name, List<String> players) {
        int win = draw.any(2, 3, 5);
        int drawn = win == 5 ? 2 : 1;
        while (true) {
            var cup = new Cup(name, win, drawn, players, games(draw, players));
            if (players.stream().map(cup::points).distinct().count() == players.size()) {
                return cup;
            }
        }
    }

    private static List<Game> games(Draw draw, List<String> players) {
        var games = new ArrayList<Game>();
        for (int i = 0; i < players.size(); i++) {
            for (int k = i + 1; k < players.size(); k++) {
                var two = draw.shuffled(List.of(players.get(i), players.get(k)));
                games.add(new Game(two.getFirst(), two.getLast(), draw.chance(0.3)));
            }
        }
        return draw.shuffled(games);
    }

    private static String sentence(Draw draw, Cup cup, Game game) {
        return draw.any(game.drawn() ? DRAWN : WON)
                .replace("{a}", game.first())
                .replace("{b}", game.second())
                .replace("{c}", cup.name());
    }

    private static String rule(Draw draw, Cup cup) {
        return draw.any(RULE)
                .replace("{w}", Integer.toString(cup.win()))
                .replace("{d}", Integer.toString(cup.draw()))
                .replace("{c}", cup.name());
    }

    private static String other(Scene scene) {
        var draw = scene.draw();
        if (draw.chance(0.4)) {
            return scene.chatter().sentence();
        }
        var names = scene.names();
        var players = List.of(names.passing(Holder.PERSON), names.passing(Holder.PERSON));
        var cup = new Cup(names.passing(Holder.VILLAGE), draw.any(2, 3), 1, players, List.of());
        return draw.chance(0.15)
                ? rule(draw, cup)
                : sentence(draw, cup, new Game(players.getFirst(), players.getLast(), draw.chance(0.3)));
    }
}
