package dev.rlmworkbench.ui.training.watch;

import dev.rlmworkbench.result.training.TrainingEvent;
import dev.rlmworkbench.result.training.TrainingEvent.AnswerGenerated;
import dev.rlmworkbench.result.training.TrainingEvent.PromptChosen;
import dev.rlmworkbench.result.training.TrainingEvent.Resumed;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The prompts that a training continues now and then, with what it said to each.
final class SampleLog {

    private final TreeMap<Integer, PromptChosen> prompts = new TreeMap<>();
    private final List<AnswerGenerated> answers = new ArrayList<>();

    /// @return whether one of the events was of a sample
    boolean hear(List<TrainingEvent> events) {
        boolean any = false;
        for (var event : events) {
            if (event instanceof PromptChosen prompt) {
                prompts.put(prompt.number(), prompt);
                any = true;
            } else if (event instanceof AnswerGenerated answer) {
                answers.add(answer);
                any = true;
            } else if (event instanceof Resumed resumed) {
                any |= answers.removeIf(answer -> answer.step() > resumed.step());
            }
        }
        return any;
    }

    void clear() {
        prompts.clear();
        answers.clear();
    }

    List<PromptChosen> prompts() {
        return List.copyOf(prompts.values());
    }

    /// Newest first.
    List<AnswerGenerated> answers(int number) {
        return answers.stream()
                .filter(answer -> answer.number() == number)
                .toList()
                .reversed();
    }
}
