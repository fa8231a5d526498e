package dev.rlmworkbench.training.pocket;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/// Trains a byte-level BPE tokenizer and writes it in the form of Hugging Face's `tokenizer.json`.
///
/// Copying is what the model does most, so text is cut such that a name or number has the same tokens wherever it
/// stands: the blank before a capital or a digit is a token of its own, and every number of two or three digits is one
/// token.
final class TokenizerTraining {

    static final List<String> SPECIAL = List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>");

    /// Words as they are cut before any merging; the blank belongs to a small word or sign that follows it.
    static final String PIECES =
            " ?\\p{Ll}+|\\p{Lu}{2,}|\\p{Lu}\\p{Ll}*|\\p{N}{1,3}| ?[\\p{Lt}\\p{Lm}\\p{Lo}\\p{M}]+| ?[^\\s\\p{L}\\p{N}\\p{M}]+|\\s+";

    private final Map<String, Integer> vocabulary = new LinkedHashMap<>();
    private final List<List<String>> merges = new ArrayList<>();

    private TokenizerTraining() {}

    /// @param size  of the vocabulary
    /// @param texts to learn the frequent pieces from
    /// @return the content of `tokenizer.json`
    static String train(int size, Iterable<String> texts) {
        var training = new TokenizerTraining();
        training.addBytes();
        training.addNumbers();
        training.mergeMostFrequent(size, counted(texts));
        return training.json();
    }

    private void addBytes() {
        SPECIAL.forEach(this::add);
        for (int b = 0; b < 256; b++) {
            add(String.valueOf(letterOf(b)));
        }
    }

    private void addNumbers() {
        for (int n = 0; n < 100; n++) {
            merge(String.valueOf(n / 10), String.valueOf(n % 10));
        }
        for (int n = 0; n < 1000; n++) {
            var text = "%03d".formatted(n);
            merge(text.substring(0, 2), text.substring(2));
            merge(text.substring(0, 1), text.substring(1));
        }
    }

    private void add(String token) {
        vocabulary.putIfAbsent(token, vocabulary.size());
    }

    private void merge(String left, String right) {
        merges.add(List.of(left, right));
        add(left + right);
    }

    private static Map<List<String>, Integer> counted(Iterable<String> texts) {
        var pattern = Pattern.compile(PIECES);
        var words = new LinkedHashMap<List<String>, Integer>();
        for (var text : texts) {
            pattern.matcher(text)
                    .results()
                    .map(java.util.regex.MatchResult::group)
                    .forEach(piece -> {
                        if (!Character.isDigit(piece.charAt(0))) {
                            words.merge(letters(piece), 1, Integer::sum);
                        }
                    });
        }
        return words;
    }

    private static List<String> letters(String piece) {
        var letters = new ArrayList<String>();
        for (byte b : piece.getBytes(StandardCharsets.UTF_8)) {
            letters.add(String.valueOf(letterOf(b & 0xff)));
        }
        return letters;
    }

    private void mergeMostFrequent(int size, Map<List<String>, Integer> counts) {
        var words = counts;
        while (vocabulary.size() < size) {
            var pairs = new HashMap<List<String>, Integer>();
            words.forEach((word, count) -> {
                for (int i = 1; i < word.size(); i++) {
                    pairs.merge(List.of(word.get(i - 1), word.get(i)), count, Integer::sum);
                }
            });
            var best = pairs.entrySet().stream()
                    .max(Map.Entry.<List<String>, Integer>comparingByValue()
                            .thenComparing(pair -> pair.getKey().getFirst())
                            .thenComparing(pair -> pair.getKey().getLast()))
                    .map(Map.Entry::getKey);
            if (best.isEmpty()) {
                return;
            }
            merge(best.get().getFirst(), best.get().getLast());
            var merged = new LinkedHashMap<List<String>, Integer>();
            words.forEach((word, count) -> merged.merge(joined(word, best.get()), count, Integer::sum));
            words = merged;
        }
    }

    private static List<String> joined(List<String> word, List<String> pair) {
        var result = new ArrayList<String>(word.size());
        for (int i = 0; i < word.size(); i++) {
            if (i + 1 < word.size()
                    && word.get(i).equals(pair.getFirst())
                    && word.get(i + 1).equals(pair.getLast())) {
                result.add(pair.getFirst() + pair.getLast());
                i++;
            } else {
                result.add(word.get(i));
            }
        }
        return result;
    }

    /// The letter that stands for a byte, as GPT-2 chose them: printable ones for themselves.
    private static char letterOf(int b) {
        boolean printable = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae && b <= 0xff;
        if (printable) {
            return (char) b;
        }
        int before = b <= ' ' ? b : b <= 0xa0 ? b - 0x7f + 33 : 67;
        return (char) (256 + before);
    }

    private String json() {
        var special = new ArrayList<Map<String, Object>>();
        for (var token : SPECIAL) {
            special.add(Map.of(
                    "id",
                    vocabulary.get(token),
                    "content",
                    token,
                    "single_word",
                    false,
                    "lstrip",
                    false,
                    "rstrip",
                    false,
                    "normalized",
                    false,
                    "special",
                    true));
        }
        var split =
                Map.of("type", "Split", "pattern", Map.of("Regex", PIECES), "behavior", "Isolated", "invert", false);
        var bytes = Map.of("type", "ByteLevel", "add_prefix_space", false, "trim_offsets", true, "use_regex", false);
        var model = new LinkedHashMap<String, Object>();
        model.put("type", "BPE");
        model.put("dropout", null);
        model.put("unk_token", null);
        model.put("continuing_subword_prefix", null);
        model.put("end_of_word_suffix", null);
        model.put("fuse_unk", false);
        model.put("byte_fallback", false);
        model.put("ignore_merges", false);
        model.put("vocab", vocabulary);
        model.put("merges", merges);
        var all = new LinkedHashMap<String, Object>();
        all.put("version", "1.0");
        all.put("truncation", null);
        all.put("padding", null);
        all.put("added_tokens", special);
        all.put("normalizer", null);
        all.put("pre_tokenizer", Map.of("type", "Sequence", "pretokenizers", List.of(split, bytes)));
        all.put("post_processor", null);
        all.put("decoder", bytes);
        all.put("model", model);
        return JsonMapper.builder().build().writeValueAsString(all);
    }
}
