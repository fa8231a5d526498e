package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedTask;
import dev.rlmworkbench.benchmark.prose.FillerProse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// RULER's eight needle tasks: sentences that give keys their values, hidden in a haystack.
///
/// @param keys         how many keys have values
/// @param valuesOfEach how many values each of them has
/// @param asked        for how many keys the question asks
record Needles(Haystack haystack, Form keyForm, Form valueForm, int keys, int valuesOfEach, int asked)
        implements RulerMaker {

    /// What the needles are hidden in.
    enum Haystack {
        /// Five short sentences, said over and over.
        NOISE,
        /// Prose.
        ESSAY,
        /// Other needles.
        NEEDLES
    }

    /// What a key or a value looks like.
    enum Form {
        WORDS,
        NUMBERS,
        UUIDS
    }

    static final String NOISE =
            "The grass is green. The sky is blue. The sun is yellow. Here we go. There and back again.";

    /// Needles in prose lie at different ones of so many depths from 0 to 100 %, as published.
    private static final int DEPTHS = 40;

    @Override
    public RulerText make(GeneratedTask task, RandomGenerator random) {
        var words = new WordBook(random);
        var names = distinct(keys, () -> any(keyForm, random, words));
        var values = distinct(keys * valuesOfEach, () -> any(valueForm, random, words));
        var needles = IntStream.range(0, values.size())
                .mapToObj(i -> needle(names.get(i / valuesOfEach), values.get(i)))
                .toList();
        var askedKeys = shuffled(IntStream.range(0, keys), random).subList(0, asked);
        var wanted = askedKeys.stream()
                .flatMap(key -> IntStream.range(0, valuesOfEach).mapToObj(i -> key * valuesOfEach + i))
                .toList();

        var hidden = new ArrayList<>(needles);
        Collections.shuffle(hidden, random);
        var room = new Room(task);
        var context =
                switch (haystack) {
                    case NOISE -> Hiding.amongLines(() -> NOISE, hidden, room, random);
                    case NEEDLES ->
                        Hiding.amongLines(() -> otherNeedle(names, values, random, words), hidden, room, random);
                    case ESSAY -> essay(hidden, room, random);
                };
        return new RulerText(
                context,
                query(askedKeys.stream().map(names::get).toList()),
                wanted.stream().map(values::get).toList(),
                StringMatch.Needed.ALL,
                wanted.stream().map(needles::get).toList());
    }

    private String needle(String key, String value) {
        return "One of the special magic %s for %s is: %s.".formatted(plural(), key, value);
    }

    private String query(List<String> askedKeys) {
        if (askedKeys.size() * valuesOfEach == 1) {
            return "What is the special magic %s for %s mentioned in the provided text?"
                    .formatted(plural().substring(0, plural().length() - 1), askedKeys.getFirst());
        }
        var all = askedKeys.size() == 1
                ? askedKeys.getFirst()
                : String.join(", ", askedKeys.subList(0, askedKeys.size() - 1)) + ", and " + askedKeys.getLast();
        return "What are all the special magic %s for %s mentioned in the provided text?".formatted(plural(), all);
    }

    private String plural() {
        return valueForm.name().toLowerCase(Locale.ROOT);
    }

    private String otherNeedle(List<String> names, List<String> values, RandomGenerator random, WordBook words) {
        return needle(anyBut(names, keyForm, random, words), anyBut(values, valueForm, random, words));
    }

    private static String anyBut(List<String> taken, Form form, RandomGenerator random, WordBook words) {
        var one = any(form, random, words);
        while (taken.contains(one)) {
            one = any(form, random, words);
        }
        return one;
    }

    private static String any(Form form, RandomGenerator random, WordBook words) {
        return switch (form) {
            case WORDS -> words.key();
            case NUMBERS -> Integer.toString(random.nextInt(1_000_000, 10_000_000));
            case UUIDS -> uuid(random).toString();
        };
    }

    /// A random one, version 4.
    private static UUID uuid(RandomGenerator random) {
        return new UUID(
                random.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L,
                random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L);
    }

    private static String essay(List<String> needles, Room room, RandomGenerator random) {
        room.reserve(needles.stream().map(needle -> " " + needle).toList());
        var prose = new FillerProse(random);
        var sentences = new ArrayList<String>();
        for (var next = prose.next().text();
                room.take(" " + next);
                next = prose.next().text()) {
            sentences.add(next);
        }
        int[] places = shuffled(IntStream.range(0, DEPTHS), random).subList(0, needles.size()).stream()
                .mapToInt(depth -> (int) ((long) sentences.size() * depth / (DEPTHS - 1)))
                .sorted()
                .toArray();
        return String.join(" ", Hiding.between(sentences, needles, places));
    }

    private static List<String> distinct(int count, Supplier<String> source) {
        var found = new LinkedHashSet<String>();
        while (found.size() < count) {
            found.add(source.get());
        }
        return List.copyOf(found);
    }

    private static List<Integer> shuffled(IntStream numbers, RandomGenerator random) {
        var all = numbers.boxed().collect(Collectors.toCollection(ArrayList::new));
        Collections.shuffle(all, random);
        return all;
    }
}
