package dev.rlmworkbench.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.rlmworkbench.repl.ReplResult.CodeError.Kind;
import dev.rlmworkbench.repl.session.OneJavaSession;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What models write, and what they read when it does not work.
class JavaSnippetErrorsTest extends OneJavaSession {
    @Test
    void aMissingSemicolonInTheMiddleOfALineIsReportedWithItsLine() throws InterruptedException {
        contains("';' expected", message(Kind.COMPILE, 2, "int mid4 = 1;\nprintln(mid4) println(mid4);"));
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
        assertEquals(List.of("done19"), result.changedNames());
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
    void whatTheBlockDidNotAllowIsNamedWithItsLine() throws InterruptedException {
        contains(
                "not allowed here: java.lang.System.getenv",
                message(Kind.POLICY, 2, "int a37 = 1;\nSystem.getenv(\"PATH\")"));
        contains("llm_query_batched", message(Kind.POLICY, 1, "new Thread(() -> {});"));
        fails(Kind.COMPILE, 1, "a37");
    }
}
