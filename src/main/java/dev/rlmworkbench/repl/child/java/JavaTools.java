package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler;

/// The compiler and the splitter, which are slow to make and can serve one session after another.
public final class JavaTools {
    private final SnippetCompiler compiler = new SnippetCompiler();
    private final BlockSplitter splitter = new BlockSplitter(compiler);

    SnippetCompiler compiler() {
        return compiler;
    }

    BlockSplitter splitter() {
        return splitter;
    }
}
