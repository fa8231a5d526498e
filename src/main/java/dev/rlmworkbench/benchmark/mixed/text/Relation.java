package dev.rlmworkbench.benchmark.mixed.text;

import java.util.List;

/// Something that can be told about a name, with ways to tell it and to ask for it. `{e}` is the name, `{v}` the
/// value.
///
/// @param key         the property in two or three words
/// @param holder      what has the property
/// @param value       what the value is
/// @param low         smallest number, where the value is a number
/// @param high        largest number
/// @param words       the possible values, where the value is a word
/// @param statements  sentences of the text
/// @param questions   in the words of the text
/// @param paraphrases in other words
/// @param phrase      stands for the value in another question, such as `the captain of the {e}`
public record Relation(
        String key,
        Holder holder,
        Value value,
        int low,
        int high,
        List<String> words,
        List<String> statements,
        List<String> questions,
        List<String> paraphrases,
        String phrase) {

    public enum Value {
        CODE,
        LETTER_CODE,
        NUMBER,
        YEAR,
        WORD,
        PERSON,
        VILLAGE,
        HOUSE,
        SHIP
    }

    public boolean isNumber() {
        return value == Value.NUMBER || value == Value.YEAR;
    }

    public boolean isCode() {
        return value == Value.CODE || value == Value.LETTER_CODE;
    }

    /// A value for a fact.
    public String value(Scene scene) {
        var names = scene.names();
        return switch (value) {
            case CODE -> scene.code();
            case LETTER_CODE -> scene.letterCode();
            case NUMBER, YEAR -> Integer.toString(scene.draw().between(low, high));
            case WORD -> scene.draw().any(words);
            case PERSON -> names.fresh(Holder.PERSON);
            case VILLAGE -> names.fresh(Holder.VILLAGE);
            case HOUSE -> names.fresh(Holder.HOUSE);
            case SHIP -> names.fresh(Holder.SHIP);
        };
    }

    /// A value for the rest of the text: a name that no fact has.
    public String passingValue(Scene scene) {
        var names = scene.names();
        return switch (value) {
            case CODE, LETTER_CODE, NUMBER, YEAR, WORD -> value(scene);
            case PERSON -> names.passing(Holder.PERSON);
            case VILLAGE -> names.passing(Holder.VILLAGE);
            case HOUSE -> names.passing(Holder.HOUSE);
            case SHIP -> names.passing(Holder.SHIP);
        };
    }

    /// Different from those given.
    public String valueBut(Scene scene, List<String> others) {
        var one = value(scene);
        while (others.contains(one)) {
            one = value(scene);
        }
        return one;
    }

    public String statement(Draw draw, String name, String value) {
        return draw.any(statements).replace("{e}", name).replace("{v}", value);
    }

    public String question(Draw draw, String name) {
        return draw.any(questions).replace("{e}", name);
    }

    /// @param stand a phrase that stands for the name, such as `the captain of the Amber Tern`
    public String questionAbout(Draw draw, String stand) {
        var text = draw.any(questions).replace("the {e}", stand).replace("{e}", stand);
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /// A question for this value, judged by what kind of value it is.
    public Asked asked(String query, String value, List<String> rivals, List<String> evidence) {
        return this.value == Value.NUMBER
                ? Asked.number(query, Long.parseLong(value), evidence)
                : Asked.oneOf(query, List.of(value), rivals, evidence);
    }

    public String paraphrase(Draw draw, String name) {
        return draw.any(paraphrases).replace("{e}", name);
    }

    /// A sentence about some other name, for the rest of the text.
    public String passingStatement(Scene scene) {
        return statement(scene.draw(), scene.names().passing(holder), passingValue(scene));
    }
}
