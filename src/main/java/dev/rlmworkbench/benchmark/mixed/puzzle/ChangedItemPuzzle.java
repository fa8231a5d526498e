package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Goods;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What changed between two inventories of the same owner, which stand apart and in any order.
public final class ChangedItemPuzzle implements PuzzleMaker {

    /// `{e}` is the owner, `{d1}` the earlier day, `{d2}` the later one.
    private enum Change {
        ADDED(
                "Which item is in the inventory of {e} of {d2} but not in the one of {d1}?",
                "What was added to the inventory of {e} from {d1} to {d2}?",
                "Compare the two inventories of {e}: what is new in the later one?",
                "The later inventory of {e} lists something that the earlier one does not. What is it?"),
        DROPPED(
                "Which item is in the inventory of {e} of {d1} but no longer in the one of {d2}?",
                "What is gone from the inventory of {e} of {d2} that was in the one of {d1}?",
                "Compare the two inventories of {e}: what is missing in the later one?",
                "The earlier inventory of {e} lists something that the later one does not. What is it?"),
        RECOUNTED(
                "For which item do the inventories of {e} of {d1} and {d2} give different numbers?",
                "Of which item does {e} have another number in the later inventory than in the earlier one?",
                "Compare the two inventories of {e}: which item is in both, with different numbers?",
                "One item is in both inventories of {e}, but its number has changed. Which one?");

        private final List<String> questions;

        Change(String... questions) {
            this.questions = List.of(questions);
        }
    }

    private record Line(String item, int count) {}

    private record Inventory(String owner, LocalDate day, List<Line> lines) {}

    /// Two inventories of one owner with one change of each sort.
    private record Pair(Inventory earlier, Inventory later, String added, String dropped, String recounted) {

        String changed(Change change) {
            return switch (change) {
                case ADDED -> added;
                case DROPPED -> dropped;
                case RECOUNTED -> recounted;
            };
        }
    }

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var layout = draw.any(Layout.values());
        var holder = draw.any(Holder.HOUSE, Holder.SHIP, Holder.FIRM);
        var owner = scene.names().fresh(holder);
        var asked = pair(scene, owner);
        var facts = new ArrayList<Placed>();
        var pairs = new ArrayList<>(List.of(asked));
        scene.names().like(holder, owner, 3).forEach(other -> pairs.add(pair(scene, other)));
        for (var pair : pairs) {
            facts.add(new Placed(draw.place(), layout.block(pair.earlier())));
            facts.add(new Placed(draw.place(), layout.block(pair.later())));
        }
        return new Puzzle("", facts, place -> other(scene, layout, holder, place), asked(draw, layout, holder, asked));
    }

    private static Asked asked(Draw draw, Layout layout, Holder holder, Pair pair) {
        var change = draw.any(Change.values());
        var query = draw.any(change.questions)
                .replace(
                        "{e}",
                        (holder == Holder.SHIP ? "the " : "") + pair.earlier().owner())
                .replace("{d1}", StoryTime.day(pair.earlier().day()))
                .replace("{d2}", StoryTime.day(pair.later().day()));
        var answer = pair.changed(change);
        var rivals = new ArrayList<String>();
        pair.earlier().lines().forEach(line -> rivals.addAll(Goods.forms(line.item())));
        pair.later().lines().forEach(line -> rivals.addAll(Goods.forms(line.item())));
        var evidence = List.of(
                layout.block(pair.earlier()).strip(), layout.block(pair.later()).strip());
        return Asked.oneOf(query, Goods.forms(answer), rivals, evidence);
    }

    private static Pair pair(Scene scene, String owner) {
        var draw = scene.draw();
        var items = draw.some(Goods.ALL, draw.between(7, 9));
        var added = items.get(0);
        var dropped = items.get(1);
        var recounted = items.get(2);
        var earlier = new ArrayList<Line>();
        var later = new ArrayList<Line>();
        for (var item : items) {
            int count = draw.between(2, 40);
            if (!item.equals(added)) {
                earlier.add(new Line(item, count));
            }
            if (!item.equals(dropped)) {
                int change = item.equals(recounted) ? draw.between(1, 9) : 0;
                later.add(new Line(item, count + change));
            }
        }
        var day = scene.time().dayAt(0.8 * draw.place());
        return new Pair(
                new Inventory(owner, day, draw.shuffled(earlier)),
                new Inventory(owner, day.plusDays(draw.between(30, 900)), draw.shuffled(later)),
                added,
                dropped,
                recounted);
    }

    private static String other(Scene scene, Layout layout, Holder holder, double place) {
        var draw = scene.draw();
        if (draw.chance(0.3)) {
            return scene.chatter().sentence() + "\n\n";
        }
        var lines = draw.some(Goods.ALL, draw.between(4, 8)).stream()
                .map(item -> new Line(item, draw.between(2, 40)))
                .toList();
        var owner = scene.names().passing(holder);
        return layout.block(new Inventory(owner, scene.time().dayAt(place), lines));
    }

    private enum Layout {
        BULLETS,
        SENTENCE,
        TABLE;

        String block(Inventory inventory) {
            var owner = inventory.owner();
            var day = StoryTime.day(inventory.day());
            return switch (this) {
                case BULLETS -> "Inventory of " + owner + ", " + day + "\n" + lines("- {n} {item}\n", inventory) + "\n";
                case SENTENCE ->
                    "On " + day + " the inventory of " + owner + " was taken: "
                            + EnglishSentences.enumeration(inventory.lines().stream()
                                    .map(line -> line.count() + " " + line.item())
                                    .toList())
                            + ".\n\n";
                case TABLE ->
                    "INVENTORY " + owner.toUpperCase(Locale.ROOT) + " / " + inventory.day() + "\n"
                            + lines("{item};{n}\n", inventory) + "\n";
            };
        }

        private static String lines(String form, Inventory inventory) {
            var text = new StringBuilder();
            for (var line : inventory.lines()) {
                text.append(form.replace("{item}", line.item()).replace("{n}", Integer.toString(line.count())));
            }
            return text.toString();
        }
    }
}
