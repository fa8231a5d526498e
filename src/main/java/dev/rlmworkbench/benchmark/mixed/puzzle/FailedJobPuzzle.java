package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.References;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/// Why a job failed, where it ran and how far it came, in a log in which the lines of many jobs are mixed. Only the
/// number of the job tells which lines belong together.
public final class FailedJobPuzzle implements PuzzleMaker {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private enum Detail {
        CAUSE(
                "Why did the job \"{task}\" of {p} fail?",
                "What stopped the job \"{task}\" that was accepted for {p}?",
                "The job \"{task}\" for {p} did not finish. What was the reason?",
                "Find out which error ended the job \"{task}\" of {p}."),
        MACHINE(
                "On which machine did the failed job \"{task}\" of {p} run?",
                "Which machine was working on the job \"{task}\" for {p} when it failed?",
                "The job \"{task}\" of {p} failed. Where was it started?",
                "Name the machine on which the job \"{task}\" for {p} failed."),
        RECORDS(
                "After how many records did the job \"{task}\" of {p} fail?",
                "How many records had the job \"{task}\" for {p} handled when it failed?",
                "The job \"{task}\" of {p} failed. How many records were done by then?",
                "How far did the job \"{task}\" for {p} come before it failed, in records?");

        private final List<String> questions;

        Detail(String... questions) {
            this.questions = List.of(questions);
        }
    }

    /// @param warning a trouble that did not end the job
    /// @param cause   of the failure; empty where the job finished
    private record Job(
            String id, String person, String task, String machine, int records, String warning, String cause) {

        /// In the order of time.
        List<String> messages() {
            return List.of(
                    "accepted \"" + task + "\" for " + person,
                    "started on " + machine,
                    "warning: " + warning + ", trying again",
                    cause.isEmpty()
                            ? "finished after " + records + " records"
                            : "failed after " + records + " records: " + cause);
        }
    }

    private static final List<String> TASKS = List.of(
            "print wage slips",
            "sort customs forms",
            "copy land register",
            "balance freight ledger",
            "merge address cards",
            "check tax returns",
            "index court records",
            "renumber shares",
            "tally ballots",
            "post interest",
            "draw up timetable",
            "weigh samples",
            "convert old tapes",
            "bill telephone calls",
            "archive sick notes",
            "match fingerprints");
    private static final List<String> TROUBLES = List.of(
            "paper jam",
            "power cut",
            "checksum mismatch",
            "full disk",
            "expired key",
            "duplicate entry",
            "missing index",
            "locked account",
            "overheated relay",
            "broken ribbon",
            "unreadable tape",
            "lost connection",
            "wrong password",
            "blown fuse",
            "stale lock",
            "damaged header");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var layout = draw.any(Layout.values());
        var references = new References(scene);
        var person = scene.names().fresh(Holder.PERSON);
        var tasks = draw.some(TASKS, 3);
        var asked = job(scene, references.fresh(), person, tasks.getFirst(), true);
        var jobs = new ArrayList<>(List.of(asked));
        jobs.add(job(scene, references.fresh(), person, tasks.get(1), true));
        jobs.add(job(scene, references.fresh(), person, tasks.get(2), false));
        for (var other : scene.names().like(Holder.PERSON, person, 3)) {
            jobs.add(job(scene, references.fresh(), other, asked.task(), draw.chance(0.7)));
        }
        var facts = new ArrayList<>(lines(scene, layout, asked));
        var told = facts.stream().map(line -> line.block().strip()).toList();
        jobs.stream().skip(1).forEach(job -> facts.addAll(lines(scene, layout, job)));
        return new Puzzle("", facts, new OtherJobs(scene, layout, references)::next, asked(draw, jobs, told));
    }

    private static Asked asked(Draw draw, List<Job> jobs, List<String> told) {
        var job = jobs.getFirst();
        var detail = draw.any(Detail.values());
        var query = draw.any(detail.questions).replace("{task}", job.task()).replace("{p}", job.person());
        var evidence = detail == Detail.MACHINE
                ? List.of(told.getFirst(), told.get(1), told.getLast())
                : List.of(told.getFirst(), told.getLast());
        return switch (detail) {
            case CAUSE -> Asked.oneOf(query, List.of(job.cause()), TROUBLES, evidence);
            case MACHINE ->
                Asked.oneOf(
                        query,
                        List.of(job.machine()),
                        jobs.stream().map(Job::machine).toList(),
                        evidence);
            case RECORDS -> Asked.number(query, job.records(), evidence);
        };
    }

    private static Job job(Scene scene, String id, String person, String task, boolean failed) {
        var draw = scene.draw();
        var troubles = draw.some(TROUBLES, 2);
        return new Job(
                id,
                person,
                task,
                draw.any(Holder.SHIP.second()).toLowerCase(Locale.ROOT) + draw.between(1, 9),
                draw.between(12, 4800),
                troubles.getFirst(),
                failed ? troubles.getLast() : "");
    }

    /// One line a message, with lines of other jobs between them.
    private static List<Placed> lines(Scene scene, Layout layout, Job job) {
        var lines = new ArrayList<Placed>();
        double place = 0.95 * scene.draw().place();
        for (var message : job.messages()) {
            lines.add(new Placed(place, layout.line(scene, place, job.id(), message)));
            place = Math.min(1, place + 0.015 * scene.draw().place());
        }
        return lines;
    }

    /// Jobs that nobody asks about, some of them under way at the same time.
    private static final class OtherJobs {

        private static final int UNDER_WAY = 4;

        private final Scene scene;
        private final Layout layout;
        private final References references;
        private final List<String> ids = new ArrayList<>();
        private final List<Deque<String>> messages = new ArrayList<>();

        OtherJobs(Scene scene, Layout layout, References references) {
            this.scene = scene;
            this.layout = layout;
            this.references = references;
        }

        String next(double place) {
            var draw = scene.draw();
            while (ids.size() < UNDER_WAY) {
                var person = scene.names().passing(Holder.PERSON);
                var job = job(scene, references.passing(), person, draw.any(TASKS), draw.chance(0.5));
                ids.add(job.id());
                messages.add(new ArrayDeque<>(job.messages()));
            }
            int one = draw.between(0, UNDER_WAY - 1);
            var line = layout.line(scene, place, ids.get(one), messages.get(one).removeFirst());
            if (messages.get(one).isEmpty()) {
                ids.remove(one);
                messages.remove(one);
            }
            return line;
        }
    }

    private enum Layout {
        BRACKETS,
        COLUMNS,
        PAIRS;

        /// Times pass by one second a character of the text, so that jobs last minutes.
        String line(Scene scene, double place, String id, String message) {
            var stamp = STAMP.format(scene.time().start().plusSeconds((long) (place * scene.chars())));
            return switch (this) {
                case BRACKETS -> stamp + " [job " + id + "] " + message + "\n";
                case COLUMNS -> stamp + " | " + id + " | " + message + "\n";
                case PAIRS -> "at=" + stamp.replace(' ', 'T') + " job=" + id + " msg=" + message + "\n";
            };
        }
    }
}
