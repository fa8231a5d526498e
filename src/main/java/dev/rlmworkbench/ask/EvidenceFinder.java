package dev.rlmworkbench.ask;

import dev.rlmworkbench.document.CharRange;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.trajectory.EventEntry;
import java.util.List;

/// Finds the passages that an answer rests on: a pure function of what happened, the documents, question and answer.
public final class EvidenceFinder {

    private static final int MAX_COUNT = 50;
    private static final int MAX_EXCERPT_LENGTH = 240;

    private EvidenceFinder() {}

    /// @param events of one question answered by one method
    /// @param answer empty when there is none, or when it says that the text does not tell
    public static AnswerEvidence of(List<EventEntry> events, DocumentSet documents, String question, String answer) {
        var text = documents.text();
        var search = new WordSearch(answer, question);
        var read = TracedReading.of(events, search::holdsAnswerWord);
        var candidates = new Candidates(text, search);
        if (!read.traced()) {
            if (search.answerWords() > 0) {
                var onlyAnswer = new WordSearch(answer, "");
                var all = new Candidates(text, onlyAnswer);
                all.add(List.of(new CharRange(0, text.length())), documents, _ -> true);
                return evidence(AnswerEvidence.Kind.FOUND_AFTERWARDS, all.withTheAnswer(), documents, search, 0);
            }
            return new AnswerEvidence(AnswerEvidence.Kind.FOUND_AFTERWARDS, List.of(), 0, 0);
        }
        candidates.add(read.printed(), documents, _ -> true);
        candidates.add(read.sent(), documents, range -> wasAsked(text, range, read.prompts()));
        return evidence(AnswerEvidence.Kind.READ, candidates.best(), documents, search, read.chars());
    }

    /// Whether the first line of a range stands in one of the prompts.
    private static boolean wasAsked(String text, CharRange range, List<String> prompts) {
        var line = text.substring(range.start(), range.end())
                .lines()
                .findFirst()
                .orElse("")
                .strip();
        return !line.isEmpty() && prompts.stream().anyMatch(prompt -> prompt.contains(line));
    }

    private static AnswerEvidence evidence(
            AnswerEvidence.Kind kind, List<CharRange> ranges, DocumentSet documents, WordSearch search, long read) {
        var passages = ranges.stream()
                .limit(MAX_COUNT)
                .map(range -> passage(range, documents, search))
                .toList();
        return new AnswerEvidence(kind, passages, ranges.size() - passages.size(), read);
    }

    private static Passage passage(CharRange range, DocumentSet documents, WordSearch search) {
        var flat = documents
                .text()
                .substring(range.start(), range.end())
                .replaceAll("[\\s\\h]+", " ")
                .strip();
        var excerpt = cut(flat, search);
        return new Passage(range, documents.place(range), excerpt, search.matches(excerpt));
    }

    /// Keeps the surroundings of the first match.
    private static String cut(String flat, WordSearch search) {
        if (flat.length() <= MAX_EXCERPT_LENGTH) {
            return flat;
        }
        var matches = search.matches(flat);
        int middle = matches.isEmpty() ? 0 : matches.getFirst().start();
        int start = Math.clamp(middle - MAX_EXCERPT_LENGTH / 3, 0, flat.length() - MAX_EXCERPT_LENGTH);
        int end = start + MAX_EXCERPT_LENGTH;
        return (start > 0 ? "... " : "") + flat.substring(start, end).strip() + (end < flat.length() ? " ..." : "");
    }
}
