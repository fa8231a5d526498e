package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.files.JsonStyle;
import dev.rlmworkbench.repl.session.ReplPool;
import dev.rlmworkbench.repl.session.ScriptedHost;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is told of the variables that a block made or changed.
@EnabledOnOs(OS.LINUX)
class ReplVariableTest {

    private static final ReplLimits LIMITS = new ReplLimits(Duration.ofSeconds(10), 256, 2_000, 10_000);

    @TempDir
    private static Path folder;

    private static ReplPool pool;

    @BeforeAll
    static void startPool() {
        pool = new ReplPool(
                new AppDirectories(folder.resolve("cache"), folder.resolve("config"), folder.resolve("data")),
                SandboxMode.AUTO,
                1);
    }

    @AfterAll
    static void closePool() {
        pool.close();
    }

    private static Map<String, ReplVariable> after(ReplLanguage language, String code) throws InterruptedException {
        try (var repl = pool.open(language, "a text", "q", LIMITS, new ScriptedHost())) {
            var result = repl.run(code);
            assertNull(result.error(), () -> String.valueOf(result.error()));
            return result.changed().stream().collect(Collectors.toMap(ReplVariable::name, Function.identity()));
        }
    }

    private static ReplVariable variable(String name, String type, Integer size, String preview) {
        return new ReplVariable(name, type, size, preview);
    }

    @Test
    void javaValuesHaveTypeSizeAndPreview() throws InterruptedException {
        var found = after(ReplLanguage.JAVA, """
                int n = 7;
                var words = new ArrayList<String>(List.of("one", "two\\nlines"));
                Map<String, Integer> counts = new TreeMap<>(Map.of("a", 1));
                int[] numbers = {1, 2, 3};
                String nothing = null;
                var huge = "x".repeat(5_000_000);
                """);
        assertEquals(variable("n", "int", null, "7"), found.get("n"));
        assertEquals(variable("words", "ArrayList<String>", 2, "[\"one\", \"two lines\"]"), found.get("words"));
        assertEquals(variable("counts", "Map<String, Integer>", 1, "{\"a\"=1}"), found.get("counts"));
        assertEquals(variable("numbers", "int[]", 3, "[1, 2, 3]"), found.get("numbers"));
        assertEquals(variable("nothing", "String", null, "null"), found.get("nothing"));
        var huge = found.get("huge");
        assertEquals(5_000_000, huge.size());
        assertTrue(huge.preview().length() <= 120 && huge.preview().startsWith("\"xxx"), huge.preview());
    }

    @Test
    void javaClassesOfTheModelAreNeverAsked() throws InterruptedException {
        var found = after(ReplLanguage.JAVA, """
                class Endless extends ArrayList<String> {
                    public String toString() { while (true) {} }
                    public int size() { while (true) {} }
                }
                Object trap = new Endless();
                var itself = new ArrayList<Object>();
                itself.add(itself);
                var holder = List.of(new Endless(), 1);
                """);
        assertEquals(variable("trap", "Object", null, null), found.get("trap"));
        assertTrue(
                found.get("itself").preview().startsWith("[[["),
                found.get("itself").preview());
        assertEquals("[Endless, 1]", found.get("holder").preview());
    }

    @Test
    void pythonValuesHaveTypeSizeAndPreview() throws InterruptedException {
        var found = after(ReplLanguage.PYTHON, """
                n = 7
                words = ["one", "two\\nlines"]
                counts = {"a": 1}
                nothing = None
                huge = "x" * 5_000_000
                number = 10 ** 5_000
                """);
        assertEquals(variable("n", "int", null, "7"), found.get("n"));
        assertEquals(variable("words", "list", 2, "[\"one\", \"two lines\"]"), found.get("words"));
        assertEquals(variable("counts", "dict", 1, "{\"a\": 1}"), found.get("counts"));
        assertEquals(variable("nothing", "NoneType", null, "None"), found.get("nothing"));
        assertEquals(5_000_000, found.get("huge").size());
        assertTrue(found.get("huge").preview().length() <= 120);
        assertTrue(
                found.get("number").preview().endsWith(" bits"),
                found.get("number").preview());
    }

    @Test
    void pythonClassesOfTheModelAreNeverAsked() throws InterruptedException {
        var found = after(ReplLanguage.PYTHON, """
                class Endless(list):
                    def __repr__(self):
                        while True: pass
                    __len__ = __repr__
                class Liar(type):
                    @property
                    def __name__(cls):
                        while True: pass
                class Named(metaclass=Liar):
                    pass
                trap = Endless()
                named = Named()
                itself = []
                itself.append(itself)
                holder = [trap, 1]
                """);
        assertEquals(variable("trap", "Endless", null, null), found.get("trap"));
        assertEquals(variable("named", "Named", null, null), found.get("named"));
        assertTrue(
                found.get("itself").preview().startsWith("[[["),
                found.get("itself").preview());
        assertEquals("[Endless, 1]", found.get("holder").preview());
    }

    @Test
    void onlyTheFirstOfManyAreDescribed() throws InterruptedException {
        var code = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            code.append("v%d = %d%n".formatted(i, i));
        }
        var found = after(ReplLanguage.PYTHON, code.toString());
        assertEquals(60, found.size());
        assertEquals("39", found.get("v39").preview());
        assertEquals(ReplVariable.named("v40"), found.get("v40"));
    }

    @Test
    void olderFilesHaveNamesOnly() {
        var json = JsonStyle.lines();
        assertEquals(ReplVariable.named("x"), json.readValue("\"x\"", ReplVariable.class));
        var described = variable("y", "List<String>", 3, "[\"a\", ...]");
        assertEquals(described, json.readValue(json.writeValueAsString(described), ReplVariable.class));
    }
}
