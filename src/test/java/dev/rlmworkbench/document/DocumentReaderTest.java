package dev.rlmworkbench.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of the files a user names, in every format and in every kind of trouble.
class DocumentReaderTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "windows-1252", "ISO-8859-1"})
    void textIsReadInItsEncodingWithAndWithoutAMark(String charset) throws Exception {
        var text = "Grüße aus Köln: der Schlüssel liegt über der Tür.\nZweite Zeile, mit Maß und Übermut.\n";
        var file = write("notes.txt", text.repeat(5).getBytes(Charset.forName(charset)));
        assertEquals(text.repeat(5), read(file).text());
    }

    @Test
    void aByteOrderMarkIsNotPartOfTheText() throws Exception {
        assertEquals(
                "abc\n",
                read(write("a.txt", "\uFEFFabc\n".getBytes(StandardCharsets.UTF_8)))
                        .text());
        assertEquals(
                "abc\n",
                read(write("b.txt", "\uFEFFabc\n".getBytes(StandardCharsets.UTF_16LE)))
                        .text());
        assertEquals(
                "abc\n",
                read(write("c.txt", "\uFEFFabc\n".getBytes(Charset.forName("UTF-32LE"))))
                        .text());
    }

    @ParameterizedTest
    @CsvSource({
        "windows-1251, 'Мы встретились у старого маяка. Ключ лежит под камнем у двери, а номер комнаты семнадцать.'",
        "KOI8-R, 'Мы встретились у старого маяка. Ключ лежит под камнем у двери, а номер комнаты семнадцать.'",
        "Shift_JIS, '灯台の鍵は管理人の事務所にあります。部屋の番号は十七です。夜は誰もいません。'",
        "EUC-JP, '灯台の鍵は管理人の事務所にあります。部屋の番号は十七です。夜は誰もいません。'",
        "GB18030, '灯塔的钥匙在看门人的办公室里，房间号是十七。晚上那里没有人。'",
        "Big5, '燈塔的鑰匙在看門人的辦公室裡，房間號是十七。晚上那裡沒有人。'",
        "UTF-16LE, '灯塔的钥匙在看门人的办公室里 17, 房间号是十七。晚上那里没有人。\n'"
    })
    void otherScriptsAreRecognised(String charset, String text) throws Exception {
        assertEquals(
                text.repeat(4),
                read(write("notes.txt", text.repeat(4).getBytes(Charset.forName(charset))))
                        .text());
    }

    @Test
    void aLogWithZerosAndACutCharacterIsStillText() throws Exception {
        var text = "07:12 Pumpe läuft über, Müller prüft\n".repeat(40).getBytes(StandardCharsets.UTF_8);
        var broken = new byte[text.length + 600];
        System.arraycopy(text, 0, broken, 0, text.length);
        broken[text.length + 599] = (byte) 0xC3;
        var read = read(write("app.log", broken));
        assertTrue(read.text().startsWith("07:12 Pumpe läuft über"), read.text().substring(0, 40));
        assertFalse(read.text().contains("\0"));
    }

    @Test
    void linesKeepTheirNumbersWhateverTheLineBreaks() throws Exception {
        var windows = read(write("w.txt", "one\r\n\r\nthree\r\n".getBytes(StandardCharsets.UTF_8)));
        assertEquals("one\n\nthree\n", windows.text());
        assertEquals("w.txt, line 3", placeOf(windows, "three"));
        var old = read(write("m.txt", "one\rtwo\r".getBytes(StandardCharsets.UTF_8)));
        assertEquals("m.txt, line 2", placeOf(old, "two"));
    }

    @Test
    void lettersWithAccentsAreOneCharacter() throws Exception {
        assertEquals(
                "Die Brücke am Café\n",
                read(write("nfd.txt", "Die Bru\u0308cke am Cafe\u0301\n".getBytes(StandardCharsets.UTF_8)))
                        .text());
        assertEquals(
                "Brücke",
                read(SamplePdf.accent(folder.resolve("tex.pdf"))).text().strip());
    }

    @Test
    void aWebPageIsWhatAPersonReadsOfIt() throws Exception {
        var read = read(write("page.html", """
                <!doctype html><html><head><title>The lighthouse</title><style>p {color: red}</style></head>
                <body><h1>Opening   hours</h1><script>alert("no")</script>
                <p>On <b>Sunday</b> it is closed.<br>On Monday it opens at&nbsp;nine.</p>
                <table><tr><th>Name</th><th>Room</th></tr><tr><td>Anneke Dahl</td><td>17</td></tr></table>
                <pre>a  b
                c</pre></body></html>
                """.getBytes(StandardCharsets.UTF_8)));
        assertEquals("""
                The lighthouse
                Opening hours
                On Sunday it is closed.
                On Monday it opens at nine.
                Name | Room
                Anneke Dahl | 17
                a  b
                c
                """, read.text());
        assertEquals("page.html, paragraph 6", placeOf(read, "Dahl"));
    }

    @Test
    void aWebPageDeclaresItsEncoding() throws Exception {
        var html = "<html><head><meta charset=\"iso-8859-2\"></head><body><p>Łódź, żółty klucz</p></body></html>";
        assertEquals(
                "Łódź, żółty klucz\n",
                read(write("p.htm", html.getBytes(Charset.forName("ISO-8859-2"))))
                        .text());
    }

    @Test
    void aPdfIsReadPageByPage() throws Exception {
        var read = read(SamplePdf.text(
                folder.resolve("report.pdf"),
                "Introduction.",
                "",
                "The budget is 4711 crowns.\nIt was agreed in May."));
        assertEquals("report.pdf, page 3", placeOf(read, "4711 crowns"));
        assertEquals("report.pdf, page 1", placeOf(read, "Introduction"));
        assertEquals(3, read.documents().getFirst().units());
        assertTrue(read.text().contains("crowns.\nIt was"), read.text());
    }

    @Test
    void pagesThatAreOnlyPicturesAreTold() throws Exception {
        var read = read(SamplePdf.scanned(folder.resolve("mixed.pdf"), 2, "The first page is text."));
        assertEquals(
                List.of("mixed.pdf: pages 2-3 are pictures without text; OCR would make them readable"),
                read.leftOut().warnings());
    }

    @Test
    void severalFilesAreOneTextWithHeadings() throws Exception {
        write("b/data.csv", "name,room\nAnneke,17\n".getBytes(StandardCharsets.UTF_8));
        write("a.md", "# Notes".getBytes(StandardCharsets.UTF_8));
        var read = DocumentReader.read(
                List.of(folder.resolve("b/data.csv"), folder.resolve("a.md")), ReadingListener.NONE);
        assertEquals("=== b/data.csv ===\nname,room\nAnneke,17\n\n=== a.md ===\n# Notes\n", read.text());
        assertEquals("b/data.csv, line 2", placeOf(read, "Anneke"));
        assertEquals("a.md, line 1", placeOf(read, "# Notes"));
    }

    @Test
    void aFolderIsReadWithoutWhatIsHiddenMadeLinkedOrBinary(@TempDir Path outside) throws Exception {
        write("src/Main.java", "class Main {}\n".getBytes(StandardCharsets.UTF_8));
        write("src/notes", "no ending\n".getBytes(StandardCharsets.UTF_8));
        write(".git/config", "secret\n".getBytes(StandardCharsets.UTF_8));
        write(".env", "KEY=secret\n".getBytes(StandardCharsets.UTF_8));
        write("target/Main.txt", "made\n".getBytes(StandardCharsets.UTF_8));
        write("node_modules/x/index.js", "made\n".getBytes(StandardCharsets.UTF_8));
        write("runs/ask_trajectories.jsonl", "{}\n".getBytes(StandardCharsets.UTF_8));
        write("runs/mine/report.html", "the answers\n".getBytes(StandardCharsets.UTF_8));
        write("logo.png", binary());
        write("empty.txt", new byte[0]);
        Files.writeString(outside.resolve("other.txt"), "outside\n");
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(folder.resolve("link.txt"), outside.resolve("other.txt"));

        var read = read(folder);

        assertEquals(
                List.of("src/Main.java", "src/notes"),
                read.documents().stream()
                        .map(d -> d.name().substring(d.name().indexOf('/') + 1))
                        .toList());
        var left = read.leftOut();
        assertEquals(List.of(1, 1, 2), List.of(left.binary(), left.empty(), left.links()));
        assertEquals(
                List.of("node_modules", "runs", "target"),
                left.folders().stream().sorted().toList());
        assertEquals(List.of(), left.warnings());
        Files.delete(folder.resolve("link"));
        Files.delete(folder.resolve("link.txt"));
    }

    @Test
    void aFolderThatIsALinkIsReadWhereItIsNamedItself(@TempDir Path outside) throws Exception {
        Files.writeString(Files.createDirectory(outside.resolve("sub")).resolve("a.txt"), "linked\n");
        var notes = write("notes.txt", "x\n".getBytes(StandardCharsets.UTF_8));
        var link = Files.createSymbolicLink(folder.resolve("reports"), outside);
        assertEquals("linked\n", read(link).text());
        assertEquals(
                List.of("notes.txt", "reports/sub/a.txt"),
                read(notes, link).documents().stream().map(Document::name).toList());
        Files.delete(link);
    }

    @Test
    void aFileNamedTwiceIsReadOnce() throws Exception {
        var file = write("a.txt", "once\n".getBytes(StandardCharsets.UTF_8));
        var read = DocumentReader.read(List.of(file, folder, folder.resolve("./a.txt")), ReadingListener.NONE);
        assertEquals(1, read.documents().size());
    }

    @Test
    void whatIsReadIsToldAndAnInterruptEndsIt() throws Exception {
        write("a.txt", "a\n".getBytes(StandardCharsets.UTF_8));
        write("b.txt", "b\n".getBytes(StandardCharsets.UTF_8));
        var heard = new ArrayList<String>();
        ReadingListener listener = (name, number, total) -> {
            heard.add(name.substring(name.indexOf('/') + 1) + " " + number + "/" + total);
            Thread.currentThread().interrupt();
        };
        assertThrows(InterruptedException.class, () -> DocumentReader.read(List.of(folder), listener));
        assertEquals(List.of("a.txt 1/2"), heard);
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void someUnreadableFilesAmongReadableOnesAreAWarning() throws Exception {
        write("good.txt", "good\n".getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 5; i++) {
            SamplePdf.locked(folder.resolve("locked" + i + ".pdf"));
        }
        var warnings = read(folder).leftOut().warnings();
        assertEquals("5 files could not be read:", warnings.getFirst());
        assertTrue(warnings.get(1).contains("locked0.pdf is protected by a password"), warnings::toString);
        assertEquals("  and 2 more", warnings.getLast());
    }

    @Test
    void troubleIsOneSentenceThatNamesTheFileAndSaysWhatToDo() throws Exception {
        refused(folder.resolve("nosuch.txt"), "there is no file or folder", "nosuch.txt");
        refused(write("empty.txt", new byte[0]), "empty.txt is empty");
        refused(write("blank.txt", " \n\t\n".getBytes(StandardCharsets.UTF_8)), "blank.txt holds no text");
        refused(write("photo.png", binary()), "photo.png is a picture; make it text with OCR first");
        refused(write("program", binary()), "program is a binary file and holds no text");
        refused(write("letter.docx", binary()), "letter.docx is an office document", "save it as PDF");
        refused(write("app.log.gz", binary()), "app.log.gz is packed; unpack it");
        refused(
                SamplePdf.locked(folder.resolve("locked.pdf")),
                "locked.pdf is protected by a password",
                "save it without");
        refused(
                SamplePdf.scanned(folder.resolve("scan.pdf"), 2),
                "scan.pdf holds pictures of its pages and no text",
                "OCR");
        refused(SamplePdf.text(folder.resolve("blank.pdf"), "", ""), "blank.pdf holds no text");
        refused(write("broken.pdf", "%PDF-1.7\nrubbish".getBytes(StandardCharsets.UTF_8)), "broken.pdf is damaged");
        refused(
                write("page.html", "<html><script>x</script></html>".getBytes(StandardCharsets.UTF_8)),
                "holds no text");
    }

    @Test
    void aPdfThatWasCutOffIsNeverAStackTrace() throws Exception {
        var whole = Files.readAllBytes(SamplePdf.text(folder.resolve("whole.pdf"), "One page.", "Another page."));
        for (int length = 9; length < whole.length; length += 97) {
            var cut = write("cut.pdf", java.util.Arrays.copyOf(whole, length));
            try {
                assertFalse(read(cut).text().isBlank());
            } catch (DocumentException e) {
                assertTrue(e.getMessage().startsWith("cut.pdf "), e.getMessage());
            }
        }
    }

    @Test
    void foldersWithoutTextAreTold() throws Exception {
        refused(Files.createDirectory(folder.resolve("nothing")), "nothing is an empty folder");
        write("pictures/a.png", binary());
        refused(folder.resolve("pictures"), "pictures holds nothing that can be read as text: 1 binary files");
        SamplePdf.locked(Files.createDirectory(folder.resolve("locked")).resolve("a.pdf"));
        refused(folder.resolve("locked"), "a.pdf is protected by a password");
    }

    @Test
    void aFileWithoutPermissionIsTold() throws Exception {
        var file = write("secret.txt", "x\n".getBytes(StandardCharsets.UTF_8));
        assumeTrue(file.toFile().setReadable(false) && !Files.isReadable(file), "root may read everything");
        refused(file, "secret.txt cannot be read: permission denied");
    }

    @Test
    void tooManyFilesAndTooMuchTextAreRefusedWithTheLimit() throws Exception {
        var many = Files.createDirectory(folder.resolve("many"));
        for (int i = 0; i <= 2_000; i++) {
            Files.writeString(many.resolve("f" + i + ".txt"), "x\n");
        }
        refused(many, "many has more than 2,000 files", "name the files or subfolders that matter");
        var big = folder.resolve("big.log");
        Files.writeString(big, "a line\n");
        try (var file = new RandomAccessFile(big.toFile(), "rw")) {
            file.seek(70_000);
            file.write("x\n".repeat(10).getBytes(StandardCharsets.UTF_8));
            file.setLength(401_000_000); // sparse
        }
        refused(big, "at most 400 MB of text", "big.log", "cut it into parts");
    }

    private void refused(Path file, String... expected) {
        var e = assertThrows(DocumentException.class, () -> read(file));
        for (var part : expected) {
            assertTrue(e.getMessage().contains(part), e.getMessage());
        }
        assertEquals(1, e.getMessage().lines().count());
    }

    private static DocumentSet read(Path... files) throws InterruptedException {
        return DocumentReader.read(List.of(files), ReadingListener.NONE);
    }

    private Path write(String name, byte[] content) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.write(file, content);
    }

    private static byte[] binary() {
        var bytes = new byte[3000];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String placeOf(DocumentSet set, String words) {
        int at = set.text().indexOf(words);
        return set.place(new CharRange(at, at + words.length())).toString();
    }
}
