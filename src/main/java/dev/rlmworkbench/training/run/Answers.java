package dev.rlmworkbench.training.run;

import dev.rlmworkbench.result.training.TrainingEvent.AnswerEnd;
import dev.rlmworkbench.result.training.TrainingEvent.AnswerGenerated;
import dev.rlmworkbench.result.training.TrainingEvent.PromptChosen;
import dev.rlmworkbench.training.data.Sample;
import dev.rlmworkbench.transformer.learn.Continuation;
import dev.rlmworkbench.transformer.learn.ContinuationWish;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/// Answers to a few prompts out of the texts to judge by, so that one can read what is being learned. The same prompts
/// each time; what is learned is not touched.
final class Answers {

    private static final int MOST_TOKENS = 200;
    private static final Duration MOST_TIME = Duration.ofSeconds(20);

    /// Tokens of a prompt.
    private static final int SHORT_PROMPT = 1_024;

    /// Characters of a prompt's end, where stands what was said last.
    private static final int SHOWN = 2_000;

    private final TrainableModel model;
    private final MetricsLog log;
    private final List<Place> places;
    private final Set<Integer> chosen = new HashSet<>();
    private final Set<Given> given = new HashSet<>();

    private record Given(int step, int number) {}

    /// An answer in a text, and the prompt before it.
    private record Place(Sample text, Sample.Target target) {

        long[] prompt() {
            return ids(0, target.start());
        }

        long[] recorded() {
            return ids(target.start(), target.end());
        }

        boolean isShort() {
            return target.start() <= SHORT_PROMPT && target.end() - target.start() <= MOST_TOKENS;
        }

        private long[] ids(int from, int to) {
            return Arrays.stream(text.ids(), from, to).asLongStream().toArray();
        }
    }

    /// @param texts to judge by
    /// @param most  prompts
    /// @param log   that may hold answers which were given before
    Answers(List<Sample> texts, int most, long seed, TrainableModel model, MetricsLog log) {
        this.model = model;
        this.log = log;
        this.places = places(texts, most, seed);
        for (var event : log.answers()) {
            if (event instanceof PromptChosen prompt) {
                chosen.add(prompt.number());
            } else if (event instanceof AnswerGenerated answer) {
                given.add(new Given(answer.step(), answer.number()));
            }
        }
    }

    /// Answers that can be given whole to prompts that are read soon, from whichever turn; without enough of them the
    /// shortest.
    private static List<Place> places(List<Sample> texts, int most, long seed) {
        var shortest = texts.stream()
                .flatMap(text -> text.targets().stream()
                        .filter(target -> target.start() > 0)
                        .map(target -> new Place(text, target)))
                .sorted(Comparator.comparing(place -> place.target().end()))
                .toList();
        var suited = shortest.stream().filter(Place::isShort).collect(Collectors.toCollection(ArrayList::new));
        if (suited.size() < most) {
            return shortest.stream().limit(most).toList();
        }
        Collections.shuffle(suited, new Random(seed));
        return List.copyOf(suited.subList(0, most));
    }

    /// Later steps are made again, and their answers given again.
    void goOnAfter(int step) {
        given.removeIf(answer -> answer.step() > step);
    }

    /// Whether an answer after this step is missing.
    boolean areMissing(int step) {
        for (int number = 1; number <= places.size(); number++) {
            if (!chosen.contains(number) || step > 0 && !given.contains(new Given(step, number))) {
                return true;
            }
        }
        return false;
    }

    /// Gives the answers that are missing, or as many as there is time for.
    void give(int step, TrainingControl control) {
        for (int i = 0; i < places.size(); i++) {
            int number = i + 1;
            var place = places.get(i);
            BooleanSupplier isUnwanted = () -> {
                control.alive(step, number - 1, places.size());
                return control.interruptsStep();
            };
            if (!chosen.contains(number)) {
                choose(number, place, isUnwanted);
            }
            if (step > 0 && !given.contains(new Given(step, number))) {
                answer(step, number, place, isUnwanted);
            }
        }
    }

    private void choose(int number, Place place, BooleanSupplier isUnwanted) {
        long start = System.nanoTime();
        var said = model.say(wish(place, false), isUnwanted);
        if (said.stop() != Continuation.Stop.GIVEN_UP) {
            chosen.add(number);
            var recorded = model.text(place.recorded());
            var base = model.text(said.ids());
            log.add(new PromptChosen(
                    Instant.now(),
                    number,
                    place.text().origin().task(),
                    asked(place, recorded),
                    recorded,
                    base,
                    areEqual(base, recorded),
                    end(said.stop()),
                    (System.nanoTime() - start) / 1e9));
        }
    }

    private void answer(int step, int number, Place place, BooleanSupplier isUnwanted) {
        long start = System.nanoTime();
        var said = model.say(wish(place, true), isUnwanted);
        if (said.stop() != Continuation.Stop.GIVEN_UP) {
            given.add(new Given(step, number));
            var text = model.text(said.ids());
            log.add(new AnswerGenerated(
                    Instant.now(),
                    step,
                    number,
                    text,
                    areEqual(text, model.text(place.recorded())),
                    end(said.stop()),
                    (System.nanoTime() - start) / 1e9));
        }
    }

    /// The message before this answer, or what stands before it where it is none of the messages.
    private String asked(Place place, String recorded) {
        var messages = place.text().messages();
        for (int i = 1; i < messages.size(); i++) {
            if (areEqual(messages.get(i).content(), recorded)) {
                return end(messages.get(i - 1).content());
            }
        }
        return end(model.text(place.prompt()));
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - SHOWN));
    }

    private static boolean areEqual(String said, String recorded) {
        return said.strip().equals(recorded.strip());
    }

    private static ContinuationWish wish(Place place, boolean adapted) {
        return new ContinuationWish(place.prompt(), place.recorded(), adapted, MOST_TOKENS, MOST_TIME);
    }

    private static AnswerEnd end(Continuation.Stop stop) {
        return switch (stop) {
            case END_TOKEN -> AnswerEnd.COMPLETE;
            case LENGTH -> AnswerEnd.LENGTH;
            case TIME, GIVEN_UP -> AnswerEnd.TIME;
        };
    }
}
