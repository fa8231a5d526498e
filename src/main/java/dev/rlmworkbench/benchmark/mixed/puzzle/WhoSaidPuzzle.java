package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Genre;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import java.util.ArrayList;
import java.util.List;

/// Who proposed, opposed, offered or warned, and what it was about.
public final class WhoSaidPuzzle implements PuzzleMaker {

    /// `{p}` is the speaker, `{t}` what it is about.
    private enum Act {
        PROPOSE(
                List.of("{p} proposed to {t}.", "It was {p} who proposed to {t}.", "A proposal to {t} came from {p}."),
                "I propose to {t}.",
                List.of(
                        "Who proposed to {t}?",
                        "Whose proposal was it to {t}?",
                        "Which speaker made the proposal to {t}?",
                        "By whom was it proposed to {t}?"),
                "What did {p} propose to do?",
                "Which proposal came from {p}?"),
        OPPOSE(
                List.of(
                        "{p} objected to the plan to {t}.",
                        "An objection to the plan to {t} was raised by {p}.",
                        "The plan to {t} met with an objection from {p}."),
                "I object to the plan to {t}.",
                List.of(
                        "Who objected to the plan to {t}?",
                        "Who raised an objection to the plan to {t}?",
                        "Who was against the plan to {t}?",
                        "Whose objection was it to the plan to {t}?"),
                "To which plan did {p} object?",
                "What did {p} not want to be done?"),
        OFFER(
                List.of(
                        "{p} offered to {t} without pay.",
                        "An offer to {t} without pay came from {p}.",
                        "To {t} without pay was what {p} offered."),
                "I offer to {t} without pay.",
                List.of(
                        "Who offered to {t} without pay?",
                        "Which person was willing to {t} without pay?",
                        "From whom came the offer to {t} without pay?",
                        "Who said that they would {t} without pay?"),
                "What did {p} offer to do without pay?",
                "Which work would {p} do without pay?"),
        ASK(
                List.of(
                        "{p} asked whether it is time to {t}.",
                        "The question whether it is time to {t} came from {p}.",
                        "Whether it is time to {t} was a question put by {p}."),
                "Is it time to {t}?",
                List.of(
                        "Who asked whether it is time to {t}?",
                        "Who put the question whether it is time to {t}?",
                        "Whose question was it whether it is time to {t}?",
                        "Who wanted to know if it is time to {t}?"),
                "What did {p} ask about: time to do what?",
                "For what may it be time, as {p} asked?");

        private final List<String> told;
        private final String spoken;
        private final List<String> who;
        private final List<String> what;

        Act(List<String> told, String spoken, List<String> who, String... what) {
            this.told = told;
            this.spoken = spoken;
            this.who = who;
            this.what = List.of(what);
        }
    }

    private static final List<String> VERBS = List.of(
            "repaint",
            "rent out",
            "widen",
            "pull down",
            "insure",
            "heat",
            "fence in",
            "relocate",
            "auction",
            "rewire",
            "close",
            "enlarge",
            "photograph",
            "lend out");
    private static final List<String> OBJECTS = List.of(
            "the north stairs",
            "the ferry landing",
            "the cider press",
            "the schoolyard",
            "the old weighbridge",
            "the tennis lawn",
            "the bell frame",
            "the ice cellar",
            "the bowling alley",
            "the upper dam",
            "the guest stables",
            "the reading gallery",
            "the signal mast",
            "the herb garden",
            "the fish market",
            "the goods lift",
            "the bandstand",
            "the tar shed",
            "the wash house",
            "the mill race");

    private record Speech(Act act, String person, String topic) {}

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var act = draw.any(Act.values());
        var person = scene.names().fresh(Holder.PERSON);
        var topic = topic(draw);
        var speeches = new ArrayList<>(List.of(new Speech(act, person, topic)));
        for (var other : Act.values()) {
            if (other != act) {
                speeches.add(new Speech(other, scene.names().fresh(Holder.PERSON), topic));
                speeches.add(new Speech(other, person, topicBut(draw, topic)));
            }
        }
        for (var other : scene.names().like(Holder.PERSON, person, 3)) {
            speeches.add(new Speech(act, other, topicBut(draw, topic)));
        }
        var format = draw.any(Format.values());
        var facts = new ArrayList<Placed>();
        var told = new ArrayList<String>();
        for (var speech : speeches) {
            double place = draw.place();
            var sentence = format.sentence(draw, speech);
            told.add(sentence);
            facts.add(new Placed(place, format.block(scene, sentence, place)));
        }
        var opening = format == Format.REPORTED ? Genre.MINUTES.opening(scene) : "";
        return new Puzzle(
                opening,
                facts,
                place -> format.block(scene, other(scene, format, act, topic), place),
                asked(draw, speeches, told.getFirst()));
    }

    private static Asked asked(Draw draw, List<Speech> speeches, String evidence) {
        var first = speeches.getFirst();
        var act = first.act();
        if (draw.chance(0.7)) {
            var rivals = speeches.stream().map(Speech::person).toList();
            var query = draw.any(act.who).replace("{t}", first.topic());
            return Asked.oneOf(query, List.of(first.person()), rivals, List.of(evidence));
        }
        var rivals = speeches.stream().map(Speech::topic).toList();
        var query = draw.any(act.what).replace("{p}", first.person());
        return Asked.oneOf(query, List.of(first.topic(), ing(first.topic())), rivals, List.of(evidence));
    }

    private static String other(Scene scene, Format format, Act act, String topic) {
        var draw = scene.draw();
        return format.sentence(
                draw, new Speech(draw.any(Act.values()), scene.names().passing(Holder.PERSON), topicBut(draw, topic)));
    }

    /// `close the gate` as `closing the gate`.
    private static String ing(String topic) {
        return topic.replaceFirst("^(\\w+?)e? ", "$1ing ");
    }

    private static String topic(Draw draw) {
        return draw.any(VERBS) + " " + draw.any(OBJECTS);
    }

    private static String topicBut(Draw draw, String other) {
        var topic = topic(draw);
        while (topic.equals(other)) {
            topic = topic(draw);
        }
        return topic;
    }

    private enum Format {
        REPORTED,
        DIALOGUE,
        TRANSCRIPT;

        String sentence(Draw draw, Speech speech) {
            var text = this == REPORTED ? draw.any(speech.act().told) : speech.act().spoken;
            var said = text.replace("{p}", speech.person()).replace("{t}", speech.topic());
            return switch (this) {
                case REPORTED -> said;
                case DIALOGUE -> speech.person() + ": \"" + said + "\"";
                case TRANSCRIPT -> speech.person() + " said: " + said;
            };
        }

        String block(Scene scene, String sentence, double place) {
            return switch (this) {
                case REPORTED -> Genre.MINUTES.block(scene, sentence, place);
                case DIALOGUE -> remarks(scene) + sentence + "\n" + remarks(scene);
                case TRANSCRIPT ->
                    "[" + StoryTime.day(scene.time().dayAt(place)) + ", "
                            + StoryTime.clock(scene.time().at(place)) + "] " + sentence + " "
                            + scene.chatter().sentence() + "\n";
            };
        }

        private static String remarks(Scene scene) {
            return scene.draw().chance(0.5)
                    ? scene.names().passing(Holder.PERSON) + ": \""
                            + scene.chatter().sentence() + "\"\n"
                    : "";
        }
    }
}
