package dev.rlmworkbench.result;

import org.jspecify.annotations.Nullable;

/// What makes two results answers to the same task. The hidden answer is part of it for older files, which hold no
/// seed.
public record TaskIdentity(
        String type, ContextLength length, @Nullable Integer depthPercent, long seed, String query, String answer) {

    public static TaskIdentity of(ResultRecord record) {
        return new TaskIdentity(
                record.taskType(),
                new ContextLength(record.contextLength(), record.lengthUnit()),
                record.depthPercent(),
                record.seed(),
                record.query(),
                record.answer());
    }
}
