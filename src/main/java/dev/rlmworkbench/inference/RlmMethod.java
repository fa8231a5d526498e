package dev.rlmworkbench.inference;

import dev.rlmworkbench.display.Plural;
import dev.rlmworkbench.inference.reply.CodeBlocks;
import dev.rlmworkbench.inference.reply.FinalAnswer;
import dev.rlmworkbench.inference.reply.Guards;
import dev.rlmworkbench.llm.ChatRequest;
import dev.rlmworkbench.llm.ChatResponse;
import dev.rlmworkbench.llm.LanguageModel;
import dev.rlmworkbench.llm.LlmException;
import dev.rlmworkbench.llm.PermanentLlmException;
import dev.rlmworkbench.repl.HostFunctions.SubTask;
import dev.rlmworkbench.repl.Repl;
import dev.rlmworkbench.repl.ReplException;
import dev.rlmworkbench.repl.ReplFactory;
import dev.rlmworkbench.result.MethodSetup;
import dev.rlmworkbench.result.StopReason;
import dev.rlmworkbench.trajectory.RunEvent;
import dev.rlmworkbench.trajectory.TokenHistory;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Recursive Language Model (arXiv:2512.24601): the model never reads the context, it writes code that does. Prompt,
/// find code, run it, look for a final answer, tell the output, repeat. Models and REPLs are the caller's to close.
public final class RlmMethod implements Method {

    /// Replies in a row that add nothing before a model is asked for its best answer.
    private static final int MAX_FRUITLESS = 3;
    /// Child RLMs of one question.
    private static final int MAX_CHILDREN_AT_ONCE = 8;

    private final LanguageModel root;
    private final LanguageModel sub;
    private final ReplFactory repls;
    private final RlmSetup setup;

    public RlmMethod(LanguageModel root, LanguageModel sub, ReplFactory repls, RlmSetup setup) {
        this.root = root;
        this.sub = sub;
        this.repls = repls;
        this.setup = setup;
    }

    @Override
    public boolean readsWholeContext() {
        return false;
    }

    @Override
    public Answer answer(String context, String query, CallScope scope) throws InterruptedException {
        return new Question(context, query, scope, new Budget(setup.limits()), 1).answer();
    }

    @Override
    public Optional<Beginning> beginning() {
        var prompt = new FirstPrompt(setup, "", "", root.info().window());
        return Optional.of(new Beginning(
                root, new ChatRequest(prompt.messages(), setup.root().withMaxTokens(1), setup.think())));
    }

    /// How the loop of a question ended.
    private sealed interface End {}

    private record Answered(String text) implements End {}

    private record Stopped(Budget.Spent limit) implements End {}

    /// No block could be run, for no fault of the code: what came of it says nothing about the model.
    private record SandboxFailed(String why) implements End {}

    /// One question at one depth: the loop.
    private final class Question {
        private final String context;
        private final String query;
        private final CallScope scope;
        private final Budget budget;
        private final int level;
        private final FirstPrompt prompt;
        private final Conversation conversation;
        private final ModelCaller caller;
        private final TokenHistory history = new TokenHistory();
        private final Compaction compaction;
        private @Nullable Repl repl;
        private @Nullable TurnRunner turns;
        private int turn;

        Question(String context, String query, CallScope scope, Budget budget, int level) {
            this.context = context;
            this.query = query;
            this.scope = scope;
            this.budget = budget;
            this.level = level;
            this.prompt = new FirstPrompt(
                    setup, context, query, (level == 1 ? root : sub).info().window());
            this.conversation = new Conversation(prompt.messages());
            this.caller = new ModelCaller(level == 1 ? root : sub, budget, level == 1);
            this.compaction = new Compaction(conversation, caller, history, setup, scope);
        }

