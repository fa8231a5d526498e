package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.ruler.ArticleTopic.Attribute;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A paragraph as of an encyclopaedia about something that does not exist.
///
/// @param sentences the first one says what the subject is; the others tell one attribute each
/// @param values    what is told of the subject
record Article(ArticleTopic topic, String subject, List<String> sentences, Map<Attribute, String> values) {

    /// Sentences that tell nothing that is asked.
    private static final List<String> ASIDES = List.of(
            "Several letters from that time are kept in the county archive.",
            "Later accounts disagree about the details.",
            "A small exhibition was held about this in the old grammar school.",
            "Little is known about the years that followed.",
            "Photographs show a row of lime trees that has since been felled.",
            "The records of the parish were copied by hand after a flood.",
            "Local historians have written about it at some length.",
            "A plaque at the station recalls this.");

    static Article about(ArticleTopic topic, String subject, ArticleNames names, RandomGenerator random) {
        var values = new LinkedHashMap<Attribute, String>();
        var told = new ArrayList<>(topic.attributes());
        Collections.shuffle(told, random);
        var sentences = new ArrayList<String>();
        sentences.add(capital(any(topic.openings(), random).replace("{s}", subject)));
        for (var attribute : told) {
            var value = ArticleTopic.value(attribute.value(), names, random);
            values.put(attribute, value);
            sentences.add(any(attribute.sentences(), random).replace("{v}", value));
        }
        for (int i = 0; i < 2; i++) {
            sentences.add(random.nextInt(2, sentences.size() + 1), any(ASIDES, random));
        }
        return new Article(topic, subject, List.copyOf(sentences), Collections.unmodifiableMap(values));
    }

    String title() {
        return capital(subject);
    }

    String text() {
        return String.join(" ", sentences);
    }

    String value(Attribute attribute) {
        return values.get(attribute);
    }

    /// The sentence that tells it.
    String sentence(Attribute attribute) {
        return sentences.stream()
                .filter(sentence -> attribute.sentences().stream()
                        .anyMatch(form -> sentence.equals(form.replace("{v}", value(attribute)))))
                .findFirst()
                .orElseThrow();
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
