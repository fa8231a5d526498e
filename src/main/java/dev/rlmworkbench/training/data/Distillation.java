package dev.rlmworkbench.training.data;

import dev.rlmworkbench.inference.prompt.PromptProfile;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.training.data.Trajectory.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// A prompt with a short system text in the place of the long one that made the answer, and without its worked
/// examples: what the model learns then needs neither. All else stays as it was recorded.
///
/// @param messages of the prompt; those recorded where it is refused
/// @param refusal  why it cannot be done, empty where it can
record Distillation(List<ChatMessage> messages, Optional<String> refusal) {

    private static final Pattern OPEN = Pattern.compile("\\{\\{[a-z_]+}}");

    /// @param profiles the profile for a language
    static Distillation of(Trajectory trajectory, Recorded turn, Function<String, PromptProfile> profiles) {
        var recorded = turn.call().messages();
        var first = trajectory.turns().stream()
                .filter(other -> other.call().call().equals(turn.call().call()))
                .findFirst()
                .map(other -> other.call().messages())
                .orElse(recorded);
        // before the first answer there are the system text, the examples, and the question as the last message
        int question = first.size() - 1;
        if (recorded.size() <= question || !recorded.get(question).equals(first.get(question))) {
            return new Distillation(recorded, Optional.of("its prompt does not begin like the first one of its task"));
        }
        if (trajectory.language().isEmpty()) {
            return new Distillation(recorded, Optional.of("it ran no code, so that its language is not known"));
        }
        var system = profiles.apply(trajectory.language())
                .text("system", Map.of(), trajectory.summary().method().equals("rlm"));
        var open = OPEN.matcher(system);
        if (open.find()) {
            return new Distillation(
                    recorded,
                    Optional.of("the other system text needs %s, which is not recorded".formatted(open.group())));
        }
        var messages = new ArrayList<ChatMessage>();
        messages.add(ChatMessage.system(system));
        messages.addAll(recorded.subList(question, recorded.size()));
        return new Distillation(messages, Optional.empty());
    }

    boolean isAsRecorded(Recorded turn) {
        return messages.equals(turn.call().messages());
    }
}
