package dev.rlmworkbench.transformer.chat;

import java.util.Arrays;
import java.util.List;

/// A conversation as a model is given it.
///
/// @param text with control tokens by their names
/// @param ids  of its tokens
public record RenderedChat(String text, long[] ids) {

    public List<Integer> idList() {
        return Arrays.stream(ids).mapToObj(Math::toIntExact).toList();
    }
}
