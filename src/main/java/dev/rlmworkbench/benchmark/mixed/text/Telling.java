package dev.rlmworkbench.benchmark.mixed.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Collects what a text of one genre must tell, each sentence in a block of its own.
public final class Telling {

    private final Scene scene;
    private final Genre genre;
    private final List<Placed> facts = new ArrayList<>();

    public Telling(Scene scene, Genre genre) {
        this.scene = scene;
        this.genre = genre;
    }

    /// Tells it anywhere.
    ///
    /// @return the sentence
    public String tell(String sentence) {
        return tell(sentence, scene.draw().place());
    }

    public String tell(String sentence, double place) {
        facts.add(new Placed(place, genre.block(scene, sentence, place)));
        return sentence;
    }

    /// @param otherSentences of the same form as those told
    public Puzzle puzzle(Asked asked, Supplier<String> otherSentences) {
        return new Puzzle(genre.opening(scene), facts, place -> genre.block(scene, otherSentences.get(), place), asked);
    }

    /// Half of the other sentences tell this relation of other names, the rest something else.
    public Puzzle puzzle(Asked asked, Relation relation) {
        return puzzle(asked, () -> other(relation));
    }

    private String other(Relation relation) {
        var draw = scene.draw();
        if (draw.chance(0.5)) {
            return relation.passingStatement(scene);
        }
        return draw.chance(0.5)
                ? draw.any(Relations.all()).passingStatement(scene)
                : scene.chatter().sentence();
    }
}
