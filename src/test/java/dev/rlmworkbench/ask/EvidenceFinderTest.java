package dev.rlmworkbench.ask;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.document.DocumentReader;
import dev.rlmworkbench.document.DocumentSet;
import dev.rlmworkbench.document.Passage;
import dev.rlmworkbench.document.ReadingListener;
import dev.rlmworkbench.llm.CallTiming;
import dev.rlmworkbench.llm.ChatMessage;
import dev.rlmworkbench.llm.TokenUsage;
import dev.rlmworkbench.repl.ReplResult;
import dev.rlmworkbench.repl.ReplResult.ContextRange;
import dev.rlmworkbench.trajectory.EventEntry;
import dev.rlmworkbench.trajectory.RunEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which passages an answer is said to rest on, from recorded events.
class EvidenceFinderTest {

    private static final String QUESTION = "In which town does the doctor Vera Lund live?";

    @TempDir
    Path folder;

    private DocumentSet documents;
    private final List<EventEntry> events = new ArrayList<>();

    @BeforeEach
    void documents() throws IOException, InterruptedException {
        var log = new StringBuilder();
        IntStream.rangeClosed(1, 400).forEach(i -> log.append("entry %d, nothing of note\n".formatted(i)));
        Files.writeString(folder.resolve("a.log"), log);
        Files.writeString(folder.resolve("b.txt"), """
                The doctor Vera Lund came to the clinic in May.
                Her brother lives in Holm.
                Since the summer the doctor Vera Lund has
                lived in the town of Quarley, by the river.
                Quarley has a market on Fridays.
                """);
        documents = DocumentReader.read(List.of(folder), ReadingListener.NONE);
    }

    @Test
    void aLineThatHoldsTheAnswerComesFirstThenThoseWithTheQuestionsWords() {
        printed("Quarley has a market", "Her brother", "The doctor Vera Lund came", "lived in the town of Quarley");
        var places = places(find("Quarley"));
        assertEquals("lines 3-4", places.getFirst(), "the sentence goes over two lines");
        assertTrue(places.indexOf("line 5") < places.indexOf("line 1"), places::toString);
        assertTrue(!places.contains("line 2"), places::toString);
    }

    @Test
    void whatWasReadButHoldsNoWordOfEitherIsNoEvidence() {
        printed("entry 5,", "lived in the town of Quarley");
        assertEquals(List.of("lines 3-4"), places(find("Quarley")));
    }

    @Test
    void aPrintOfTheWholeTextIsNarrowedToItsTellingLines() {
        code(List.of(new ContextRange(0, documents.text().length())), List.of());
        var evidence = find("the town of Quarley");
        assertEquals("lines 3-4", places(evidence).getFirst());
        assertTrue(evidence.passages().size() <= 3, () -> places(evidence).toString());
        assertEquals(documents.text().length(), evidence.readChars());
    }

    @Test
    void subCallsCountOnlyWhereTheirReplyReachedTheAnswer() {
        int from = at("The doctor Vera");
        var sent = List.of(new ContextRange(from, documents.text().length()));
        subCall("1", "Town? " + documents.text().substring(at("Since the summer")), "She lives in Quarley.");
        subCall("2", "Town? " + documents.text().substring(from, at("Since the summer")), "not in the text");
        code(List.of(), sent);
        assertEquals(List.of("lines 3-4", "line 5"), places(find("Quarley")));
    }

    @Test
    void rangesOfDeeperRlmsAreNotOfThisText() {
        events.add(entry("1", 1, finished(List.of(new ContextRange(0, 60)), List.of())));
        code(List.of(), List.of());
        assertEquals(List.of(), find("Quarley").passages());
    }

    @Test
    void whatAMethodChoseForItsPromptWasRead() {
        int from = at("lived in the town");
        events.add(entry(
                "0",
                0,
                new RunEvent.PassagesChosen(List.of(new RunEvent.PassagesChosen.ChosenPassage(1, from, from + 30)))));
        assertEquals(AnswerEvidence.Kind.READ, find("Quarley").kind());
        assertEquals(List.of("lines 3-4"), places(find("Quarley")));
    }

    @Test
    void atMostFiveAreShownAndTheRestIsCounted() {
        code(List.of(new ContextRange(0, documents.text().length())), List.of());
        var evidence = EvidenceFinder.of(events, documents, "Which entry has nothing of note?", "entry");
        assertEquals(5, evidence.best().size());
        assertEquals(395, evidence.rest());
    }

    @Test
    void withoutCodeTheAnswersWordsAreLookedUpAfterwards() {
        var evidence = find("It is the town of Quarley");
        assertEquals(AnswerEvidence.Kind.FOUND_AFTERWARDS, evidence.kind());
        assertEquals("lines 3-4", places(evidence).getFirst());
        assertEquals(List.of(), find("Ravensholt").passages());
        assertEquals(List.of(), find("").passages());
    }

    @Test
    void theWordsAreMarkedInTheExcerpt() {
        printed("lived in the town of Quarley");
        var passage = find("Quarley").passages().getFirst();
        assertEquals(
                "Since the summer the doctor Vera Lund has lived in the town of Quarley, by the river.",
                passage.excerpt());
        assertEquals(
                List.of("doctor", "Vera", "Lund", "town", "Quarley"),
                passage.matches().stream()
                        .map(m -> passage.excerpt().substring(m.start(), m.end()))
                        .toList());
    }

