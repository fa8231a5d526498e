package dev.rlmworkbench.transformer.chat;

import java.util.ArrayList;
import java.util.List;

/// A conversation that is being written down: what was said, and the control tokens between, which are told apart.
final class ChatText {

    /// A place in the text that is shown, and the same in the one that the tokenizer is given.
    private record Place(int shown, int secret) {}

    private record Target(Place start, Place end) {}

    private final Tokenizer tokenizer;
    private final StringBuilder shown = new StringBuilder();
    private final StringBuilder secret = new StringBuilder();
    private final List<Target> targets = new ArrayList<>();

    ChatText(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
    }

    /// A token that only the template may put here, by its name.
    ChatText control(String name) {
        shown.append(name);
        secret.append(tokenizer.secretName(name));
        return this;
    }

    /// What somebody said: the name of a control token in it is text.
    ChatText text(String said) {
        shown.append(said);
        secret.append(said);
        return this;
    }

    /// What is said in a turn, and the token that ends it: a target where the assistant says it.
    ChatText said(ChatTurn turn, String end) {
        var start = new Place(shown.length(), secret.length());
        text(turn.content()).control(end);
        if (turn.isAssistant()) {
            targets.add(new Target(start, new Place(shown.length(), secret.length())));
        }
        return this;
    }

    RenderedChat rendered() {
        var tokens = tokenizer.encodeSecret(secret.toString());
        var spans = targets.stream()
                .map(target -> new RenderedChat.Span(
                        target.start().shown(),
                        target.end().shown(),
                        tokens.firstFrom(secret.codePointCount(0, target.start().secret())),
                        tokens.firstFrom(secret.codePointCount(0, target.end().secret()))))
                .toList();
        return new RenderedChat(shown.toString(), tokens.ids(), spans);
    }
}
