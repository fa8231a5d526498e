package dev.rlmworkbench.repl.child.java;

import com.sun.source.util.JavacTask;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/// Makes compiler tasks. Where the JDK lets us, through the pool that JShell itself uses: a task then finds the
/// platform's classes read already, which makes it several times faster. The pool is not a public interface, hence the
/// reflection and the other way.
final class CompilerTasks {
    private static final String POOL = "com.sun.tools.javac.api.JavacTaskPool";
    private static final int KEPT = 2;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files;
    private final List<String> options;
    private final @Nullable Object pool;
    private final @Nullable Method getTask;
    private final @Nullable Class<?> worker;
    private final @Nullable CompilerMemory memory;

    CompilerTasks(Function<JavaFileManager, JavaFileManager> files, List<String> options) {
        this.files = files.apply(compiler.getStandardFileManager(null, null, null));
        this.options = options;
        @Nullable Object found = null;
        @Nullable Method method = null;
        @Nullable Class<?> workerType = null;
        @Nullable CompilerMemory forgetful = null;
        try {
            var type = Class.forName(POOL);
            workerType = Class.forName(POOL + "$Worker");
            forgetful = new CompilerMemory();
            found = type.getConstructor(int.class).newInstance(KEPT);
            for (var candidate : type.getMethods()) {
                method = candidate.getName().equals("getTask") ? candidate : method;
            }
        } catch (ReflectiveOperationException _) {
            // Not exported to us here: every task starts afresh.
            found = null;
        }
        pool = found;
        getTask = method;
        worker = workerType;
        memory = forgetful;
    }

    /// Runs `work` with a task for this source. Nothing of the task may be asked to do more afterwards.
    <R> R with(JavaFileObject source, DiagnosticListener<? super JavaFileObject> errors, Function<JavacTask, R> work) {
        if (pool == null || getTask == null || worker == null || memory == null) {
            return work.apply((JavacTask) compiler.getTask(null, files, errors, options, null, List.of(source)));
        }
        InvocationHandler handler = (_, _, arguments) -> {
            var task = (JavacTask) arguments[0];
            var remembered = memory.of(task);
            try {
                return work.apply(task);
            } finally {
                memory.forgetSnippets(remembered);
            }
        };
        var proxy = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {worker}, handler);
        try {
            @SuppressWarnings("unchecked")
            var result = (R) getTask.invoke(pool, null, files, errors, options, null, List.of(source), proxy);
            return result;
        } catch (InvocationTargetException e) {
            throw unwrapped(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RuntimeException unwrapped(@Nullable Throwable thrown) {
        return switch (thrown) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            case null, default -> new IllegalStateException(thrown);
        };
    }

    /// What javac said, kept apart from the task.
    ///
    /// @param position in the text, 0-based
    /// @param line     1-based
    record Problem(String code, String message, long position, long line) {
        static Problem of(Diagnostic<?> diagnostic) {
            return new Problem(
                    diagnostic.getCode(),
                    diagnostic.getMessage(java.util.Locale.ENGLISH),
                    diagnostic.getPosition(),
                    diagnostic.getLineNumber());
        }
    }
}