        /// Only the outermost question watches the clock: when it ends, its children are cancelled with it.
        Answer answer() throws InterruptedException {
            try {
                var end = level > 1 ? loop() : loopWithin(budget.timeLeft());
                return switch (end) {
                    case Answered(var text) -> result(text, StopReason.FINAL, null);
                    case SandboxFailed(var why) ->
                        result(null, StopReason.FAILED, "the sandbox failed in every turn: " + why);
                    case Stopped(var spent) -> bestAnswer(spent);
                };
            } catch (LlmException e) {
                if (e.isPromptTooLong()) {
                    scope.emit(new RunEvent.LimitReached("window", e.getMessage()));
                    return budget.answer(null, StopReason.REFUSED, turn, errors(), true, null);
                }
                return result(null, StopReason.FAILED, e.getMessage());
            } catch (ReplException e) {
                return result(null, StopReason.FAILED, e.getMessage());
            } finally {
                if (repl != null) {
                    repl.close();
                }
            }
        }

        private End loopWithin(Duration time) throws InterruptedException {
            try (var deadline = new TimeLimit(time)) {
                try {
                    return loop();
                } catch (InterruptedException e) {
                    if (deadline.passed()) {
                        return new Stopped(budget.outOfTime());
                    }
                    throw e;
                }
            }
        }

        private End loop() throws InterruptedException {
            var host = setup.subCalls() ? subCalls(scope) : new NoSubCalls();
            repl = repls.open(setup.profile().language(), context, query, setup.repl(), host);
            var guards = new Guards(setup.profile(), context, query);
            turns = new TurnRunner(repl, setup.profile(), prompt.values(), setup.subCalls(), guards, scope);
            return loop(turns);
        }

        private End loop(TurnRunner turns) throws InterruptedException {
            int failedInARow = 0;
            int fruitlessInARow = 0;
            while (true) {
                var spent = spent(failedInARow);
                if (spent.isPresent()) {
                    return turns.sandboxFailure().<End>map(SandboxFailed::new).orElse(new Stopped(spent.get()));
                }
                turn++;
                var reply = ask();
                var outcome = turns.run(turn, reply);
                if (outcome.answer().isPresent()) {
                    return new Answered(outcome.answer().get().text());
                }
                failedInARow = outcome.failed() ? failedInARow + 1 : 0;
                if (outcome.fruitless()) {
                    // A fruitless reply that stayed in the history would be repeated the more.
                    conversation.sayInstead(outcome.observation());
                } else {
                    conversation.addTurn(reply, outcome.observation());
                }
                fruitlessInARow = outcome.fruitless() ? fruitlessInARow + 1 : 0;
                if (fruitlessInARow >= MAX_FRUITLESS) {
                    return new Stopped(new Budget.Spent(StopReason.ERRORS, "the same reply again and again"));
                }
            }
        }

        /// Blocks that failed so far.
        private int errors() {
            return turns == null ? 0 : turns.errors();
        }

        private Optional<Budget.Spent> spent(int failedInARow) {
            if (turn >= setup.limits().iterations()) {
                return Optional.of(new Budget.Spent(StopReason.ITERATIONS, Plural.of(turn, "turn")));
            }
            if (failedInARow >= setup.limits().errors()) {
                return Optional.of(
                        new Budget.Spent(StopReason.ERRORS, Plural.of(failedInARow, "failed turn") + " in a row"));
            }
            return budget.spent();
        }

        /// One root turn; it ends early at the first whole code block where the profile says so.
        private String ask() throws InterruptedException {
            compaction.whereNeeded(turn);
            return called(setup.think(), this::used).text();
        }

        /// What of a reply counts: up to the end of its first block where the profile stops there.
        private String used(String text) {
            int end = setup.profile().stopsAtBlock() ? CodeBlocks.endOfFirstRunnable(text) : -1;
            return end < 0 ? text : text.substring(0, end).stripTrailing();
        }

        /// Asks again without the oldest turns where the prompt was refused as too long.
        private ChatResponse called(boolean think, UnaryOperator<String> used) throws InterruptedException {
            while (true) {
                try {
                    return call(new ChatRequest(conversation.messages(), setup.root(), think), used);
                } catch (PermanentLlmException e) {
                    if (!e.isPromptTooLong() || !compaction.afterRefusal(turn)) {
                        throw e;
                    }
                }
            }
        }

