package dev.rlmworkbench.inference.reply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CodeBlocksTest {

    private static List<String> code(String reply) {
        return CodeBlocks.of(reply).runnable().stream()
                .map(b -> b.code().strip())
                .toList();
    }

    @Test
    void takesAllRunnableBlocksInOrder() {
        var reply = "First\n```repl\na();\n```\nthen\n```java\nb();\n```\n```\nc();\n```\n~~~python\nd()\n~~~\n";
        assertEquals(List.of("a();", "b();", "c();", "d()"), code(reply));
    }

    @Test
    void leavesOtherLanguagesAndEmptyBlocksAlone() {
        assertEquals(List.of(), code("```json\n{}\n```\n```text\nhi\n```\n```output\n3\n```\n```java\n\n```\n"));
    }

    @Test
    void aFinalInsideABlockIsNotInTheTextAround() {
        var parsed = CodeBlocks.of("Look:\n```java\nFINAL(\"x\");\n```\nafter");
        assertFalse(parsed.outside().contains("FINAL"));
        assertTrue(parsed.outside().contains("after"));
    }

    @Test
    void anOpenBlockReachesToTheEndButIsNotComplete() {
        var reply = "```java\nint x = 1;\nx";
        assertEquals(List.of("int x = 1;\nx"), code(reply));
        assertEquals(-1, CodeBlocks.endOfFirstRunnable(reply));
    }

    @Test
    void backticksInsideALongerFenceAreCode() {
        assertEquals(List.of("s = \"```\";\n```\nmore();"), code("````java\ns = \"```\";\n```\nmore();\n````\n"));
    }

    @Test
    void theEndOfTheFirstBlockIsWhereTheStreamMayStop() {
        var reply = "```java\nlook();\n```\nOutput:\n42\n```java\nFINAL(42);\n```\n";
        assertEquals("```java\nlook();\n```\n", reply.substring(0, CodeBlocks.endOfFirstRunnable(reply)));
    }

    @Test
    void fenceTagsAreReadLoosely() {
        assertEquals(List.of("a()"), code("```Java title=\"x\"\na()\n```"));
        assertEquals(List.of("b()"), code("``` repl\nb()\n```"));
        assertEquals(List.of("c()"), code("  ```py\nc()\n  ```"));
    }

    @Property
    void nothingIsEverLostOrInvented(@ForAll String reply) {
        var parsed = CodeBlocks.of(reply);
        for (var block : parsed.all()) {
            assertTrue(reply.contains(block.code()));
            assertTrue(block.end() <= reply.length());
        }
    }
}
