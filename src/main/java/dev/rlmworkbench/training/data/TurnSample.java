package dev.rlmworkbench.training.data;

import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.training.data.BaseFormat.TurnTokens;
import dev.rlmworkbench.training.data.Sample.Origin;
import dev.rlmworkbench.training.data.Sample.Target;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// A turn that is learned, before turns are put together.
///
/// @param messages of its prompt
/// @param answer   as it is learned
record TurnSample(List<ChatMessage> messages, String answer, TurnTokens tokens, int turn, Origin origin) {

    /// Puts the turns of one conversation into as few sequences as they allow: a turn whose prompt goes on from the
    /// prompt and answer of the one before becomes a second target in its sequence, so that the tokens in common
    /// are computed once.
    static List<Sample> merged(List<TurnSample> turns) {
        var samples = new ArrayList<Sample>();
        var together = new ArrayList<TurnSample>();
        for (var turn : turns) {
            if (!together.isEmpty() && !turn.goesOnFrom(together.getLast())) {
                samples.add(one(together));
                together.clear();
            }
            together.add(turn);
        }
        if (!together.isEmpty()) {
            samples.add(one(together));
        }
        return samples;
    }

    private boolean goesOnFrom(TurnSample before) {
        int start = before.tokens.prompt().length;
        int end = start + before.tokens.target().length;
        return origin.equals(before.origin)
                && tokens.prompt().length >= end
                && Arrays.equals(tokens.prompt(), 0, start, before.tokens.prompt(), 0, start)
                && Arrays.equals(tokens.prompt(), start, end, before.tokens.target(), 0, before.tokens.target().length);
    }

    private static Sample one(List<TurnSample> turns) {
        var last = turns.getLast();
        var messages = new ArrayList<>(last.messages);
        messages.add(ChatMessage.assistant(last.answer));
        var ids = IntStream.of(last.tokens.prompt());
        ids = IntStream.concat(ids, IntStream.of(last.tokens.target()));
        ids = IntStream.concat(ids, IntStream.of(last.tokens.after()));
        var targets = turns.stream()
                .map(turn -> {
                    int start = turn.tokens.prompt().length;
                    return new Target(start, start + turn.tokens.target().length, turn.turn, turn.answer);
                })
                .toList();
        return new Sample(messages, ids.toArray(), targets, last.origin);
    }
}
