package dev.rlmworkbench.bench;

import dev.rlmworkbench.benchmark.KindChoice;
import dev.rlmworkbench.benchmark.mixed.MixedQa;
import dev.rlmworkbench.files.FileTrouble;
import dev.rlmworkbench.stats.WilsonInterval;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/// Judges what other engines answered to tasks of `mixed_qa` by the rules of the product, and prints a table. The
/// answers come from `src/bench/peers.py`, whose head tells how to get them.
///
///     mvn -q test-compile exec:exec -Pbench -Dbench.class=dev.rlmworkbench.bench.PeerReport \
///         -Dbench.args="answers-rlms.jsonl answers-minrlm.jsonl"
///
/// No answer, be it for the time limit or for a failure of the engine, is a wrong answer. Where a task stands twice,
/// the last answer counts.
public final class PeerReport {

    private static final String ROW = "%-16s %-28s %-9s %9s %6s %8s %9s %6s %10s%n";

    /// Who answered.
    private record Peer(String engine, String model) {}

    private PeerReport() {}

    public static void main(String[] files) {
        if (files.length == 0) {
            fail("name at least one file of answers");
        }
        var answers = new ArrayList<PeerAnswer>();
        var problems = new ArrayList<String>();
        for (var file : files) {
            try {
                answers.addAll(PeerAnswer.read(Path.of(file), problems));
            } catch (IOException e) {
                fail("%s cannot be read: %s".formatted(file, FileTrouble.reason(e)));
            }
        }
        problems.forEach(System.err::println);
        System.out.print(table(answers));
    }

    private static void fail(String sentence) {
        System.err.println(sentence);
        System.exit(1);
    }

    /// Rows for each split that was asked, and for all.
    static String table(List<PeerAnswer> answers) {
        var text = new StringBuilder(
                row("engine", "model", "questions", "right", "share", "95 %", "median s", "calls", "no answer"));
        byPeer(answers).forEach((peer, all) -> {
            for (var split : KindChoice.groups(new MixedQa())) {
                addRow(text, peer, split, all, answer -> split.equals(group(answer)));
            }
            addRow(text, peer, "ALL", all, _ -> true);
        });
        return text.toString();
    }

    private static String group(PeerAnswer answer) {
        var task = answer.task();
        return task.benchmark().kind(task.kindName()).group();
    }

    private static Map<Peer, Collection<PeerAnswer>> byPeer(List<PeerAnswer> answers) {
        var lastOfTask = new LinkedHashMap<List<Object>, PeerAnswer>();
        answers.forEach(answer -> lastOfTask.put(List.of(answer.engine(), answer.model(), answer.task()), answer));
        var peers = new LinkedHashMap<Peer, Collection<PeerAnswer>>();
        lastOfTask
                .values()
                .forEach(answer -> peers.computeIfAbsent(
                                new Peer(answer.engine(), answer.model()), _ -> new ArrayList<>())
                        .add(answer));
        return peers;
    }

    private static void addRow(
            StringBuilder text, Peer peer, String name, Collection<PeerAnswer> all, Predicate<PeerAnswer> which) {
        var answers = all.stream().filter(which).toList();
        if (answers.isEmpty()) {
            return;
        }
        int right = Math.toIntExact(answers.stream().filter(PeerAnswer::right).count());
        var interval = WilsonInterval.of(right, answers.size());
        text.append(row(
                peer.engine(),
                peer.model(),
                name,
                right + "/" + answers.size(),
                percent((double) right / answers.size()) + " %",
                percent(interval.low()) + "-" + percent(interval.high()),
                String.format(
                        Locale.ROOT,
                        "%.1f",
                        median(answers.stream()
                                .mapToDouble(PeerAnswer::seconds)
                                .sorted()
                                .toArray())),
                meanCalls(answers),
                Long.toString(answers.stream().filter(a -> a.error() != null).count())));
    }

    private static String row(String... cells) {
        return ROW.formatted((Object[]) cells);
    }

    private static long percent(double share) {
        return Math.round(100 * share);
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// Over the answers where it is known.
    private static String meanCalls(List<PeerAnswer> answers) {
        var mean = answers.stream()
                .map(PeerAnswer::calls)
                .filter(Objects::nonNull)
                .mapToInt(Integer::intValue)
                .average();
        return mean.isPresent() ? String.format(Locale.ROOT, "%.1f", mean.getAsDouble()) : "-";
    }
}
