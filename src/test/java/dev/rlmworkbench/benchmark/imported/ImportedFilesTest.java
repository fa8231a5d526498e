package dev.rlmworkbench.benchmark.imported;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.FileBenchmark;
import dev.rlmworkbench.benchmark.FileTasks;
import dev.rlmworkbench.benchmark.own.OwnDocuments;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Files as they come from elsewhere: whatever is wrong with a row is one sentence with file, line and field, and the
/// other rows count.
class ImportedFilesTest {

    private static final String LONGBENCH = """
            {"_id": "ID", "domain": "Code", "difficulty": "hard", "length": "long", "question": "Which lock?", \
            "choice_A": "a", "choice_B": "b", "choice_C": "c", "choice_D": "d", "answer": "B", "context": "text ID"}""";
    private static final String RULER = """
            {"index": "ID", "input": "Remember the numbers.\\none of ID is 7\\nWhich number?", "outputs": ["7"], "length": 90}""";
    private static final String OOLONG = """
            {"id": "ID", "context_window_text": "text ID", "context_window_text_with_labels": "text ID || Label: x", \
            "question": "How many?", "task_group": "counting", "task": "TASK_TYPE.MOST_FREQ", \
            "answer": "['spam']", "answer_type": "ANSWER_TYPE.LABEL"}""";
    private static final String OWN = """
            {"id": "ID", "question": "Who is ID?", "answer": "Vera", "files": ["notes.txt"]}""";

    /// A data set, how its file is called, a row of it and a field that it cannot do without.
    enum Source {
        LONGBENCH_V2(new LongBenchV2(), "data.jsonl", LONGBENCH, "answer"),
        RULER_FILE(new RulerFile(), "niah_single_1.jsonl", RULER, "outputs"),
        OOLONG_FILE(new OolongFile(), "rows.jsonl", OOLONG, "context_window_text"),
        DOCUMENTS(new OwnDocuments(), "tasks.jsonl", OWN, "answer");

        final FileBenchmark benchmark;
        final String file;
        final String row;
        final String field;

        Source(FileBenchmark benchmark, String file, String row, String field) {
            this.benchmark = benchmark;
            this.file = file;
            this.row = row;
            this.field = field;
        }

        String row(String id) {
            return row.replace("ID", id);
        }

        String rows(String ending) {
            return row("1") + ending + row("2") + ending;
        }

        String without(String key) {
            return row("3").replace("\"" + key + "\"", "\"other\"");
        }

        String with(String value) {
            return row("3").replaceFirst(
                            "\"" + field + "\": (?:\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^]]*])", "\"" + field + "\": " + value);
        }
    }

    @TempDir
    Path folder;

    @BeforeEach
    void notes() throws IOException {
        Files.writeString(folder.resolve("notes.txt"), "Vera Lund lives in Quarley.\n");
    }

    static Stream<Arguments> encodings() {
        return Stream.of(Source.values())
                .flatMap(source -> Stream.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE")
                        .map(charset -> Arguments.of(source, charset)));
    }

    @ParameterizedTest
    @MethodSource("encodings")
    void aMarkAndCrLfAreNoPartOfTheText(Source source, String charset) throws IOException {
        var plain = read(source, source.rows("\n"));
        var marked = read(source, ("\uFEFF" + source.rows("\r\n")).getBytes(Charset.forName(charset)));
        assertEquals(List.of(), marked.notices());
        assertEquals(
                plain.tasks().stream().map(task -> task.parameters()).toList(),
                marked.tasks().stream().map(task -> task.parameters()).toList());
        assertEquals(
                plain.tasks().getLast().make().context(),
                marked.tasks().getLast().make().context());
    }

    static Stream<Arguments> damages() {
        return Stream.of(Source.values())
                .flatMap(source -> Stream.of(
                        Arguments.of(source, source.without(source.field), source.field + "\\W.*missing"),
                        Arguments.of(source, source.with("{}"), source.field + "\\W"),
                        Arguments.of(
                                source, source.with("NaN"), source == Source.DOCUMENTS ? "" : source.field + "\\W"),
                        Arguments.of(source, source.with("[null]"), source.field + "\\W"),
                        Arguments.of(source, source.row("1"), "asks the same"),
                        Arguments.of(source, source.row("3").substring(0, 40), ""),
                        Arguments.of(source, source.row("3") + source.row("4"), ""),
                        Arguments.of(source, "\u0000\u0001 rubbish", ""),
                        Arguments.of(source, "[1, 2]", ""),
                        Arguments.of(source, "{\"a\": " + "[".repeat(100_000), "")));
    }

