package dev.rlmworkbench.llm.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThinkingSplitterTest {

    private record Parts(String text, String thinking) {}

    private static Parts split(List<String> pieces) {
        return split(pieces, false, false);
    }

    private static Parts split(List<String> pieces, boolean beginsWithThought, boolean cutOff) {
        var text = new StringBuilder();
        var thinking = new StringBuilder();
        var splitter = new ThinkingSplitter(
                new ThinkingSplitter.Sink() {
                    @Override
                    public void text(String piece) {
                        text.append(piece);
                    }

                    @Override
                    public void thinking(String piece) {
                        thinking.append(piece);
                    }

                    @Override
                    public void wasThinking() {
                        thinking.append(text);
                        text.setLength(0);
                    }

                    @Override
                    public void wasText() {
                        text.append(thinking);
                        thinking.setLength(0);
                    }
                },
                beginsWithThought);
        pieces.forEach(splitter::accept);
        splitter.finish(cutOff);
        return new Parts(text.toString(), thinking.toString());
    }

    @Property
    void piecesMayBreakAnywhere(@ForAll @Size(max = 8) List<@IntRange(max = 60) Integer> cuts) {
        var whole = "\n<think>a < b </thin k>\n</think>\n\nThe answer. <think>kept</think>";
        var pieces = new ArrayList<String>();
        int from = 0;
        for (int cut : cuts.stream().sorted().toList()) {
            int to = Math.min(cut, whole.length());
            pieces.add(whole.substring(from, to));
            from = to;
        }
        pieces.add(whole.substring(from));
        assertEquals(new Parts("The answer. <think>kept</think>", "a < b </thin k>\n"), split(pieces));
    }

    @Test
    void ordinaryTextIsLeftAlone() {
        assertEquals(new Parts("  plain <think>", ""), split(List.of(" ", " pl", "ain <think>")));
        assertEquals(new Parts("<thi", ""), split(List.of("<th", "i")));
        assertEquals(new Parts("", ""), split(List.of()));
    }

    @Test
    void thoughtsThatNeverEndAreNoAnswer() {
        assertEquals(new Parts("", "on and on </thi"), split(List.of("<think>on and", " on </thi")));
    }

    @Test
    void anAnswerThatOnlyClosesItsThoughtsIsPartedThere() {
        assertEquals(new Parts("42", "six by seven"), split(List.of("six by", " seven</th", "ink>\n\n4", "2")));
        assertEquals(new Parts("42", "six by seven"), split(List.of("six by seven</think>42"), true, false));
        assertEquals(new Parts("no thoughts this time", ""), split(List.of("no thoughts", " this time"), true, false));
    }

    @Test
    void expectedThoughtsThatAreCutOffStayThoughts() {
        assertEquals(new Parts("", "six by </th"), split(List.of("six by ", "</th"), true, true));
        assertEquals(new Parts("4", "six by seven"), split(List.of("six by seven</think>4"), true, true));
    }
}
