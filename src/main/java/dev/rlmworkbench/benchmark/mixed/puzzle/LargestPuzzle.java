package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.ledger.Field;
import dev.rlmworkbench.benchmark.mixed.ledger.Ledger;
import dev.rlmworkbench.benchmark.mixed.ledger.LedgerLayout;
import dev.rlmworkbench.benchmark.mixed.ledger.LedgerWords;
import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relation;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Who or what has the largest or smallest of several values.
public final class LargestPuzzle implements PuzzleMaker {

    private static final List<String> OF_ENTRIES = List.of(
            "Which {label} had the {most} {noun} {clauses}, by {unit}?",
            "Among the {plural} {clauses}, which {label} is named for the one with the {many} {unit}?",
            "Of all {plural} {clauses}, take the one with the {many} {unit}. Which {label} is it?",
            "Find the {noun} {clauses} with the {many} {unit}. What is the {label}?");
    private static final List<String> OF_NAMED = List.of(
            "Which of these has the {most} {key}: {list}?",
            "Of {list}, which one has the {most} {key}?",
            "Compare {list}: whose {key} is the {most}?",
            "Look at {list}. Which has the {most} {key}?");

    @Override
    public Puzzle make(Scene scene) {
        return scene.draw().chance(0.5) ? ofEntries(scene) : ofNamed(scene);
    }

    private static Puzzle ofEntries(Scene scene) {
        var draw = scene.draw();
        var asked = draw.any(Field.WHO, Field.WHERE);
        var others = draw.shuffled(List.of(Field.values()));
        others.remove(asked);
        var ledger = new Ledger(scene, LedgerLayout.any(draw), others.subList(0, draw.between(1, 2)));
        var names = draw.some(ledger.cast(asked), draw.between(4, 7));
        boolean most = draw.chance(0.6);
        var amounts = new ArrayList<Integer>();
        names.forEach(_ -> amounts.add(draw.anyBut(range(ledger), amounts)));
        amounts.sort(most ? Comparator.reverseOrder() : Comparator.naturalOrder());
        for (int i = 0; i < names.size(); i++) {
            ledger.add(amounts.get(i), Map.of(asked, names.get(i)));
        }
        var query = LedgerWords.fill(draw.any(OF_ENTRIES), ledger, asked)
                .replace("{most}", most ? "largest" : "smallest")
                .replace("{many}", most ? "most" : "fewest");
        return ledger.puzzle(Asked.oneOf(query, List.of(names.getFirst()), ledger.cast(asked), ledger.evidence()));
    }

    private static List<Integer> range(Ledger ledger) {
        return IntStream.rangeClosed(ledger.domain().low(), ledger.domain().high())
                .boxed()
                .toList();
    }

    private static Puzzle ofNamed(Scene scene) {
        var draw = scene.draw();
        var relation = Relations.any(draw, one -> one.value() == Relation.Value.NUMBER);
        var names = scene.names().fresh(relation.holder(), draw.between(3, 6));
        boolean most = draw.chance(0.6);
        var values = new ArrayList<String>();
        names.forEach(_ -> values.add(relation.valueBut(scene, values)));
        Comparator<String> bySize = Comparator.comparingInt(Integer::parseInt);
        values.sort(most ? bySize.reversed() : bySize);
        var telling = new Telling(scene, Genre.any(draw));
        var evidence = new ArrayList<String>();
        for (int i = 0; i < names.size(); i++) {
            evidence.add(telling.tell(relation.statement(draw, names.get(i), values.get(i))));
        }
        var article = relation.holder() == Holder.SHIP ? "the " : "";
        var list = draw.shuffled(names).stream().map(name -> article + name).collect(Collectors.joining(", "));
        var query = draw.any(OF_NAMED)
                .replace("{most}", most ? "largest" : "smallest")
                .replace("{key}", relation.key())
                .replace("{list}", list);
        var rivals = names.subList(1, names.size());
        return telling.puzzle(Asked.oneOf(query, List.of(names.getFirst()), rivals, evidence), relation);
    }
}
