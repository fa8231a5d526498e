package dev.rlmworkbench.training.pocket;

import dev.rlmworkbench.benchmark.GeneratedBenchmark;
import dev.rlmworkbench.benchmark.Task;
import dev.rlmworkbench.inference.CallScope;
import dev.rlmworkbench.inference.OverflowPolicy;
import dev.rlmworkbench.inference.RlmMethod;
import dev.rlmworkbench.inference.RlmSetup;
import dev.rlmworkbench.inference.VanillaMethod;
import dev.rlmworkbench.inference.prompt.PromptProfiles;
import dev.rlmworkbench.llm.Sampling;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.repl.ReplLanguage;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// Has the teacher solve tasks by the product's own methods, so that lessons are what the engine will say.
final class Classroom {

    /// The pocket model's prompt profile.
    static final String PROFILE = "pocket";

    private static final Duration TIME = Duration.ofMinutes(1);
    /// Of the tasks for vanilla, those that do not fit the window and are cut.
    private static final double TOO_LONG = 0.05;

    private static final int MAX_LENGTH_FOR_ROOT = 8_000;

    private final PromptProfiles profiles = new PromptProfiles(null);

    /// Vanilla on a task of at most this length.
    ///
    /// @param tokens of the longest context, at most what the window holds
    Lesson vanilla(GeneratedBenchmark benchmark, int tokens, RandomGenerator random) throws InterruptedException {
        int length = random.nextDouble() < TOO_LONG ? Teacher.WINDOW : tokens;
        var task = TrainingTasks.draw(benchmark, length, random);
        var teacher = new Teacher(task.query(), task.answer(), random);
        try (var method = new VanillaMethod(teacher, profiles, OverflowPolicy.MIDDLE, Sampling.GREEDY, TIME)) {
            method.answer(task.context(), task.query(), CallScope.root("", _ -> {}));
        }
        return teacher.lessons().getFirst();
    }

    /// RLM on a task of up to 8,000 tokens, in the real REPL.
    ///
    /// @return the root's conversation and those of the helper
    List<Lesson> rlm(ReplFactory repls, RandomGenerator random) throws InterruptedException {
        var task = longTask(random);
        var teacher = new Teacher(task.query(), task.answer(), random);
        var setup = RlmSetup.of(profiles.load(PROFILE, ReplLanguage.JAVA)).withSubCalls(random.nextDouble() < 0.6);
        try (var method = new RlmMethod(teacher, teacher, repls, setup)) {
            method.answer(task.context(), task.query(), CallScope.root("", _ -> {}));
        }
        return teacher.lessons();
    }

    private static Task longTask(RandomGenerator random) {
        double share = random.nextDouble();
        return TrainingTasks.draw(
                TrainingTasks.benchmark(random), (int) (600 + share * share * MAX_LENGTH_FOR_ROOT), random);
    }
}
