package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.InventedLanguage;
import dev.rlmworkbench.benchmark.mixed.text.InventedLanguage.Function;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// A detail of invented source code: a default value, a constant, a result, who calls whom.
public final class SourceCodePuzzle implements PuzzleMaker {

    private static final List<String> VERBS = List.of(
            "settle", "measure", "fold", "gather", "weigh", "route", "trim", "stack", "sift", "blend", "mark", "pour");
    private static final List<String> ADJECTIVES = List.of(
            "amber", "brittle", "coarse", "damp", "early", "flat", "grim", "hollow", "inner", "jagged", "lean",
            "mellow");
    private static final List<String> NOUNS = List.of(
            "ledger", "barrel", "cargo", "drift", "engine", "furrow", "gauge", "harbor", "island", "journal", "kiln",
            "lantern", "meadow", "needle", "orbit", "parcel", "quarry", "ribbon", "signal", "tunnel");
    private static final List<String> INPUTS = List.of("route", "mode", "season", "grade", "zone", "level");
    private static final List<String> OPTIONS = List.of("retries", "limit", "offset", "width", "margin", "batch");
    private static final List<String> CASES =
            List.of("north", "south", "idle", "fast", "frozen", "empty", "double", "mixed", "spare", "late");

    private static final List<String> DEFAULT = List.of(
            "What is the default value of the parameter {option} of {f}?",
            "Which default does {option} have in {f}?",
            "If I call {f} without {option}, which value is used for it?",
            "In the signature of {f}, what is {option} set to by default?");
    private static final List<String> CONSTANT = List.of(
            "What is the value of the constant {c}?",
            "To what number is {c} set?",
            "Which value does {c} have in the code?",
            "How is the constant {c} defined? Give the number.");
    private static final List<String> RESULT = List.of(
            "What does {f} return when {input} is \"{case}\"?",
            "Which number is returned by {f} for the {input} \"{case}\"?",
            "What is the result of {f} called with \"{case}\"?",
            "For \"{case}\" as {input}, what does {f} give back?");
    private static final List<String> CALLER = List.of(
            "Which function calls {g}?",
            "From which function is {g} called?",
            "What is the name of the function that uses {g}?",
            "In the body of which function is there a call of {g}?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var language = draw.any(InventedLanguage.values());
        var taken = new HashSet<String>();
        var asked = function(scene, taken);
        var alike = Stream.generate(() -> function(scene, taken)).limit(5).toList();
        var facts = Stream.concat(Stream.of(asked), alike.stream())
                .map(one -> new Placed(
                        draw.place(), language.source(one, scene.chatter().sentence())))
                .toList();
        return new Puzzle(
                "",
                facts,
                _ -> language.source(other(scene, taken), scene.chatter().sentence()),
                asked(draw, language, asked, alike));
    }

    private static Asked asked(Draw draw, InventedLanguage language, Function one, List<Function> alike) {
        var name = language.name(one.name());
        boolean firstCase = draw.chance(0.5);
        int form = draw.between(0, 3);
        var query = draw.any(List.of(DEFAULT, CONSTANT, RESULT, CALLER).get(form))
                .replace("{f}", name)
                .replace("{option}", one.option())
                .replace("{c}", one.constant())
                .replace("{input}", one.input())
                .replace("{case}", firstCase ? one.firstCase() : one.secondCase())
                .replace("{g}", language.name(one.callee()));
        var source = language.source(one, "");
        return switch (form) {
            case 0 -> Asked.number(query, one.defaultValue(), List.of(line(source, name + "(")));
            case 1 -> Asked.number(query, one.constantValue(), List.of(line(source, one.constant() + " =")));
            case 2 -> {
                var branch = line(source, "\"" + (firstCase ? one.firstCase() : one.secondCase()) + "\"");
                int result = firstCase ? one.firstResult() : one.secondResult();
                yield Asked.number(query, result, List.of(line(source, name + "("), branch));
            }
            default ->
                Asked.oneOf(
                        query,
                        List.of(name),
                        alike.stream().map(other -> language.name(other.name())).toList(),
                        List.of(line(source, name + "("), line(source, language.name(one.callee()) + "(")));
        };
    }

    /// The line with this part; with the next one where it only begins a block.
    private static String line(String source, String part) {
        int start = source.lastIndexOf('\n', source.indexOf(part)) + 1;
        int end = source.indexOf('\n', start);
        if (part.startsWith("\"") && source.charAt(end - 1) == ':') {
            end = source.indexOf('\n', end + 1);
        }
        return source.substring(start, end).strip();
    }

    private static Function function(Scene scene, Set<String> taken) {
        return function(scene, fresh(scene.draw(), taken), fresh(scene.draw(), taken), fresh(scene.draw(), taken));
    }

    private static Function other(Scene scene, Set<String> taken) {
        var draw = scene.draw();
        return function(scene, passing(draw, taken), passing(draw, taken), passing(draw, taken));
    }

    private static Function function(Scene scene, String name, String callee, String constant) {
        var draw = scene.draw();
        var cases = draw.some(CASES, 2);
        return new Function(
                name,
                constant.toUpperCase(Locale.ROOT),
                draw.between(13, 9999),
                draw.any(INPUTS),
                draw.any(OPTIONS),
                draw.between(2, 640),
                cases.getFirst(),
                draw.between(10, 999),
                cases.getLast(),
                draw.between(10, 999),
                callee);
    }

    private static String fresh(Draw draw, Set<String> taken) {
        while (true) {
            var name = name(draw);
            if (taken.add(name)) {
                return name;
            }
        }
    }

    private static String passing(Draw draw, Set<String> taken) {
        while (true) {
            var name = name(draw);
            if (!taken.contains(name)) {
                return name;
            }
        }
    }

    private static String name(Draw draw) {
        return draw.any(VERBS) + "_" + draw.any(ADJECTIVES) + "_" + draw.any(NOUNS);
    }
}
