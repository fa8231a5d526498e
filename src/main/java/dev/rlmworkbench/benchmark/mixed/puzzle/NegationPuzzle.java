package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Relations;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.Telling;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The only one that did not do what the others did.
public final class NegationPuzzle implements PuzzleMaker {

    /// @param done    told of the others, in several ways
    /// @param notDone told of the one, in several ways
    /// @param not     for the question, after `which one`
    private record Deed(Holder holder, List<String> done, List<String> notDone, String not) {}

    private static final List<Deed> DEEDS = List.of(
            new Deed(
                    Holder.SHIP,
                    List.of(
                            "The {e} has paid the harbour dues.",
                            "Harbour dues for the {e} were paid in full.",
                            "The purser of the {e} paid the harbour dues at noon."),
                    List.of(
                            "The {e} has not paid the harbour dues.",
                            "Harbour dues for the {e} are still owing.",
                            "The purser of the {e} refused to pay the harbour dues."),
                    "has not paid the harbour dues"),
            new Deed(
                    Holder.VILLAGE,
                    List.of(
                            "{e} has sent its yearly report.",
                            "The yearly report of {e} came in on time.",
                            "From {e} the yearly report was received."),
                    List.of(
                            "{e} has sent no yearly report.",
                            "The yearly report of {e} never came in.",
                            "From {e} the yearly report is still missing."),
                    "did not send its yearly report"),
            new Deed(
                    Holder.PERSON,
                    List.of(
                            "{e} signed the petition.",
                            "The petition bears the signature of {e}.",
                            "After some thought {e} signed the petition as well."),
                    List.of(
                            "{e} would not sign the petition.",
                            "The petition lacks the signature of {e}.",
                            "After some thought {e} left the petition unsigned."),
                    "did not sign the petition"),
            new Deed(
                    Holder.HOUSE,
                    List.of(
                            "{e} passed the fire inspection.",
                            "The fire inspection at {e} ended without complaint.",
                            "In {e} the fire inspectors were satisfied."),
                    List.of(
                            "{e} failed the fire inspection.",
                            "The fire inspection at {e} ended with a list of faults.",
                            "In {e} the fire inspectors found too much wrong to approve it."),
                    "did not pass the fire inspection"),
            new Deed(
                    Holder.FIRM,
                    List.of(
                            "{e} has joined the trade council.",
                            "The trade council counts {e} among its members.",
                            "{e} is a member of the trade council."),
                    List.of(
                            "{e} has stayed out of the trade council.",
                            "The trade council could not win {e} as a member.",
                            "{e} is no member of the trade council."),
                    "is not a member of the trade council"));
    private static final List<String> NAMED = List.of(
            "Of {list}, which one {not}?",
            "Which of these {not}: {list}?",
            "Look at {list}. Which one {not}?",
            "One of {list} {not}. Which one is it?");
    private static final List<String> UNNAMED = List.of(
            "Which {noun} {not}?",
            "Only one {noun} {not}. Which one?",
            "All but one {noun} are the same in this respect; which {noun} {not}?",
            "Find the {noun} that {not}.");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var deed = draw.any(DEEDS);
        var names = scene.names().fresh(deed.holder(), draw.between(4, 6));
        var exception = names.getFirst();
        var telling = new Telling(scene, Genre.any(draw));
        var evidence = telling.tell(draw.any(deed.notDone()).replace("{e}", exception));
        var others = new ArrayList<>(names.subList(1, names.size()));
        others.forEach(name -> telling.tell(draw.any(deed.done()).replace("{e}", name)));
        var article = deed.holder() == Holder.SHIP ? "the " : "";
        var list = draw.shuffled(names).stream().map(name -> article + name).collect(Collectors.joining(", "));
        var query = draw.any(draw.chance(0.6) ? NAMED : UNNAMED)
                .replace("{list}", list)
                .replace("{noun}", deed.holder().noun())
                .replace("{not}", deed.not());
        return telling.puzzle(
                Asked.oneOf(query, List.of(exception), others, List.of(evidence)), () -> other(scene, deed));
    }

    private static String other(Scene scene, Deed deed) {
        var draw = scene.draw();
        if (draw.chance(0.5)) {
            return draw.any(deed.done()).replace("{e}", scene.names().passing(deed.holder()));
        }
        return draw.chance(0.5)
                ? draw.any(Relations.all()).passingStatement(scene)
                : scene.chatter().sentence();
    }
}
