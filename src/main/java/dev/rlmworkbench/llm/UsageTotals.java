package dev.rlmworkbench.llm;

/// Usage summed over calls.
///
/// @param estimated true when any call's tokens were estimated
public record UsageTotals(
        int calls,
        long promptTokens,
        long completionTokens,
        double loadSeconds,
        double prefillSeconds,
        double decodeSeconds,
        boolean estimated) {

    public static final UsageTotals NONE = new UsageTotals(0, 0, 0, 0, 0, 0, false);

    public UsageTotals plus(ChatResponse r) {
        return plus(new UsageTotals(
                1,
                r.usage().promptTokens(),
                r.usage().completionTokens(),
                r.timing().load().toNanos() / 1e9,
                r.timing().prefill().toNanos() / 1e9,
                r.timing().decode().toNanos() / 1e9,
                r.usage().estimated()));
    }

    public UsageTotals plus(UsageTotals o) {
        return new UsageTotals(
                calls + o.calls,
                promptTokens + o.promptTokens,
                completionTokens + o.completionTokens,
                loadSeconds + o.loadSeconds,
                prefillSeconds + o.prefillSeconds,
                decodeSeconds + o.decodeSeconds,
                estimated || o.estimated);
    }

    public long tokens() {
        return promptTokens + completionTokens;
    }
}