        private ChatResponse call(ChatRequest request, UnaryOperator<String> used) throws InterruptedException {
            int earlier = conversation.recorded();
            var fresh = conversation.takeUnrecorded();
            var response = caller.call(request, turn, earlier, fresh, this::enough, used, history, scope);
            conversation.learn(response, request.chars());
            return response;
        }

        private boolean enough(String text) {
            return setup.profile().stopsAtBlock()
                    && (CodeBlocks.endOfFirstRunnable(text) >= 0
                            || text.endsWith("\n")
                                    && FinalAnswer.in(CodeBlocks.of(text).outside())
                                            .isPresent());
        }

        /// `rlm_query`: a child RLM, or a plain call at the depth limit.
        private String childRlm(SubTask task, CallScope childScope) throws InterruptedException {
            if (level < setup.limits().depth()) {
                var childContext = Objects.requireNonNullElse(task.context(), task.query());
                var answer = new Question(childContext, task.query(), childScope, budget, level + 1).answer();
                return Objects.requireNonNullElseGet(
                        answer.text(), () -> "Error: " + Objects.requireNonNullElse(answer.error(), "no answer"));
            }
            var text = task.context() == null ? task.query() : task.context() + "\n\n" + task.query();
            return subCalls(childScope).ask(text, childScope);
        }

        private SubCalls subCalls(CallScope ofCalls) {
            // Children with a REPL hold a process each; plain calls are bounded by the model alone.
            int childrenAtOnce = level < setup.limits().depth()
                    ? Math.clamp(sub.concurrency(), 1, MAX_CHILDREN_AT_ONCE)
                    : Integer.MAX_VALUE;
            return new SubCalls(
                    new ModelCaller(sub, budget, false), setup.sub(), budget, ofCalls, this::childRlm, childrenAtOnce);
        }

        /// A limit is reached: one last call for the best answer, within a tenth of the time limit.
        private Answer bestAnswer(Budget.Spent spent) throws InterruptedException {
            scope.emit(new RunEvent.LimitReached(spent.reason().wireName(), spent.detail()));
            var grace = setup.limits().time().dividedBy(10).plus(Duration.ofSeconds(5));
            try (var deadline = new TimeLimit(grace)) {
                try {
                    compaction.whereNeeded(turn);
                    conversation.addToLast(prompt.text("exhausted"));
                    var response = called(false, UnaryOperator.identity());
                    var none = NoAnswer.in(response);
                    if (none.isPresent()) {
                        scope.emit(none.get().event());
                        return result(null, none.get().reason(), null);
                    }
                    var best = best(response.text());
                    best.ifPresent(text -> scope.emit(new RunEvent.FinalAnswer(turn, "exhausted", text)));
                    return result(best.orElse(null), spent.reason(), null);
                } catch (InterruptedException e) {
                    if (deadline.passed()) {
                        return result(null, spent.reason(), null);
                    }
                    throw e;
                }
            }
        }

        private Optional<String> best(String reply) throws InterruptedException {
            try {
                return turns == null ? Optional.empty() : turns.best(reply);
            } catch (ReplException _) {
                return Optional.empty(); // what the answer names is gone with the REPL
            }
        }

        private Answer result(@Nullable String text, StopReason stop, @Nullable String error) {
            return budget.answer(text, stop, turn, errors(), false, error);
        }
    }

    @Override
    public String name() {
        return setup.subCalls() ? "rlm" : "rlm_no_subcalls";
    }

    @Override
    public Map<String, Object> identity() {
        return MethodIdentity.identity(name(), root.info(), sub.info(), setup);
    }

    @Override
    public MethodSetup description() {
        return MethodIdentity.description(root.info(), sub.info(), setup);
    }

    @Override
    public void close() {}
}
