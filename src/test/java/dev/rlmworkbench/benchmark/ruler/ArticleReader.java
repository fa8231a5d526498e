package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.ruler.ArticleTopic.Attribute;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Answers questions from documents, knowing only the wordings of articles.
record ArticleReader(List<String> documents) {

    private static final List<Attribute> ATTRIBUTES = Arrays.stream(ArticleTopic.values())
            .flatMap(topic -> topic.attributes().stream())
            .toList();

    Set<String> answers(String query) {
        var question = query.substring(query.indexOf("Question: ") + "Question: ".length());
        return ATTRIBUTES.stream()
                .flatMap(attribute -> attribute.questions().stream()
                        .flatMap(form -> matches(form, question).stream())
                        .flatMap(subject -> values(attribute, subject).stream()))
                .collect(Collectors.toSet());
    }

    /// What the documents tell of it; where nothing is told, of what the description stands for.
    private Set<String> values(Attribute attribute, String subject) {
        var told = documents.stream()
                .map(document -> document.contains("\n") ? document.substring(document.indexOf('\n') + 1) : document)
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(subject.toLowerCase(Locale.ROOT) + " "))
                .flatMap(text -> told(attribute, text).stream())
                .collect(Collectors.toSet());
        return told.isEmpty() ? valuesOfDescribed(attribute, subject) : told;
    }

    private Set<String> valuesOfDescribed(Attribute attribute, String description) {
        return ATTRIBUTES.stream()
                .filter(link -> link.role() != null)
                .flatMap(link ->
                        matches(link.role(), description).stream().flatMap(subject -> values(link, subject).stream()))
                .flatMap(subject -> values(attribute, subject).stream())
                .collect(Collectors.toSet());
    }

    private static List<String> told(Attribute attribute, String text) {
        var found = new ArrayList<String>();
        for (var form : attribute.sentences()) {
            var regex = Arrays.stream(form.split("\\{v}", -1)).map(Pattern::quote);
            Pattern.compile("(?<= )" + regex.collect(Collectors.joining("([\\w ]+?)")) + "(?= |$)")
                    .matcher(text)
                    .results()
                    .forEach(match -> found.add(match.group(1)));
        }
        return found;
    }

    private static List<String> matches(String form, String text) {
        Function<String, String> quote = Pattern::quote;
        var regex = Arrays.stream(form.split("\\{s}", -1)).map(quote).collect(Collectors.joining("(.+)"));
        var matcher = Pattern.compile(regex).matcher(text);
        return matcher.matches() ? List.of(matcher.group(1)) : List.of();
    }
}
