package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What models write, block by block, and what they get back. One session serves all, so every test uses names of its
/// own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JavaSnippetsTest {
    private static final String CONTEXT = "the sky is blue\nthe grass is green\nthe answer is 42\n";

    private final ScriptedHost host = new ScriptedHost();
    private ReplPool pool;
    private Repl repl;

    @BeforeAll
    void openSession(@TempDir Path folder) throws InterruptedException {
        pool = new ReplPool(new AppDirectories(folder, folder, folder), SandboxMode.AUTO, 0);
        repl = pool.open(ReplLanguage.JAVA, CONTEXT, "what is the answer?", ReplLimits.DEFAULT, host);
    }

    @AfterAll
    void closeSession() {
        repl.close();
        pool.close();
    }

    private ReplResult run(String code) throws InterruptedException {
        return repl.run(code);
    }

    private ReplResult ok(String code) throws InterruptedException {
        var result = run(code);
        assertNull(result.error(), () -> code + " -> " + result.error());
        assertNull(result.restarted());
        return result;
    }

    private ReplResult fails(Kind kind, int line, String code) throws InterruptedException {
        var result = run(code);
        assertNotNull(result.error(), code);
        assertEquals(kind, result.error().kind(), result.error()::message);
        assertEquals(line, result.error().line(), result.error()::message);
        return result;
    }

    private String message(Kind kind, int line, String code) throws InterruptedException {
        return fails(kind, line, code).error().message();
    }

    private static void contains(String expected, String text) {
        assertTrue(text.contains(expected), () -> "\"" + expected + "\" is missing in: " + text);
    }

    @Test
    void severalStatementsOfAllKindsMakeOneBlock() throws InterruptedException {
        var result = ok("""
                // counts
                List<String> many1 = context.lines()
                    .filter(line -> line.contains("is"))
                    .toList();
                if (many1.isEmpty()) println("none");
                else println("some");
                try { Integer.parseInt("x"); } catch (NumberFormatException e) { println("caught"); }
                String block1 = \"""
                    two
                    lines\""";
                /* a comment */
                block1 + many1.size()
                """);
        assertEquals("some\ncaught\n", result.stdout());
        assertEquals("\"two\nlines3\"", result.value());
        assertEquals(
                List.of("block1", "many1"), result.changed().stream().sorted().toList());
    }

    @Test
    void aLastLineNeedsNoSemicolon() throws InterruptedException {
        ok("int last2 = 5");
        assertEquals("5", ok("last2").value());
        assertEquals("7", ok("last2 + 2;").value());
    }

    @Test
    void missingSemicolonsAtLineEndsArePutIn() throws InterruptedException {
        assertEquals("a\nb\n", ok("println(\"a\")\nprintln(\"b\")").stdout());
        assertEquals(
                "3\n",
                ok("int semi3 = 3 // three\nString other3 = query\nprintln(semi3)")
                        .stdout());
    }

    @Test
    void aMissingSemicolonInTheMiddleOfALineIsReportedWithItsLine() throws InterruptedException {
        contains("';' expected", message(Kind.COMPILE, 2, "int mid4 = 1;\nprintln(mid4) println(mid4);"));
    }

    @Test
    void theHelpersPrintLenAndFormatWork() throws InterruptedException {
        var result = ok("""
                print("a", 1, List.of(2));
                println();
                printf("%03d|%s%n", 7, "x");
                println(len(context), len(List.of(1, 2)), len(new int[3]), len(Map.of("a", 1)));
                """);
        assertEquals("a 1 [2]\n\n007|x\n52 2 3 1\n", result.stdout());
    }

    @Test
    void aVariableDeclaredAgainWithItsTypeIsAssignedAndCanUseItsOldValue() throws InterruptedException {
        ok("String again6 = \"ab\"; int number6 = 2;");
        assertEquals(
                "\"AB\"", ok("String again6 = again6.toUpperCase(); again6").value());
        assertEquals("3", ok("int number6 = number6 + 1;\nnumber6").value());
    }

    @Test
    void aVariableDeclaredAgainWithAnotherTypeCanUseItsOldValue() throws InterruptedException {
        ok("String words7 = \"a b c\";");
        assertEquals(
                "3", ok("String[] words7 = words7.split(\" \"); words7.length").value());
        assertEquals("6", ok("var words7 = words7.length * 2; words7").value());
        assertEquals(
                "[1, 2]",
                ok("var words7 = List.of(1, 2).stream().filter(words7 -> words7 < 9).toList(); words7")
                        .value());
    }

    @Test
    void onlyTheLastExpressionIsShown() throws InterruptedException {
        var result = ok("String shown8 = \"x\"; shown8 + 1; shown8 = shown8 + \"1\"; shown8");
        assertEquals("\"x1\"", result.value());
        assertEquals("", result.stdout());
        assertNull(ok("shown8 = \"y\";").value());
    }

    @Test
    void redefinedMethodsAreUsedByThoseThatCallThem() throws InterruptedException {
        ok("int helper9(int n) { return n + 1; }\nint twice9(int n) { return helper9(n) * 2; }");
        assertEquals("8", ok("twice9(3)").value());
        assertEquals(
                "206", ok("int helper9(int n) { return n + 100; }\ntwice9(3)").value());
    }

    @Test
    void overloadsLiveSideBySide() throws InterruptedException {
        ok("String over10(int n) { return \"int\"; }");
        ok("String over10(String n) { return \"text\"; }");
        assertEquals("\"inttext\"", ok("over10(1) + over10(\"\")").value());
        assertEquals(
                "\"INTtext\"",
                ok("String over10(int n) { return \"INT\"; }\nover10(1) + over10(\"\")")
                        .value());
    }

    @Test
    void aProgramGivenAsAClassWithMainRuns() throws InterruptedException {
        assertEquals("hello\n", ok("""
                public class Main11 {
                    public static void main(String[] args) { System.out.println("hello"); }
                }
                """).stdout());
        assertEquals("compact\n", ok("void main() { IO.println(\"compact\"); }").stdout());
    }

    @Test
    void importsRecordsEnumsSealedTypesAndConstantsWorkAnywhereInABlock() throws InterruptedException {
        var result = ok("""
                public static final int LIMIT12 = 3;
                sealed interface Shape12 permits Circle12, Square12 {}
                record Circle12(double radius) implements Shape12 {}
                record Square12(double side) implements Shape12 {}
                import java.util.concurrent.atomic.AtomicInteger;
                enum Colour12 { RED, GREEN }
                double area12(Shape12 shape) {
                    return switch (shape) { case Circle12 c -> c.radius() * 3; case Square12(double s) -> s * s; };
                }
                AtomicInteger counter12 = new AtomicInteger(LIMIT12);
                counter12.incrementAndGet();
                switch (Colour12.RED) { case RED -> println("red"); case GREEN -> println("green"); }
                area12(new Circle12(2)) + area12(new Square12(counter12.get()))
                """);
        assertEquals("22.0", result.value());
        assertEquals("red\n", result.stdout());
        assertEquals(
                "\"GREEN\"",
                ok("String c12 = Colour12.values()[1].name(); new AtomicInteger(1); c12")
                        .value());
    }

    @Test
    void aMethodMayUseOneThatComesLaterInTheBlock() throws InterruptedException {
        assertEquals(
                "4\n",
                ok("println(early13(1));\nint early13(int n) { return late13(n) * 2; }\nint late13(int n) { return n + 1; }")
                        .stdout());
    }

    @Test
    void aMethodThatNeedsAnUnknownOneSaysWhich() throws InterruptedException {
        contains(
                "cannot find symbol: method nowhere14(int)",
                message(Kind.COMPILE, 2, "\nint needs14(int n) { return nowhere14(n); }"));
    }

    @Test
    void checkedExceptionsNeedNoDeclarationExceptInLambdas() throws InterruptedException {
        ok("Thread.sleep(1);");
        contains("try { ... } catch", message(Kind.COMPILE, 1, "List.of(1).forEach(i -> Thread.sleep(i));"));
    }

    @Test
    void aVarWithoutTypeIsRefused() throws InterruptedException {
        contains("has no type", message(Kind.COMPILE, 1, "var nothing16 = null;"));
    }

    @Test
    void compileErrorsNameTheLineAndShowIt() throws InterruptedException {
        var message =
                message(Kind.COMPILE, 3, "int a17 = 1;\n\nint b17 = undefined17 + a17;\nint c17 = alsoUndefined17;");
        contains("cannot find symbol: variable undefined17", message);
        contains("    int b17 = undefined17 + a17;", message);
        contains("line 4: cannot find symbol: variable alsoUndefined17", message);
        fails(Kind.COMPILE, 1, "a17");
    }

    @Test
    void aTypeErrorOfADeclarationIsOnItsLine() throws InterruptedException {
        contains("Nonsense18", message(Kind.COMPILE, 2, "int a18 = 1;\nNonsense18 b18 = null;"));
        contains("incompatible types", message(Kind.COMPILE, 2, "int c18 = 1;\nint d18 = \"text\";"));
    }

    @Test
    void exceptionsNameTheLineOfTheBlockAndKeepWhatWasDoneBefore() throws InterruptedException {
        var result = fails(Kind.EXCEPTION, 2, "int done19 = 1;\nint bad19 = done19 / (done19 - 1);\nint after19 = 2;");
        contains("ArithmeticException: / by zero", result.error().message());
        assertEquals(List.of("done19"), result.changed());
        assertEquals("1", ok("done19").value());
        fails(Kind.COMPILE, 1, "after19");
    }

    @Test
    void exceptionsInMethodsOfTheBlockNameTheInnerLine() throws InterruptedException {
        var code =
                "String inner20(int i) {\n    throw new IllegalStateException(\"bad \" + i, new RuntimeException(\"why\"));\n}\nprintln(\"x\");\ninner20(3);";
        var result = fails(Kind.EXCEPTION, 2, code);
        assertEquals("x\n", result.stdout());
        contains(
                "IllegalStateException: bad 3\ncaused by RuntimeException: why",
                result.error().message());
    }

    @Test
    void exceptionsInMethodsOfEarlierBlocksNameTheCallingLine() throws InterruptedException {
        ok("\n\n\nint older21(int i) { return 1 / i; }");
        fails(Kind.EXCEPTION, 2, "\nolder21(0);");
    }

    @Test
    void anIncompleteBlockIsAClearError() throws InterruptedException {
        fails(Kind.COMPILE, 2, "if (true) {\n  println(\"open\"");
        contains("reached end of file", message(Kind.COMPILE, 2, "if (true) {\n  println(\"open\");"));
        fails(Kind.COMPILE, 1, "String open22 = \"abc;");
    }

    @Test
    void pythonHabitsGetHints() throws InterruptedException {
        contains("Java, not Python", message(Kind.COMPILE, 1, "for x in context:\n    print(x)"));
        contains("Java, not Python", message(Kind.COMPILE, 1, "def f(x):\n    return x"));
        contains("f-strings", message(Kind.COMPILE, 1, "String f23 = f\"{query}\";"));
        contains("double quotes", message(Kind.COMPILE, 1, "String g23 = 'single';"));
        contains("context_slice", message(Kind.COMPILE, 1, "println(context[:500])"));
        contains("Declare a variable", message(Kind.COMPILE, 1, "chunk23 = head(10)"));
        contains("true, false, null", message(Kind.COMPILE, 1, "boolean h23 = True;"));
    }

    @Test
    void hashCommentLinesAreSkippedAlsoWithQuotesInThem() throws InterruptedException {
        assertEquals("1", ok("# don't stop\nint hash24 = 1;\n  # \"and\nhash24").value());
    }

    @Test
    void valuesAreShownByTheirElementsAndCut() throws InterruptedException {
        assertEquals("[1, 2]", ok("new int[] {1, 2}").value());
        assertEquals("{\"k\"=[\"v\"]}", ok("Map.of(\"k\", List.of(\"v\"))").value());
        assertEquals("'c'", ok("'c'").value());
        var list = ok("IntStream.range(0, 1000).boxed().toList()").value();
        contains("... 1000 elements]", list);
        var text = ok("\"x\".repeat(100_000)").value();
        assertTrue(text.length() < 2_100);
        contains("characters]", text);
        assertNull(ok("String none25 = null; none25").value());
    }

    @Test
    void methodsWithoutAValueShowNone() throws InterruptedException {
        assertNull(ok("void quiet26() { println(\"done\"); }\nquiet26()").value());
        assertNull(ok("System.out.println(1)").value());
        assertEquals(
                "true",
                ok("List<String> list26 = new ArrayList<>(); list26.add(\"a\")").value());
    }

    @Test
    void lambdasMayChangeVariablesOfTheBlock() throws InterruptedException {
        assertEquals(
                "6",
                ok("int sum27 = 0; List.of(1, 2, 3).forEach(i -> sum27 += i); sum27")
                        .value());
        assertEquals(
                "55",
                ok("Function<Integer, Integer> fib27 = n -> n < 2 ? n : fib27.apply(n - 1) + fib27.apply(n - 2);\nfib27.apply(10)")
                        .value());
    }

    @Test
    void declaratorsOfAllShapesBecomeVariables() throws InterruptedException {
        ok(
                "int[] a28 = {3, 1}, b28[] = {{1}, {2}};\nint c28[] = {5}, d28 = 4,\n  e28;\nfinal var f28 = new ArrayList<Map<String, int[]>>();");
        assertEquals(
                "\"2 2 5 4 0 0\"",
                ok("a28.length + \" \" + b28.length + \" \" + c28[0] + \" \" + d28 + \" \" + e28 + \" \" + f28.size()")
                        .value());
        assertEquals(
                "true",
                ok("var anonymous28 = new Object() { int q = 3; }; anonymous28 != null")
                        .value());
    }

    @Test
    void returnAtTheTopEndsTheBlockWithAValue() throws InterruptedException {
        assertEquals(
                "42", ok("for (int i = 0; ; i++) { if (i == 42) return i; }").value());
    }

    @Test
    void aDifferentDeclarationOfTheSameNameInOneBlockIsRefused() throws InterruptedException {
        assertEquals("2", ok("int same30 = 1;\nint same30 = 2;\nsame30").value());
        contains("already declared", message(Kind.COMPILE, 2, "int twice30 = 1;\nString twice30 = \"\";"));
    }

    @Test
    void packagesAreRefused() throws InterruptedException {
        assertNotNull(run("package x;\nint p31 = 1;").error());
    }

    @Test
    void aTooLongStringConstantFailsAloneAndTheSessionGoesOn() throws InterruptedException {
        var literal = "x".repeat(65_000) + "é".repeat(300);
        contains("too long", message(Kind.COMPILE, 0, "String big32 = \"" + literal + "\";"));
        assertEquals("1", ok("int after32 = 1; after32").value());
    }

    @Test
    void hugeCodeAndDeepNestingAreRefusedBeforeTheCompiler() throws InterruptedException {
        contains("more than 65536", message(Kind.COMPILE, 0, "String s33 = \"" + "x".repeat(70_000) + "\";"));
        contains("nested", message(Kind.COMPILE, 0, "int n33 = " + "(".repeat(6_000) + "1" + ")".repeat(6_000) + ";"));
        ok("int fine33 = " + "(".repeat(150) + "1" + ")".repeat(150) + ";");
    }

    @Test
    void builtInVariablesCanBeReadButNotReplaced() throws InterruptedException {
        contains("holds the real one", message(Kind.COMPILE, 2, "int x34 = 1;\nString context = \"fake\";"));
        contains("holds the real one", message(Kind.COMPILE, 1, "context = \"fake\";"));
        contains("holds the real one", message(Kind.COMPILE, 1, "query = \"other\";"));
        contains("holds the real one", message(Kind.COMPILE, 1, "var context_len = 3;"));
        contains("holds the real one", message(Kind.COMPILE, 1, "context_len++;"));
        contains("holds the real one", message(Kind.COMPILE, 1, "answer = new HashMap<>();"));
        assertEquals(String.valueOf(CONTEXT.length()), ok("context.length()").value());
        assertEquals("\"what is the answer?\"", ok("query").value());
    }

    @Test
    void builtInFunctionsCannotBeRedefined() throws InterruptedException {
        for (var name : List.of("llm_query", "FINAL", "search", "print", "SHOW_VARS", "rlm_query_batched")) {
            contains("built-in function", message(Kind.COMPILE, 1, "String " + name + "(String p) { return \"\"; }"));
            contains("built-in function", message(Kind.COMPILE, 1, "int " + name + " = 1;"));
            contains("built-in function", message(Kind.COMPILE, 1, "class " + name + " {}"));
        }
        assertEquals("\"re: hi\"", ok("llm_query(\"hi\")").value());
    }

    @Test
    void showVarsListsNamesTypesAndSizes() throws InterruptedException {
        ok("List<String> shown36 = List.of(\"a\", \"b\"); var inferred36 = Map.of(1, \"x\");");
        var text = ok("SHOW_VARS()").stdout();
        contains("context: String, 52 characters", text);
        contains("shown36: List<String>, 2 elements", text);
        contains("inferred36: Map<Integer, String>, 1 entries", text);
    }

    @Test
    void whatTheBlockDidNotAllowIsNamedWithItsLine() throws InterruptedException {
        contains(
                "not allowed here: java.lang.System.getenv",
                message(Kind.POLICY, 2, "int a37 = 1;\nSystem.getenv(\"PATH\")"));
        contains("llm_query_batched", message(Kind.POLICY, 1, "new Thread(() -> {});"));
        fails(Kind.COMPILE, 1, "a37");
    }
}
