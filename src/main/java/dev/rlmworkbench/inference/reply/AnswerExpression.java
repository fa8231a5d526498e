package dev.rlmworkbench.inference.reply;

import dev.rlmworkbench.repl.ReplLanguage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Something that the REPL holds, as models write it into FINAL: a variable (`total`), or what stands inside one
/// (`answer["content"]`, `rows[0]`, `answer.get("content")`, `entry.name`). Models mix the forms of languages, so it is
/// taken apart and written anew in the language of the REPL.
public record AnswerExpression(String name, List<Step> steps) {

    /// The REPL's own variable for the answer, a map with the entries `content` and `ready`.
    private static final String ANSWER = "answer";

    private static final Pattern NAME = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");
    private static final Pattern STEP = Pattern.compile("""
            \\G\\s*(?:\
            \\[\\s*(?:"(?<double>[^"\\\\]*)"|'(?<single>[^'\\\\]*)'|(?<index>-?\\d{1,9}))\\s*]\
            |\\.get\\(\\s*(?:"(?<doubleGet>[^"\\\\]*)"|'(?<singleGet>[^'\\\\]*)'|(?<indexGet>\\d{1,9}))\\s*(?:,[^()]*)?\\)\
            |\\.(?<attribute>[A-Za-z_$][A-Za-z0-9_$]*)(?:\\(\\s*\\))?)""");

    /// One step into a value.
    public sealed interface Step {
        /// An entry of a map.
        record Key(String key) implements Step {}

        /// An element of a list; negative ones count from the end.
        record Index(int index) implements Step {}

        /// A field or a property.
        record Attribute(String name) implements Step {}
    }

    public AnswerExpression {
        steps = List.copyOf(steps);
    }

    /// @param content what stands in the parentheses of FINAL, without quotes around it
    /// @return empty for words and for anything that is more than a way into a variable
    public static Optional<AnswerExpression> of(String content) {
        var text = content.strip();
        var name = NAME.matcher(text);
        if (!name.lookingAt()) {
            return Optional.empty();
        }
        var steps = new ArrayList<Step>();
        int at = name.end();
        var step = STEP.matcher(text);
        while (at < text.length()) {
            if (!step.find(at) || step.start() != at) {
                return Optional.empty();
            }
            steps.add(step(step));
            at = step.end();
        }
        return Optional.of(new AnswerExpression(name.group(), steps));
    }

    private static Step step(java.util.regex.Matcher found) {
        for (var group : new String[] {"double", "single", "doubleGet", "singleGet"}) {
            if (found.group(group) != null) {
                return new Step.Key(found.group(group));
            }
        }
        for (var group : new String[] {"index", "indexGet"}) {
            if (found.group(group) != null) {
                return new Step.Index(Integer.parseInt(found.group(group)));
            }
        }
        return new Step.Attribute(found.group("attribute"));
    }

    /// Whether it is the name of a variable that the code made.
    public boolean isName() {
        return steps.isEmpty() && !name.equals(ANSWER);
    }

    /// Whether it is written as only code is, so that it cannot be meant as words.
    public boolean isSurelyCode() {
        return name.equals(ANSWER)
                || steps.stream().anyMatch(step -> step instanceof Step.Key || step instanceof Step.Index);
    }

    /// As code of the REPL.
    public String in(ReplLanguage language) {
        if (name.equals(ANSWER) && steps.isEmpty()) {
            // the map itself is never meant; in Python a model may have put its answer in the map's place
            return switch (language) {
                case JAVA -> "answer.get(\"content\")";
                case PYTHON -> "answer[\"content\"] if isinstance(answer, dict) else answer";
            };
        }
        var code = new StringBuilder(name);
        for (var step : steps) {
            code.append(
                    switch (language) {
                        case JAVA -> inJava(step);
                        case PYTHON -> inPython(step);
                    });
        }
        return code.toString();
    }

    private static String inJava(Step step) {
        return switch (step) {
            case Step.Key(var key) -> ".get(\"" + key + "\")";
            case Step.Index(var index) -> index < 0 ? ".reversed().get(" + (-index - 1) + ")" : ".get(" + index + ")";
            case Step.Attribute(var attribute) -> "." + attribute + "()";
        };
    }

    private static String inPython(Step step) {
        return switch (step) {
            case Step.Key(var key) -> "[\"" + key + "\"]";
            case Step.Index(var index) -> "[" + index + "]";
            case Step.Attribute(var attribute) -> "." + attribute;
        };
    }
}
