package dev.rlmworkbench.repl.child.java;

import java.util.Map;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/// Runs nothing: JShell only takes blocks apart here. Its own evaluation compiles each snippet three times, while
/// [BlockCompiler] compiles the whole block once.
final class IdleEngine implements ExecutionControlProvider {
    @Override
    public String name() {
        return "idle";
    }

    @Override
    public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
        return new Idle();
    }

    private static final class Idle implements ExecutionControl {
        @Override
        public void load(ClassBytecodes[] classes) {}

        @Override
        public void redefine(ClassBytecodes[] classes) {}

        @Override
        public String invoke(String className, String methodName) {
            return "";
        }

        @Override
        public String varValue(String className, String varName) {
            return "";
        }

        @Override
        public void addToClasspath(String path) {}

        @Override
        public void stop() {}

        @Override
        public Object extensionCommand(String command, Object argument) {
            return "";
        }

        @Override
        public void close() {}
    }
}
