package dev.rlmworkbench.benchmark.needle;

import dev.rlmworkbench.benchmark.LengthUnit;
import dev.rlmworkbench.benchmark.Piece;
import dev.rlmworkbench.benchmark.TokenCounter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// A text of exactly the asked length: random common words, with sentences put between them.
final class Haystack {

    private static final String[] WORDS = """
            apple arm baby back ball bank base bed bell bird blood blue board boat body bone book border box boy branch
            bread bridge brown building business cake camera camp card care cat chain chair church circle city clock cloth
            cloud coat cold color corn country cover cup current daughter day desk distance doctor dog door dress driver
            ear earth east edge egg engine eye face family farm father field finger fire fish flag floor flower food foot
            forest friend fruit glass gold grass green ground group guide hair hand hat heart hill history home horse
            hospital hour house ice lake lamp land language law leaf letter light line lion machine market meal metal
            minute mirror money moon mother music name night noise north office oil orange page paint paper parent park
            party path pen picture plant plate point pool price queen rain river road rock roof room rose salt sand school
            sea season shadow ship shirt shop silver sky sleep snow soap song south space spring square star station stone
            storm story street summer sun table teacher test thread ticket time town train tree voice wall watch water
            wave weather week west wheel wind window winter wire woman wood word world year yellow young
            """.strip().split("\\s+");

    /// The shortest words have three letters, and every length from there to eight is there: so any rest of at least
    /// this many characters (or one token: each word is one) can be filled to the last.
    private static final int MIN_CHARS = 4;

    private final LengthUnit unit;
    private final RandomGenerator random;
    private final double shareOfNumbers;
    private final TokenCounter counter = new TokenCounter();
    private final Piece[] words = Arrays.stream(WORDS).map(this::afterSpace).toArray(Piece[]::new);

    /// @param shareOfNumbers of the words between the sentences, how many are five-digit numbers instead, 0 to 1
    Haystack(LengthUnit unit, RandomGenerator random, double shareOfNumbers) {
        this.unit = unit;
        this.random = random;
        this.shareOfNumbers = shareOfNumbers;
    }

    /// @param length       of the whole text, in this haystack's unit
    /// @param depthPercent share of the rest of the text that lies before the needle
    /// @param distractors  put at random places
    /// @param reserved     the number that must not occur among the words
    Text hide(String needle, int length, int depthPercent, List<String> distractors, int reserved) {
        var hidden = afterSpace(needle);
        // Every piece begins with a space; the one before the first word is taken off at the end.
        int rest = length + (unit == LengthUnit.CHARS ? 1 : 0) - hidden.size(unit);
        int before = snapped((int) Math.round(rest * (depthPercent / 100.0)), rest);

        var left = new ArrayList<Piece>();
        var right = new ArrayList<Piece>();
        for (var distractor : distractors) {
            var piece = afterSpace(distractor);
            boolean fitsLeft = size(left) + piece.size(unit) + shortest() <= before;
            boolean fitsRight = size(right) + piece.size(unit) + shortest() <= rest - before;
            boolean wantsLeft = random.nextDouble() * rest < before;
            (fitsLeft && (wantsLeft || !fitsRight) ? left : right).add(piece);
        }
        var pieces = region(before, left, reserved);
        pieces.add(hidden);
        pieces.addAll(region(rest - before, right, reserved));
        return text(pieces);
    }

    /// A rest too small for any word goes to the other side of the needle.
    private int snapped(int before, int rest) {
        if (before < shortest()) {
            return 0;
        }
        return rest - before < shortest() ? rest : before;
    }

    private List<Piece> region(int size, List<Piece> sentences, int reserved) {
        var pieces = new ArrayList<Piece>();
        int missing = size - size(sentences);
        while (missing > 0) {
            var word = wordOrNumber(reserved);
            int after = missing - word.size(unit);
            if (after == 0 || after >= shortest()) {
                pieces.add(word);
                missing = after;
            }
        }
        return spread(sentences, pieces);
    }

    private List<Piece> spread(List<Piece> sentences, List<Piece> words) {
        int[] places =
                random.ints(sentences.size(), 0, words.size() + 1).sorted().toArray();
        var result = new ArrayList<Piece>(words.size() + places.length);
        int from = 0;
        for (int i = 0; i < places.length; i++) {
            result.addAll(words.subList(from, places[i]));
            result.add(sentences.get(i));
            from = places[i];
        }
        result.addAll(words.subList(from, words.size()));
        return result;
    }

    private Piece wordOrNumber(int reserved) {
        if (shareOfNumbers > 0 && random.nextDouble() < shareOfNumbers) {
            int number = random.nextInt(10_000, 100_000);
            if (number != reserved) {
                return afterSpace(Integer.toString(number));
            }
        }
        return words[random.nextInt(words.length)];
    }

    private Text text(List<Piece> pieces) {
        var first = pieces.getFirst().text().substring(1);
        var text = new StringBuilder(first);
        int tokens = counter.count(first);
        for (var piece : pieces.subList(1, pieces.size())) {
            text.append(piece.text());
            tokens += piece.tokens();
        }
        return new Text(text.toString(), tokens);
    }

    private Piece afterSpace(String text) {
        var spaced = " " + text;
        return new Piece(spaced, counter.count(spaced));
    }

    private int size(List<Piece> pieces) {
        return pieces.stream().mapToInt(piece -> piece.size(unit)).sum();
    }

    private int shortest() {
        return switch (unit) {
            case TOKENS -> 1;
            case CHARS -> MIN_CHARS;
        };
    }

    record Text(String text, int tokens) {}
}
