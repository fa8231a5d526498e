package dev.rlmworkbench.benchmark.mixed.text;

import dev.rlmworkbench.benchmark.mixed.text.Relation.Value;
import java.util.List;

/// Puts a relation together, step by step, in the order in which it is read.
final class RelationWriter {

    private final String key;
    private final Holder holder;
    private final Value value;
    private int low;
    private int high;
    private List<String> words = List.of();
    private List<String> statements = List.of();
    private List<String> questions = List.of();
    private String phrase = "";

    private RelationWriter(Holder holder, String key, Value value) {
        this.holder = holder;
        this.key = key;
        this.value = value;
    }

    static RelationWriter of(Holder holder, String key, Value value) {
        return new RelationWriter(holder, key, value);
    }

    RelationWriter from(int low, int high) {
        this.low = low;
        this.high = high;
        return this;
    }

    RelationWriter words(String... words) {
        this.words = List.of(words);
        return this;
    }

    RelationWriter phrase(String phrase) {
        this.phrase = phrase;
        return this;
    }

    RelationWriter told(String... statements) {
        this.statements = List.of(statements);
        return this;
    }

    RelationWriter asked(String... questions) {
        this.questions = List.of(questions);
        return this;
    }

    Relation otherwise(String... paraphrases) {
        return new Relation(key, holder, value, low, high, words, statements, questions, List.of(paraphrases), phrase);
    }
}