    @ParameterizedTest
    @MethodSource("damages")
    void aSpoiltRowIsOneSentenceAndTheOthersCount(Source source, String spoilt, String expected) throws IOException {
        var read = read(source, source.row("1") + "\n" + spoilt + "\n" + source.row("2") + "\n");
        assertEquals(2, read.tasks().size(), "" + read.notices());
        assertEquals(1, read.notices().size(), "" + read.notices());
        var notice = read.notices().getFirst();
        assertTrue(notice.contains(source.file + " line 2: left out: "), notice);
        assertTrue(notice.matches("(?s).*" + expected + ".*"), notice);
        assertTrue(notice.length() < 400 && notice.lines().count() == 1, notice);
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aTornLastLineIsTold(Source source) throws IOException {
        var text = source.rows("\n");
        var read = read(source, text + source.row("3").substring(0, 30));
        assertEquals(2, read.tasks().size());
        assertTrue(read.notices().getFirst().contains("line 3: left out: "), "" + read.notices());
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aNumberThatIsNoneInAFieldThatNobodyWantsDoesNoHarm(Source source) throws IOException {
        var more = source.row("3").replaceFirst("^\\{", "{\"num_labels\": 1e999, \"note\": [Infinity], ");
        var read = read(source, source.rows("\n") + (source == Source.DOCUMENTS ? source.row("3") : more));
        assertEquals(3, read.tasks().size(), "" + read.notices());
    }

    @ParameterizedTest
    @EnumSource(Source.class)
    void aFileWithoutTasksIsRefusedInOneSentence(Source source) throws IOException {
        for (var text : List.of("", "\n\n", "{}\n", "[]", "hello", "a,b\n1,2\n")) {
            var e = assertThrows(IllegalArgumentException.class, () -> read(source, text), text);
            assertTrue(String.valueOf(e.getMessage()).contains(source.file), e.getMessage());
            assertEquals(1, e.getMessage().lines().count());
        }
        var latin = "{\"question\": \"Z\u00fcrich?\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThrows(IllegalArgumentException.class, () -> read(source, latin));
        var none = assertThrows(
                IllegalArgumentException.class, () -> source.benchmark.tasks(folder.resolve("niah_none.jsonl")));
        assertTrue(none.getMessage().contains("there is no such file"), none.getMessage());
        var empty = Files.createDirectories(folder.resolve("niah_empty"));
        assertThrows(IllegalArgumentException.class, () -> source.benchmark.tasks(empty));
    }

    @ParameterizedTest
    @EnumSource(value = Source.class, mode = EnumSource.Mode.EXCLUDE, names = "DOCUMENTS")
    void anArrayIsReadAsFarAsItGoes(Source source) throws IOException {
        var array = "\uFEFF[" + source.row("1") + ",\r\n 7, " + source.row("2");
        var torn = read(source, array + ", " + source.row("3").substring(0, 50));
        assertEquals(2, torn.tasks().size(), "" + torn.notices());
        assertTrue(torn.notices().getFirst().contains("row 2 (line 2): left out: it is no JSON object"), "" + torn);
        assertTrue(torn.notices().getLast().contains("row 4: "), "" + torn);
        assertTrue(torn.notices().getLast().endsWith("the 3 rows before count"), "" + torn);
        assertEquals(1, read(source, array + "]").notices().size());
        assertFalse(torn.tasks().getLast().make().context().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(value = Source.class, mode = EnumSource.Mode.EXCLUDE, names = "DOCUMENTS")
    void oneIdForTwoQuestionsIsToldAndBothCount(Source source) throws IOException {
        var other = source.row("1").replaceFirst("(Which|How many)", "What else; $1");
        var read = read(source, source.row("1") + "\n" + other + "\n");
        assertEquals(2, read.tasks().size(), "" + read.notices());
        assertTrue(read.notices().getFirst().endsWith("line 2: the id 1 is that of line 1 too; both count"), "" + read);
    }

    /// The text is larger than JSON readers take; nothing of it may be held.
    @Tag("long")
    @Test
    void aLineOfHundredsOfMegabytesCostsNoOther() throws IOException {
        var file = folder.resolve("rows.jsonl");
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(OOLONG.replace("ID", "1") + "\n{\"context_window_text\": \"");
            var piece = "word ".repeat(200_000);
            for (int i = 0; i < 300; i++) {
                out.write(piece);
            }
            out.write("\"}\n" + OOLONG.replace("ID", "2") + "\n");
        }
        var read = new OolongFile().tasks(file);
        assertEquals(2, read.tasks().size());
        assertTrue(read.notices().getFirst().contains("line 2: left out: it is larger than can be read"), "" + read);
        assertEquals("text 2", read.tasks().getLast().make().context());
    }

    private FileTasks read(Source source, String text) throws IOException {
        return read(source, text.getBytes(StandardCharsets.UTF_8));
    }

    private FileTasks read(Source source, byte[] bytes) throws IOException {
        return source.benchmark.tasks(Files.write(folder.resolve(source.file), bytes));
    }
}
