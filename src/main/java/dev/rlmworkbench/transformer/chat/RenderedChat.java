package dev.rlmworkbench.transformer.chat;

import java.util.Arrays;
import java.util.List;

/// A conversation as a model is given it or trained on it. The same for both, so that what was learned is what is
/// asked.
///
/// @param text    with control tokens by their names
/// @param ids     of its tokens
/// @param targets what the assistant says in it, in its order
public record RenderedChat(String text, long[] ids, List<Span> targets) {

    /// What the assistant says in one turn, with the token that ends the turn.
    ///
    /// @param start      character of the text
    /// @param end        the character after it
    /// @param firstToken index among the tokens. A token that begins before the turn, such as two line breaks in
    ///                   one of which the second is said, is not among them
    /// @param endToken   the index after it
    public record Span(int start, int end, int firstToken, int endToken) {}

    public RenderedChat {
        targets = List.copyOf(targets);
    }

    public List<Integer> idList() {
        return Arrays.stream(ids).mapToObj(Math::toIntExact).toList();
    }
}
