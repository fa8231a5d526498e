package dev.rlmworkbench.repl.child.java.compiler;

import com.sun.source.util.JavacTask;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
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
public final class CompilerTasks {
    private static final String POOL = "com.sun.tools.javac.api.JavacTaskPool";
    private static final int KEPT = 2;

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files;
    private final Supplier<? extends Collection<String>> written;
    private final List<String> options;
    private @Nullable Pool pool;

    /// @param written binary names of the classes that the task under way has made
    CompilerTasks(
            Function<JavaFileManager, JavaFileManager> files,
            Supplier<? extends Collection<String>> written,
            List<String> options) {
        this.files = files.apply(compiler.getStandardFileManager(null, null, null));
        this.written = written;
        this.options = options;
        startAfresh();
    }

    /// Throws away what the compiler remembers. Needed when it failed while it wrote a class: it would go on failing.
    void startAfresh() {
        try {
            pool = Pool.create();
        } catch (ReflectiveOperationException _) {
            // Not open to us here: every task starts afresh.
            pool = null;
        }
    }

    /// Runs `work` with a task for this source, whose class name must be new. Nothing of the task may be asked to do
    /// more afterwards.
    <R> R with(JavaFileObject source, DiagnosticListener<? super JavaFileObject> errors, Function<JavacTask, R> work) {
        var open = pool;
        if (open == null) {
            return work.apply((JavacTask) compiler.getTask(null, files, errors, options, null, List.of(source)));
        }
        InvocationHandler handler = (_, _, arguments) -> {
            var task = (JavacTask) arguments[0];
            var remembered = open.memory().of(task);
            try {
                return work.apply(task);
            } finally {
                open.memory().forget(remembered, written.get());
            }
        };
        var worker = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {open.worker()}, handler);
        try {
            @SuppressWarnings("unchecked")
            var result =
                    (R) open.getTask().invoke(open.pool(), null, files, errors, options, null, List.of(source), worker);
            return result;
        } catch (InvocationTargetException e) {
            throw unwrapped(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /// JShell's pool by reflection.
    private record Pool(Object pool, Method getTask, Class<?> worker, CompilerMemory memory) {
        static Pool create() throws ReflectiveOperationException {
            var type = Class.forName(POOL);
            for (var method : type.getMethods()) {
                if (method.getName().equals("getTask")) {
                    var pool = type.getConstructor(int.class).newInstance(KEPT);
                    return new Pool(pool, method, Class.forName(POOL + "$Worker"), new CompilerMemory());
                }
            }
            throw new NoSuchMethodException(POOL + ".getTask");
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
    public record Problem(String code, String message, long position, long line) {
        /// Whether something is too large for a class file, which the compiler notices only while it writes one.
        boolean isLimit() {
            return code.startsWith("compiler.err.limit");
        }

        static Problem of(Diagnostic<?> diagnostic) {
            return new Problem(
                    diagnostic.getCode(),
                    diagnostic.getMessage(Locale.ENGLISH),
                    diagnostic.getPosition(),
                    diagnostic.getLineNumber());
        }
    }
}
