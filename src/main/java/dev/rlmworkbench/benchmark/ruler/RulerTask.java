package dev.rlmworkbench.benchmark.ruler;

import static dev.rlmworkbench.benchmark.ruler.Needles.Form.NUMBERS;
import static dev.rlmworkbench.benchmark.ruler.Needles.Form.UUIDS;
import static dev.rlmworkbench.benchmark.ruler.Needles.Form.WORDS;
import static dev.rlmworkbench.benchmark.ruler.Needles.Haystack.ESSAY;
import static dev.rlmworkbench.benchmark.ruler.Needles.Haystack.NEEDLES;
import static dev.rlmworkbench.benchmark.ruler.Needles.Haystack.NOISE;

import dev.rlmworkbench.benchmark.Kind;
import java.util.Locale;

/// RULER's thirteen tasks in its own order, with its own settings.
enum RulerTask {
    NIAH_SINGLE_1("retrieval", new Needles(NOISE, WORDS, NUMBERS, 1, 1, 1)),
    NIAH_SINGLE_2("retrieval", new Needles(ESSAY, WORDS, NUMBERS, 1, 1, 1)),
    NIAH_SINGLE_3("retrieval", new Needles(ESSAY, WORDS, UUIDS, 1, 1, 1)),
    NIAH_MULTIKEY_1("retrieval", new Needles(ESSAY, WORDS, NUMBERS, 4, 1, 1)),
    NIAH_MULTIKEY_2("retrieval", new Needles(NEEDLES, WORDS, NUMBERS, 1, 1, 1)),
    NIAH_MULTIKEY_3("retrieval", new Needles(NEEDLES, UUIDS, UUIDS, 1, 1, 1)),
    NIAH_MULTIVALUE("retrieval", new Needles(ESSAY, WORDS, NUMBERS, 1, 4, 1)),
    NIAH_MULTIQUERY("retrieval", new Needles(ESSAY, WORDS, NUMBERS, 4, 1, 4)),
    VT("tracing", new VariableTracking()),
    CWE("aggregation", new CommonWords()),
    FWE("aggregation", new CodedWords()),
    QA_1("qa", new DocumentQuestions(false)),
    QA_2("qa", new DocumentQuestions(true));

    private final String group;
    private final RulerMaker maker;

    RulerTask(String group, RulerMaker maker) {
        this.group = group;
        this.maker = maker;
    }

    RulerMaker maker() {
        return maker;
    }

    Kind asKind() {
        return new Kind(name().toLowerCase(Locale.ROOT), group, true, false);
    }

    /// @param kind of a task that there is
    static RulerTask of(String kind) {
        return valueOf(kind.toUpperCase(Locale.ROOT));
    }
}
