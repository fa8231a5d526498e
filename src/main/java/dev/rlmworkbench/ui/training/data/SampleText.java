package dev.rlmworkbench.ui.training.data;

import dev.rlmworkbench.training.data.BaseFormat;
import dev.rlmworkbench.training.data.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A sample as it is read: what the model is given and what it is to say, in their order.
record SampleText(List<Span> spans) {

    /// Tokens in a row that are all learned, or all not.
    ///
    /// @param turn that is learned, 0 of a sub-call or where nothing is
    record Span(boolean learned, int turn, int tokens, String text) {}

    static SampleText of(Sample sample, BaseFormat base) {
        var spans = new ArrayList<Span>();
        int from = 0;
        for (var target : sample.targets()) {
            add(spans, false, 0, from, target.start(), sample, base);
            add(spans, true, target.turn(), target.start(), target.end(), sample, base);
            from = target.end();
        }
        add(spans, false, 0, from, sample.ids().length, sample, base);
        return new SampleText(List.copyOf(spans));
    }

    private static void add(
            List<Span> spans, boolean learned, int turn, int from, int to, Sample sample, BaseFormat base) {
        if (from < to) {
            var ids = Arrays.copyOfRange(sample.ids(), from, to);
            spans.add(new Span(learned, turn, to - from, base.text(ids)));
        }
    }
}
