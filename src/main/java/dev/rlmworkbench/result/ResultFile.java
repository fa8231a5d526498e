package dev.rlmworkbench.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;

/// What one or more result files say.
///
/// @param records  one per fingerprint, in the order in which the fingerprints first appear
/// @param problems one sentence for each line that could not be used; the other lines count all the same
public record ResultFile(List<ResultRecord> records, List<String> problems) {

    public ResultFile {
        records = List.copyOf(records);
        problems = List.copyOf(problems);
    }

    /// Shards of one run, or several runs, as if they were one file.
    public static ResultFile merge(Collection<ResultFile> files) {
        var records = new ArrayList<ResultRecord>();
        var problems = new ArrayList<String>();
        for (var file : files) {
            records.addAll(file.records);
            problems.addAll(file.problems);
        }
        return ofLines(records, problems);
    }

    /// Keeps for each fingerprint the record that counts: a finished attempt before a failed one, then the later
    /// attempt.
    static ResultFile ofLines(List<ResultRecord> lines, List<String> problems) {
        var latest = new LinkedHashMap<String, ResultRecord>();
        for (var line : lines) {
            latest.merge(line.fingerprint(), line, ResultFile::counting);
        }
        return new ResultFile(List.copyOf(latest.values()), problems);
    }

    private static ResultRecord counting(ResultRecord earlier, ResultRecord later) {
        return laterCounts(
                        earlier.outcome().isAnswered(),
                        earlier.provenance().attempt(),
                        later.outcome().isAnswered(),
                        later.provenance().attempt())
                ? later
                : earlier;
    }

    static boolean laterCounts(boolean earlierDone, int earlierAttempt, boolean laterDone, int laterAttempt) {
        return earlierDone == laterDone ? laterAttempt >= earlierAttempt : laterDone;
    }
}
