package dev.rlmworkbench.repl.child.java;

import dev.rlmworkbench.repl.child.builtins.ReplVariables;
import dev.rlmworkbench.repl.child.policy.BytecodePolicy;
import dev.rlmworkbench.repl.child.policy.StopWeaver;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/// Defines the classes of one session, after the policy has read them and with stop checks woven in. It has its own
/// copy of [ReplVariables], whose final fields belong to this session.
final class SnippetLoader extends ClassLoader {
    private final Map<String, byte[]> compiled = new HashMap<>();
    private final BytecodePolicy policy = new BytecodePolicy();
    private final StopWeaver weaver = new StopWeaver(compiled::get);

    SnippetLoader() {
        super("snippets", SnippetLoader.class.getClassLoader());
    }

    /// Makes the classes of one block known; nothing of it is kept when one is refused.
    ///
    /// @throws CodeFault of kind POLICY, with the line of the unit
    void accept(Map<String, byte[]> classes) throws CodeFault {
        for (var bytes : classes.values()) {
            var violation = policy.check(bytes);
            if (violation.isPresent()) {
                var found = violation.get();
                throw new CodeFault(BlockOutcome.POLICY, found.line(), "not allowed here: " + found.name());
            }
        }
        compiled.putAll(classes);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.equals(ReplVariables.class.getName())) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            var loaded = findLoadedClass(name);
            return loaded == null ? ownVariables(name) : loaded;
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        var bytes = compiled.get(name);
        if (bytes == null) {
            throw new ClassNotFoundException(name);
        }
        var woven = weaver.weave(bytes);
        return defineClass(name, woven, 0, woven.length);
    }

    private Class<?> ownVariables(String name) {
        var file = name.substring(name.lastIndexOf('.') + 1) + ".class";
        try (var in = Objects.requireNonNull(ReplVariables.class.getResourceAsStream(file))) {
            var bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
