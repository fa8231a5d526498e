package dev.rlmworkbench.result;

import dev.rlmworkbench.files.Sha256;
import org.jspecify.annotations.Nullable;

/// What statistics need of one [ResultRecord]: about 150 bytes, so that a million of them fit in memory. Equal
/// texts and settings are one object in all rows of a file. [ResultRows#record] reads the whole line again.
///
/// @param task        what was asked
/// @param fingerprint 64 bits of a hash over it
/// @param stopReason  the name of a [StopReason], or a word of a later version; null in older files
/// @param truncated   the model did not see its whole prompt
/// @param primary     the score that accuracy is made of, 0 to 1
/// @param seconds     from the question to the answer
/// @param iterations  calls of the root model that count as turns
/// @param rootTokens  of prompts and completions, -1 where the file does not tell
/// @param subTokens   the same of the sub-calls
/// @param estimated   some of the tokens were estimated from characters
public record ResultRow(
        TaskRef task,
        String method,
        MethodSetup setup,
        String runName,
        long fingerprint,
        int attempt,
        Outcome.Kind kind,
        @Nullable String stopReason,
        boolean truncated,
        boolean timedOut,
        double primary,
        double seconds,
        int iterations,
        int subCalls,
        int replErrors,
        long rootTokens,
        long subTokens,
        boolean estimated,
        Place place) {

    /// The same with another setup.
    public ResultRow with(MethodSetup other) {
        return new ResultRow(
                task,
                method,
                other,
                runName,
                fingerprint,
                attempt,
                kind,
                stopReason,
                truncated,
                timedOut,
                primary,
                seconds,
                iterations,
                subCalls,
                replErrors,
                rootTokens,
                subTokens,
                estimated,
                place);
    }

    /// Where the line stands.
    ///
    /// @param file   index of the file among those that were read
    /// @param offset of its first byte, -1 where the row does not come from a file
    public record Place(int file, long offset) {
        public static final Place NONE = new Place(-1, -1);
    }

    /// A [TaskKey] without its texts. Equal when the tasks are.
    ///
    /// @param texts 64 bits of a hash over question and right answer
    public record TaskRef(
            String type,
            @Nullable String kind,
            ContextLength length,
            @Nullable Integer depthPercent,
            long seed,
            long texts) {

        /// Of what tells tasks of one run apart; there are maps of a million.
        @Override
        public int hashCode() {
            return Long.hashCode(31 * (31 * texts + seed) + length.value());
        }

        static TaskRef of(TaskKey task, SharedValues values) {
            return values.shared(new TaskRef(
                    values.shared(task.type()),
                    task.kind() == null ? null : values.shared(task.kind()),
                    values.shared(task.length()),
                    task.depthPercent(),
                    task.seed(),
                    Sha256.of(task.query() + '\0' + task.answer()).bits()));
        }
    }

    /// Of a result that has no place in a file.
    public static ResultRow of(ResultRecord result) {
        return of(result, Place.NONE, new SharedValues());
    }

    static ResultRow of(ResultRecord result, Place place, SharedValues values) {
        var outcome = result.outcome();
        var cost = result.cost();
        var stopReason = outcome.stopReason();
        return new ResultRow(
                TaskRef.of(result.task(), values),
                values.shared(result.method()),
                values.shared(result.setup()),
                values.shared(result.provenance().runName()),
                bits(result.fingerprint()),
                result.provenance().attempt(),
                outcome.kind(),
                stopReason == null ? null : values.shared(stopReason),
                outcome.truncated(),
                outcome.timedOut(),
                outcome.scores().primary(),
                cost.seconds(),
                cost.iterations(),
                cost.subCalls(),
                cost.replErrors(),
                cost.root() == null ? -1 : cost.root().tokens(),
                cost.sub() == null ? -1 : cost.sub().tokens(),
                cost.estimated(),
                place);
    }

    private static long bits(String fingerprint) {
        return Sha256.of(fingerprint).bits();
    }

    /// Whether the row was made from that result, or from another attempt at it.
    public boolean isOf(ResultRecord result) {
        return fingerprint == bits(result.fingerprint());
    }

    public boolean isAnswered() {
        return kind != Outcome.Kind.ERROR;
    }

    public boolean isRight() {
        return kind == Outcome.Kind.RIGHT;
    }
}
