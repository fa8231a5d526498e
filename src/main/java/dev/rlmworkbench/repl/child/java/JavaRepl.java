package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.builtins.Session;
import dev.rlmworkbench.repl.child.builtins.Values;
import dev.rlmworkbench.repl.child.java.compiler.SnippetCompiler;
import dev.rlmworkbench.repl.child.java.compiler.SnippetFiles;
import dev.rlmworkbench.repl.child.policy.StopSwitch;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Runs the blocks of one session, one after the other, on the calling thread.
public final class JavaRepl {
    private final SnippetLoader loader = new SnippetLoader();
    private final Declarations declarations = new Declarations();
    private final SessionFields fields = new SessionFields(declarations, loader);
    private final SnippetCompiler compiler;
    private final BlockSplitter splitter;
    private final Object stopping = new Object();
    private @Nullable Open open;
    private @Nullable Thread inUserCode;

    /// @param tools made once for the process
    public JavaRepl(JavaTools tools) {
        compiler = tools.compiler();
        compiler.files().clear();
        splitter = tools.splitter();
    }

    /// The variables that code has declared.
    public SessionFields fields() {
        return fields;
    }

    /// Gives the built-ins their session; before the first block.
    ///
    /// @param functions those of [dev.rlmworkbench.repl.child.builtins.TextFunctions] that code may call
    public void open(Session session, Set<String> functions) {
        var builtins = new BuiltinNames(functions);
        open = new Open(session, builtins, new BlockCompiler(compiler, splitter, declarations, builtins));
        session.install();
    }

    private record Open(Session session, BuiltinNames builtins, BlockCompiler blocks) {}

    public BlockOutcome run(String code) {
        return run(code, false);
    }

    /// Takes only the declarations of a block that ran before, to rebuild a session. Declarations that need lost
    /// variables are given up; `stdout` of the outcome names them.
    public BlockOutcome replay(String code) {
        return run(code, true);
    }

    /// Ends the block that is running, from another thread. The interrupt is for code that waits; the compiler must not
    /// see it, because an interrupt closes the files that it reads.
    public void stop() {
        synchronized (stopping) {
            StopSwitch.stop();
            if (inUserCode != null) {
                inUserCode.interrupt();
            }
        }
    }

    private void enterUserCode() {
        synchronized (stopping) {
            inUserCode = Thread.currentThread();
        }
    }

    private void leaveUserCode() {
        synchronized (stopping) {
            inUserCode = null;
            Thread.interrupted();
        }
    }

    private BlockOutcome run(String code, boolean onlyDeclarations) {
        long start = System.nanoTime();
        var opened = open;
        if (opened == null) {
            throw new IllegalStateException("no session is open");
        }
        var current = opened.session();
        current.begin();
        var before = fields.snapshot();
        @Nullable CodeFault fault = null;
        @Nullable String value = null;
        try {
            value = onlyDeclarations ? redeclare(code, opened) : evaluate(code, opened.blocks());
        } catch (CodeFault e) {
            fault = e;
        } catch (OutOfMemoryError | StackOverflowError | AssertionError | RuntimeException e) {
            fault = new CodeFault(BlockOutcome.RESOURCE, 0, "the compiler gave up on this block: " + e);
        }
        @Nullable String finalAnswer = null;
        try {
            finalAnswer = current.takeFinalAnswer();
        } catch (Throwable e) {
            // The text of the answer comes from an object that may have been made by the block.
            fault = new CodeFault(BlockOutcome.EXCEPTION, 0, "the content of `answer` has no text: " + e.getClass());
        }
        if (fault != null && fault.kind() != BlockOutcome.TIMEOUT && StopSwitch.isStopped()) {
            fault = new CodeFault(BlockOutcome.TIMEOUT, fault.line(), "the block ran too long and was stopped");
        }
        return new BlockOutcome(
                current.output().text(),
                value,
                fault == null ? BlockOutcome.NONE : fault.kind(),
                fault == null ? 0 : fault.line(),
                fault == null ? null : Hints.added(fault.getMessage(), code, opened.builtins()),
                finalAnswer,
                fields.changedSince(before),
                current.output().remarks(),
                System.nanoTime() - start,
                false);
    }

    private @Nullable String evaluate(String code, BlockCompiler blocks) throws CodeFault {
        var block = blocks.compile(code);
        accept(block);
        fields.begin(block);
        enterUserCode();
        try {
            return invoke(block);
        } finally {
            fields.end();
            leaveUserCode();
        }
    }

    private @Nullable String redeclare(String code, Open opened) throws CodeFault {
        var block = opened.blocks()
                .compileDeclarations(code, name -> opened.session().output().append(name + "\n"));
        accept(block);
        return null;
    }

    private void accept(CompiledBlock block) throws CodeFault {
        try {
            loader.accept(block.classes());
        } catch (CodeFault e) {
            throw new CodeFault(e.kind(), block.text().blockLine(e.line()), e.getMessage());
        }
        load(block);
        compiler.files().keep(block.classes());
        block.imports().forEach(declarations::putImport);
        block.members().forEach(declarations::put);
    }

    /// What the JVM refuses must not become known, or it would refuse every later block for it.
    private void load(CompiledBlock block) throws CodeFault {
        try {
            for (var name : block.classes().keySet()) {
                loader.loadClass(name);
            }
        } catch (LinkageError | ClassNotFoundException e) {
            throw new CodeFault(BlockOutcome.COMPILE, 0, "the JVM refuses this code: " + e.getMessage());
        }
    }

    private @Nullable String invoke(CompiledBlock block) throws CodeFault {
        try {
            var run =
                    loader.loadClass(SnippetFiles.PACKAGE + "." + block.home()).getMethod(UnitLayout.RUN);
            var result = run.invoke(null);
            declare(block, 0);
            return result == null ? null : Values.display(result);
        } catch (InvocationTargetException e) {
            var thrown = e.getCause() == null ? e : e.getCause();
            declare(block, Failures.statementLine(thrown, block.text(), block.home()));
            throw Failures.describe(thrown, block.text(), block.home());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw Failures.describe(e, block.text(), block.home());
        } catch (Throwable e) {
            // The display form of the value runs code of the block.
            throw Failures.describe(e, block.text(), block.home());
        }
    }

    /// Makes the block's variables known, those only that were reached when it failed at a line.
    private void declare(CompiledBlock block, int failedLine) {
        for (var variable : block.variables()) {
            if (failedLine == 0 || variable.line() < failedLine) {
                declarations.put(variable.variable());
            }
        }
    }
}
