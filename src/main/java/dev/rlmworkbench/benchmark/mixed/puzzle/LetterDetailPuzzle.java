package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.EnglishSentences;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import dev.rlmworkbench.benchmark.mixed.text.StoryTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Sender, recipient, date or subject of the letter that speaks of something.
public final class LetterDetailPuzzle implements PuzzleMaker {

    private enum Layout {
        HEADERS,
        ELECTRONIC,
        BY_HAND
    }

    private enum Detail {
        SENDER(
                "Who wrote the letter that mentions {t}?",
                "Who is the sender of the letter about {t}?",
                "Which person wrote of {t} in a letter?",
                "A letter speaks of {t}. Who sent it?"),
        RECIPIENT(
                "To whom was the letter that mentions {t} sent?",
                "Who received the letter about {t}?",
                "Who is the recipient of the letter that speaks of {t}?",
                "A letter speaks of {t}. To whom is it addressed?"),
        DATE(
                "When was the letter that mentions {t} written?",
                "What is the date of the letter about {t}?",
                "On which day did somebody write a letter that speaks of {t}?",
                "A letter speaks of {t}. Which date does it bear?"),
        SUBJECT(
                "What is the subject of the letter that mentions {t}?",
                "Under which subject does a letter speak of {t}?",
                "{t} is mentioned in one letter. What does its subject line say?",
                "Give the subject of the letter about {t}.");

        private final List<String> questions;

        Detail(String... questions) {
            this.questions = List.of(questions);
        }
    }

    private record Letter(String from, String to, LocalDate date, String subject, String topic, double place) {}

    private static final List<String> ADJECTIVES = List.of(
            "lost",
            "brass",
            "borrowed",
            "cracked",
            "forged",
            "gilded",
            "hidden",
            "japanned",
            "knotted",
            "lacquered",
            "mended",
            "numbered",
            "oiled",
            "plaited",
            "rusty",
            "sealed",
            "tarnished",
            "unpaid",
            "varnished",
            "waxed");
    private static final List<String> NOUNS = List.of(
            "compass",
            "anchor",
            "quilt",
            "bassinet",
            "chronometer",
            "decanter",
            "easel",
            "fiddle",
            "girdle",
            "hatbox",
            "inkwell",
            "jewel case",
            "keyring",
            "ladle",
            "manuscript",
            "napkin ring",
            "oilskin",
            "parasol",
            "rapier",
            "snuffbox",
            "tapestry",
            "urn",
            "wardrobe",
            "yoke");
    private static final List<String> MENTIONS = List.of(
            "I have to tell you about {t}, which turned up again.",
            "By the way, {t} is still in the attic.",
            "You asked me about {t}; it is in good hands.",
            "What shall we do with {t}?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var layout = draw.any(Layout.values());
        var topic = topic(draw);
        var from = scene.names().fresh(Holder.PERSON);
        var to = scene.names().fresh(Holder.PERSON);
        var letters = new ArrayList<Letter>();
        letters.add(letter(scene, from, to, topic, draw.place()));
        for (int i = 0; i < 3; i++) {
            letters.add(letter(scene, from, scene.names().fresh(Holder.PERSON), topicBut(draw, topic), draw.place()));
            letters.add(letter(scene, scene.names().fresh(Holder.PERSON), to, topicBut(draw, topic), draw.place()));
        }
        var mention = mention(draw, topic);
        var facts = new ArrayList<Placed>();
        letters.forEach(one -> facts.add(new Placed(
                one.place(),
                block(scene, layout, one, one.topic().equals(topic) ? mention : mention(draw, one.topic())))));
        return new Puzzle(
                "", facts, place -> other(scene, layout, topic, place), asked(draw, layout, letters, mention));
    }

    private static Asked asked(Draw draw, Layout layout, List<Letter> letters, String mention) {
        var letter = letters.getFirst();
        var detail = layout == Layout.BY_HAND
                ? draw.any(Detail.SENDER, Detail.RECIPIENT, Detail.DATE)
                : draw.any(Detail.values());
        var query = EnglishSentences.capital(draw.any(detail.questions).replace("{t}", letter.topic()));
        var accepted =
                switch (detail) {
                    case SENDER -> List.of(letter.from());
                    case RECIPIENT -> List.of(letter.to());
                    case DATE -> StoryTime.forms(letter.date());
                    case SUBJECT -> List.of(letter.subject());
                };
        var rivals = letters.stream()
                .flatMap(other -> switch (detail) {
                    case SENDER, RECIPIENT -> List.of(other.from(), other.to()).stream();
                    case DATE -> StoryTime.forms(other.date()).stream();
                    case SUBJECT -> List.of(other.subject()).stream();
                })
                .toList();
        var line =
                switch (layout) {
                    case HEADERS, ELECTRONIC ->
                        switch (detail) {
                            case SENDER -> "From: " + letter.from();
                            case RECIPIENT -> "To: " + letter.to();
                            case DATE -> "Date: " + StoryTime.day(letter.date());
                            case SUBJECT -> "Subject: " + letter.subject();
                        };
                    case BY_HAND ->
                        switch (detail) {
                            case SENDER -> "Yours, " + letter.from();
                            case RECIPIENT -> "Dear " + letter.to() + ",";
                            case DATE, SUBJECT -> StoryTime.day(letter.date());
                        };
                };
        return Asked.oneOf(query, accepted, rivals, List.of(line, mention));
    }

    private static String other(Scene scene, Layout layout, String topic, double place) {
        var draw = scene.draw();
        var names = scene.names();
        var letter =
                letter(scene, names.passing(Holder.PERSON), names.passing(Holder.PERSON), topicBut(draw, topic), place);
        return block(
                scene,
                layout,
                letter,
                draw.chance(0.6)
                        ? mention(draw, letter.topic())
                        : scene.chatter().sentence());
    }

    private static Letter letter(Scene scene, String from, String to, String topic, double place) {
        var subject = scene.draw().any("About", "Concerning", "Once more", "News of", "A word on") + " "
                + scene.names().passing(Holder.HOUSE);
        return new Letter(from, to, scene.time().dayAt(place), subject, topic, place);
    }

    private static String block(Scene scene, Layout layout, Letter letter, String mention) {
        var chatter = scene.chatter();
        var body = scene.draw().chance(0.5)
                ? chatter.sentence() + " " + mention + " " + chatter.sentence()
                : mention + " " + chatter.sentence() + " " + chatter.sentence();
        var day = StoryTime.day(letter.date());
        return switch (layout) {
            case HEADERS ->
                "From: " + letter.from() + "\nTo: " + letter.to() + "\nDate: " + day + "\nSubject: " + letter.subject()
                        + "\n" + body + "\n\n";
            case ELECTRONIC ->
                "Subject: " + letter.subject() + "\nDate: " + day + "\nTo: " + letter.to() + "\nFrom: " + letter.from()
                        + "\n> " + chatter.sentence() + "\n" + body + "\n-- end of message --\n";
            case BY_HAND ->
                scene.names().passing(Holder.VILLAGE) + ", " + day + "\nDear " + letter.to() + ",\n" + body
                        + "\nYours, " + letter.from() + "\n\n";
        };
    }

    private static String mention(Draw draw, String topic) {
        return draw.any(MENTIONS).replace("{t}", topic);
    }

    private static String topic(Draw draw) {
        return "the " + draw.any(ADJECTIVES) + " " + draw.any(NOUNS);
    }

    private static String topicBut(Draw draw, String other) {
        var topic = topic(draw);
        while (topic.equals(other)) {
            topic = topic(draw);
        }
        return topic;
    }
}