    @Test
    void aLineWithoutEndIsCutToTheSentence() throws Exception {
        var long_ = "Nothing happens here at all. ".repeat(2_000);
        var file = Files.writeString(folder.resolve("c.txt"), long_ + "The doctor lives in Quarley. " + long_);
        documents = DocumentReader.read(List.of(file), ReadingListener.NONE);
        code(List.of(new ContextRange(0, documents.text().length())), List.of());
        Passage best = find("Quarley").passages().getFirst();
        assertEquals("The doctor lives in Quarley.", best.excerpt());
    }

    @Test
    void scriptsWithoutSpacesAreFound() throws Exception {
        var file = Files.writeString(folder.resolve("zh.txt"), "灯塔很旧。\n房间号是十七号,在二楼。\n");
        documents = DocumentReader.read(List.of(file), ReadingListener.NONE);
        code(List.of(new ContextRange(0, documents.text().length())), List.of());
        assertEquals(
                "line 2",
                places(EvidenceFinder.of(events, documents, "房间号是什么?", "十七号")).getFirst());
    }

    @ParameterizedTest
    @CsvSource({
        "灯塔的密码是多少？, 灯塔的密码是48213。, 48213, 48213",
        "灯塔的密码是多少？, 灯塔的密码是４８２１３。, 答案是48213, ４８２１３",
        "港长叫什么？, 港长的名字是王大明。, 港长是王大明, 王大明",
        "灯台の暗証番号は？, 灯台の暗証番号は39195です。, 39195です, 39195",
        "港長の名前は？, 港長の名前はスカイラーです。, スカイラー, スカイラー",
        "รหัสคืออะไร, รหัสประภาคารคือ48213ครับ, 48213, 48213",
        "กัปตันชื่ออะไร, กัปตันชื่อสมชายครับ, สมชาย, สมชาย",
        "Wo wohnt sie?, Sie wohnt in der Hauptstraße., HAUPTSTRASSE, Hauptstraße",
        "Wer kam?, Es kam Ju\u0308rgen Wolf., J\u00fcrgen, J\u00fcrgen",
        "Fener nerede?, Fener İSTANBUL'da yanar., İstanbul, İSTANBUL",
        "Nerede?, Şehir ISPARTA ve çevresi., Isparta, ISPARTA",
        "비밀번호는?, 등대의 비밀번호는48213입니다., 48213입니다, 48213",
        "How many?, In all there were 39\u202f195 of them., '39,195', 39 195",
        "How many?, 'In all there were 39,195 of them.', 39195, '39,195'"
    })
    void answersAreFoundInEveryScriptAndSpelling(String question, String line, String answer, String marked)
            throws Exception {
        var file = Files.writeString(folder.resolve("x.txt"), "1\n\n" + line + "\n\n2\n");
        documents = DocumentReader.read(List.of(file), ReadingListener.NONE);
        var passage = EvidenceFinder.of(events, documents, question, answer)
                .passages()
                .getFirst();
        assertEquals("line 3", passage.place().toString().replaceAll(".*, ", ""));
        assertTrue(
                passage.matches().stream()
                        .anyMatch(m ->
                                passage.excerpt().substring(m.start(), m.end()).contains(marked)),
                passage::toString);
    }

    @Test
    void aNumberInsideAnotherIsNotFoundInAnyScript() throws Exception {
        var file = Files.writeString(folder.resolve("x.txt"), "密码是148213。\nรหัส482130\n");
        documents = DocumentReader.read(List.of(file), ReadingListener.NONE);
        assertEquals(
                List.of(),
                EvidenceFinder.of(events, documents, "密码是多少？", "48213").passages());
    }

    @Test
    void denialsAreRecognisedAndAnswersAreNot() {
        for (var denial : List.of(
                "not in the text",
                "Not in the text.",
                "The answer is not in the text.",
                "not mentioned in the document",
                "The text does not mention her age.")) {
            assertTrue(AskedAnswer.isDenial(denial), denial);
        }
        for (var answer : List.of(
                "Quarley",
                "王大明 (not in the text)",
                "The contract does not say so, clause 4 does",
                "not in the basement",
                "no")) {
            assertTrue(!AskedAnswer.isDenial(answer), answer);
        }
    }

    private AnswerEvidence find(String answer) {
        return EvidenceFinder.of(events, documents, QUESTION, answer);
    }

    private static List<String> places(AnswerEvidence evidence) {
        return evidence.passages().stream()
                .map(passage -> passage.place().toString().replaceAll(".*, ", ""))
                .toList();
    }

    private int at(String words) {
        return documents.text().indexOf(words);
    }

    private void printed(String... words) {
        code(
                List.of(words).stream()
                        .map(word -> new ContextRange(at(word), at(word) + word.length()))
                        .toList(),
                List.of());
    }

    private void code(List<ContextRange> printed, List<ContextRange> sent) {
        events.add(entry("0", 0, finished(printed, sent)));
    }

    private static RunEvent finished(List<ContextRange> printed, List<ContextRange> sent) {
        return new RunEvent.CodeFinished(
                1, 0, new ReplResult("", null, null, null, printed, sent, List.of(), Duration.ZERO, null));
    }

    private void subCall(String call, String prompt, String reply) {
        events.add(entry(call, 1, new RunEvent.ModelCallStarted("sub", "m", 0, 0, List.of(ChatMessage.user(prompt)))));
        events.add(entry(
                call,
                1,
                new RunEvent.Generation(
                        reply,
                        "",
                        new TokenUsage(1, 1, false),
                        new CallTiming(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO),
                        "stop",
                        null)));
    }

    private static EventEntry entry(String call, int depth, RunEvent event) {
        return new EventEntry("f", call, depth == 0 ? null : "0", depth, Instant.EPOCH, event);
    }
}
