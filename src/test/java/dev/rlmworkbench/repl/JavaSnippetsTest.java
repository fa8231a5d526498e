package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.repl.session.OneJavaSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What models write, and what they get back when it works.
class JavaSnippetsTest extends OneJavaSession {
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
                List.of("block1", "many1"),
                result.changedNames().stream().sorted().toList());
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
    void showVarsListsNamesTypesAndSizes() throws InterruptedException {
        ok("List<String> shown36 = List.of(\"a\", \"b\"); var inferred36 = Map.of(1, \"x\");");
        var text = ok("SHOW_VARS()").stdout();
        contains("context: String, 52 characters", text);
        contains("shown36: List<String>, 2 elements", text);
        contains("inferred36: Map<Integer, String>, 1 entries", text);
    }
}
