package dev.rlmworkbench.experiment.fork;

import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.ModelInfo;

/// A model that answers from a recording as far as it goes, and then as the live model does.
abstract sealed class Recorded implements LanguageModel permits RecordedTurns, RecordedSubCalls {

    protected final LanguageModel live;

    Recorded(LanguageModel live) {
        this.live = live;
    }

    @Override
    public ModelInfo info() {
        return live.info();
    }

    @Override
    public int concurrency() {
        return live.concurrency();
    }

    @Override
    public void close() {
        live.close();
    }
}
