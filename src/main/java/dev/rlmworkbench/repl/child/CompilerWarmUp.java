package dev.rlmworkbench.repl.child;

import dev.rlmworkbench.repl.child.builtins.HostCalls;
import dev.rlmworkbench.repl.child.builtins.Session;
import dev.rlmworkbench.repl.child.java.JavaRepl;
import dev.rlmworkbench.repl.child.java.JavaTools;
import dev.rlmworkbench.repl.child.wire.BlockOutcome;
import dev.rlmworkbench.repl.child.wire.CallReply;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;

/// Runs typical blocks before the first real one, so that the compiler is loaded and compiled when a session begins.
/// The first round loads what a block needs; the others make it fast, and are given up as soon as a session waits.
final class CompilerWarmUp {
    private static final int FURTHER_ROUNDS = 7;

    private static final List<String> BLOCKS = List.of("""
            var lines = context.split("\\n");
            int count = 0;
            Map<String, Integer> words = new HashMap<>();
            for (String line : lines) {
                for (String word : line.split(" ")) { words.merge(word, 1, Integer::sum); count++; }
            }
            var top = words.entrySet().stream().sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(3).map(Map.Entry::getKey).collect(Collectors.toList());
            println("words", count, top);
            count + " words"
            """, """
            record Fact(String name, int value) {}
            List<Fact> facts = new ArrayList<>();
            Matcher found = Pattern.compile("(\\\\w+) is (\\\\d+)").matcher(context);
            while (found.find()) { facts.add(new Fact(found.group(1), Integer.parseInt(found.group(2)))); }
            String show(List<Fact> all) {
                StringBuilder text = new StringBuilder();
                for (Fact fact : all) text.append(fact).append('\\n');
                return text.toString();
            }
            List<String> prompts = facts.stream().map(fact -> "What is " + fact.name() + "?").toList();
            List<String> answers = llm_query_batched(prompts);
            for (int i = 0; i < answers.size(); i++) { println(i + ": " + answers.get(i)); }
            print(show(facts))
            """, """
            try {
                if (context.contains("blue")) { println(context_slice(0, 20)); } else { println(head(10)); }
                FINAL(answers.isEmpty() ? "none" : answers.get(0).trim());
            } catch (Exception e) { println("Error: " + e.getMessage()); }
            """, """
            String broken = missing.trim();
            """);

    private CompilerWarmUp() {}

    private static final class Answers implements HostCalls {
        @Override
        public List<String> ask(Kind kind, List<Question> questions) {
            return Collections.nCopies(questions.size(), "42");
        }

        @Override
        public CallReply call(String function, List<Object> arguments) {
            return new CallReply("", List.of(), context -> context.substring(0, 10));
        }
    }

    static void first(JavaTools tools) {
        var session = new WarmUpSession(tools);
        BLOCKS.forEach(session::run);
    }

    /// @param isWaitedFor whether a session begins; asked before each block
    static void further(JavaTools tools, BooleanSupplier isWaitedFor) {
        for (int round = 0; round < FURTHER_ROUNDS; round++) {
            var session = new WarmUpSession(tools);
            for (var block : BLOCKS) {
                if (isWaitedFor.getAsBoolean()) {
                    return;
                }
                session.run(block);
            }
        }
    }

    private static final class WarmUpSession {
        private final JavaRepl repl;

        WarmUpSession(JavaTools tools) {
            repl = new JavaRepl(tools);
            var session = new Session(
                    "the answer is 42\nthe sky is blue\n",
                    "What is the answer?",
                    new Answers(),
                    repl.fields(),
                    1_000,
                    1_000);
            repl.open(session, Set.of("context_slice", "head"));
        }

        void run(String block) {
            var outcome = repl.run(block);
            boolean meant =
                    outcome.errorKind() == (block.contains("missing") ? BlockOutcome.COMPILE : BlockOutcome.NONE);
            if (!meant) {
                throw new IllegalStateException("the warm-up failed: " + outcome.message());
            }
        }
    }
}
