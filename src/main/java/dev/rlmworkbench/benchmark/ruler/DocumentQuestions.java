package dev.rlmworkbench.benchmark.ruler;

import dev.rlmworkbench.benchmark.GeneratedTask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;

/// RULER's `qa_1` and `qa_2` with invented articles in the place of SQuAD's and HotpotQA's paragraphs: a question that
/// one of many numbered documents answers, or two of them together.
///
/// @param twoHops whether the question describes its subject by what another document tells
record DocumentQuestions(boolean twoHops) implements RulerMaker {

    /// Documents about the same topics as the asked ones, where there is room for them.
    private static final int ALIKE = 8;

    private static final String QUERY =
            "Answer the question based on the given documents. Only give me the answer and do not output any other"
                    + " words.\n\nQuestion: ";

    private record Question(String text, String answer, List<Article> articles, List<String> evidence) {}

    @Override
    public RulerText make(GeneratedTask task, RandomGenerator random) {
        var names = new ArticleNames(random);
        var question = twoHops ? twoHops(names, random) : oneHop(names, random);
        var room = new Room(task);
        room.reserve(question.articles().stream()
                .map(article -> document(ALIKE, article))
                .toList());
        var articles = new ArrayList<>(question.articles());
        var next = another(question, articles.size(), names, random);
        while (room.take(document(articles.size() + 1, next))) {
            articles.add(next);
            next = another(question, articles.size(), names, random);
        }
        Collections.shuffle(articles, random);
        return new RulerText(
                text(articles),
                QUERY + question.text(),
                List.of(question.answer()),
                StringMatch.Needed.ANY,
                question.evidence());
    }

    private static Question oneHop(ArticleNames names, RandomGenerator random) {
        var article = own(any(List.of(ArticleTopic.values()), random), names, random);
        var asked = any(article.topic().attributes(), random);
        return new Question(
                any(asked.questions(), random).replace("{s}", article.subject()),
                article.value(asked),
                List.of(article),
                List.of(article.sentence(asked)));
    }

    private static Question twoHops(ArticleNames names, RandomGenerator random) {
        var first = own(any(List.of(ArticleTopic.values()), random), names, random);
        var link = any(
                first.topic().attributes().stream()
                        .filter(attribute -> ArticleTopic.about(attribute) != null)
                        .toList(),
                random);
        names.keep(first.value(link));
        var topic = Objects.requireNonNull(ArticleTopic.about(link));
        var second = Article.about(topic, first.value(link), names, random);
        var asked = any(second.topic().attributes(), random);
        var described = Objects.requireNonNull(link.role()).replace("{s}", first.subject());
        return new Question(
                any(asked.questions(), random).replace("{s}", described),
                second.value(asked),
                List.of(first, second),
                List.of(first.sentence(link), second.sentence(asked)));
    }

    /// About a subject that no other article names.
    private static Article own(ArticleTopic topic, ArticleNames names, RandomGenerator random) {
        var subject = topic.subject(names, random);
        names.keep(subject);
        return Article.about(topic, subject, names, random);
    }

    /// The first ones are about the topics of the question.
    private static Article another(Question question, int articles, ArticleNames names, RandomGenerator random) {
        var topics = articles < ALIKE + question.articles().size()
                ? question.articles().stream().map(Article::topic).toList()
                : List.of(ArticleTopic.values());
        var topic = any(topics, random);
        return Article.about(topic, topic.subject(names, random), names, random);
    }

    private String document(int number, Article article) {
        return "Document " + number + ":\n" + (twoHops ? article.title() + "\n" : "") + article.text() + "\n\n";
    }

    private String text(List<Article> articles) {
        var text = new StringBuilder();
        for (int i = 0; i < articles.size(); i++) {
            text.append(document(i + 1, articles.get(i)));
        }
        return text.toString().strip();
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
