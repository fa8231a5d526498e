package dev.rlmworkbench.llm;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The same model on several servers as one. A call goes to the member with the least to do for its concurrency; a
/// member that fails is set aside for a while, and the call goes to the next.
public final class EndpointPool implements LanguageModel {

    private static final Logger LOG = LoggerFactory.getLogger(EndpointPool.class);

    private final List<Member> members;
    private final ModelInfo info;
    private final Duration coolDown;
    private final RetryPolicy retry;
    private final Duration total;

    private static final class Member {
        private final int number;
        private final LanguageModel model;
        private int running;
        private boolean aside;
        private long asideUntil;

        Member(int number, LanguageModel model) {
            this.number = number;
            this.model = model;
        }

        double load() {
            return (double) running / model.concurrency();
        }

        boolean isAside(long now) {
            return aside && now - asideUntil < 0;
        }
    }

    /// @param models   at least one, all of the same name and weights; they should not retry by themselves
    /// @param coolDown for which a failing member is set aside
    /// @param retry    rounds over the members
    /// @param total    after which no further round starts
    public EndpointPool(List<? extends LanguageModel> models, Duration coolDown, RetryPolicy retry, Duration total) {
        if (models.isEmpty()) {
            throw new IllegalArgumentException("a pool needs at least one endpoint");
        }
        this.members = new ArrayList<>();
        models.forEach(model -> members.add(new Member(members.size() + 1, model)));
        this.info = common(models);
        this.coolDown = coolDown;
        this.retry = retry;
        this.total = total;
    }

    private static ModelInfo common(List<? extends LanguageModel> models) {
        var first = models.getFirst().info();
        int window = first.window();
        for (var model : models) {
            var other = model.info();
            boolean sameWeights =
                    first.digest() == null || other.digest() == null || Objects.equals(first.digest(), other.digest());
            if (!first.name().equals(other.name()) || !sameWeights) {
                throw new IllegalArgumentException("the endpoints of a pool must serve the same model, but one has "
                        + describe(first) + " and another " + describe(other));
            }
            window = window == 0 || other.window() == 0 ? 0 : Math.min(window, other.window());
        }
        boolean sameTemplate = models.stream()
                .allMatch(model ->
                        Objects.equals(first.templateDigest(), model.info().templateDigest()));
        return new ModelInfo(
                first.name(),
                first.kind(),
                first.digest(),
                window,
                first.parameters(),
                sameTemplate ? first.templateDigest() : null);
    }

    private static String describe(ModelInfo info) {
        return info.name() + (info.digest() == null ? "" : " (" + info.digest() + ")");
    }

    @Override
    public ModelInfo info() {
        return info;
    }

    @Override
    public int concurrency() {
        return members.stream().mapToInt(m -> m.model.concurrency()).sum();
    }

    @Override
    public ChatResponse chat(ChatRequest request, StreamListener listener) throws InterruptedException {
        var heard = new Heard(listener);
        return retry.run(() -> round(request, heard), () -> !heard.any, System.nanoTime() + total.toNanos());
    }

    /// By every member, as each has a cache of its own.
    @Override
    public boolean readAhead(ChatRequest request) throws InterruptedException {
        boolean any = false;
        for (var member : members) {
            any |= member.model.readAhead(request);
        }
        return any;
    }

    /// Asks one member after the other until one answers.
    private ChatResponse round(ChatRequest request, Heard listener) throws InterruptedException {
        var tried = new HashSet<Member>();
        while (true) {
            var member = take(tried);
            try {
                var response = member.model.chat(request, listener);
                released(member);
                backInUse(member);
                return response;
            } catch (RetriableLlmException e) {
                released(member);
                setAside(member, e);
                tried.add(member);
                if (listener.any || tried.size() == members.size()) {
                    throw e;
                }
            } catch (RuntimeException | InterruptedException | Error e) {
                released(member);
                throw e;
            }
        }
    }

    /// Members in use come before those set aside; of these the one whose time is nearest its end.
    private synchronized Member take(Set<Member> without) {
        long now = System.nanoTime();
        var best = members.stream()
                .filter(m -> !without.contains(m))
                .min(Comparator.comparing((Member m) -> m.isAside(now))
                        .thenComparing(m -> m.isAside(now) ? m.asideUntil - now : 0)
                        .thenComparing(Member::load))
                .orElseThrow();
        best.running++;
        return best;
    }

    private synchronized void released(Member member) {
        member.running--;
    }

    private synchronized void backInUse(Member member) {
        member.aside = false;
    }

    private synchronized void setAside(Member member, RetriableLlmException failure) {
        var asked = failure.retryAfter();
        var wait = asked == null || asked.compareTo(coolDown) < 0 ? coolDown : asked;
        member.aside = true;
        member.asideUntil = System.nanoTime() + wait.toNanos();
        LOG.warn(
                "endpoint {} of {} is set aside for {} s: {}",
                member.number,
                members.size(),
                wait.toSeconds(),
                failure.getMessage());
    }

    @Override
    public void close() {
        members.forEach(m -> m.model.close());
    }

    private static final class Heard implements StreamListener {
        private final StreamListener listener;
        private boolean any;

        Heard(StreamListener listener) {
            this.listener = listener;
        }

        @Override
        public boolean onText(String delta) {
            any = true;
            return listener.onText(delta);
        }

        @Override
        public void onThinking(String delta) {
            any = true;
            listener.onThinking(delta);
        }

        @Override
        public void onTextWasThinking() {
            listener.onTextWasThinking();
        }
    }
}
