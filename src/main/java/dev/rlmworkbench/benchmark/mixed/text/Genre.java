package dev.rlmworkbench.benchmark.mixed.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What a text of sentences looks like. A genre puts any sentence into a block in which it does not stand out.
public enum Genre {
    /// Paragraphs.
    REPORT,
    /// Paragraphs with a headline and a place.
    NEWS,
    /// A heading with the date, then what happened that day.
    DIARY,
    /// Short dated lines with a dash.
    NOTES,
    /// Numbered items in which people speak.
    MINUTES,
    /// Sections with bullets.
    MARKDOWN,
    /// Lines with time and writer.
    MESSAGES,
    /// Letters with sender, recipient, date and subject.
    LETTERS;

    private static final List<String> SUBJECTS = List.of(
            "Various news",
            "From the week",
            "What was left over",
            "A few remarks",
            "Questions and answers",
            "Matters of the house",
            "Odds and ends",
            "For your information",
            "Since we last met",
            "Small things");

    public static Genre any(Draw draw) {
        return draw.any(values());
    }

    public static Genre anyBut(Draw draw, Genre... others) {
        return draw.anyBut(List.of(values()), Arrays.asList(others));
    }

    public String opening(Scene scene) {
        var place = scene.names().passing(Holder.VILLAGE);
        return switch (this) {
            case REPORT -> "Report on the affairs of " + place + " and its neighbours.\n\n";
            case NEWS -> "THE " + place.toUpperCase(Locale.ROOT) + " GAZETTE\n\n";
            case DIARY -> "Diary, begun at " + place + ".\n\n";
            case NOTES -> "Notes of the staff, " + place + "\n\n";
            case MINUTES -> "Minutes of the assembly of " + place + ", several sessions\n\n";
            case MARKDOWN -> "# Handbook of " + place + "\n\n";
            case MESSAGES -> "Messages of the group \"" + place + "\"\n\n";
            case LETTERS -> "Letters from the archive of " + place + "\n\n";
        };
    }

    /// A block with this sentence among others.
    public String block(Scene scene, String sentence, double place) {
        var draw = scene.draw();
        return switch (this) {
            case REPORT -> among(scene, sentence, 1, 5) + "\n\n";
            case NEWS ->
                scene.names().passing(Holder.VILLAGE) + ": "
                        + draw.any(SUBJECTS).toLowerCase(Locale.ROOT) + "\n" + among(scene, sentence, 1, 3) + "\n\n";
            case DIARY -> StoryTime.day(scene.time().dayAt(place)) + "\n" + among(scene, sentence, 1, 4) + "\n\n";
            case NOTES ->
                lines(scene, sentence, 2).stream()
                        .map(line -> "- " + scene.time().dayAt(place) + ": " + line + "\n")
                        .collect(Collectors.joining());
            case MINUTES ->
                draw.between(1, 40) + ". " + scene.names().passing(Holder.PERSON)
                        + draw.any(" takes the floor: ", " reports: ", " tells the assembly: ", " has the word: ")
                        + among(scene, sentence, 0, 3) + "\n";
            case MARKDOWN ->
                "## " + draw.any(SUBJECTS) + ", " + scene.names().passing(Holder.HOUSE) + "\n"
                        + lines(scene, sentence, 4).stream()
                                .map(line -> "- " + line + "\n")
                                .collect(Collectors.joining())
                        + "\n";
            case MESSAGES ->
                "[" + scene.time().dayAt(place) + " "
                        + StoryTime.clock(scene.time().at(place)) + "] "
                        + scene.names().passing(Holder.PERSON) + ": " + among(scene, sentence, 0, 2) + "\n";
            case LETTERS ->
                "From: " + scene.names().passing(Holder.PERSON) + "\nTo: "
                        + scene.names().passing(Holder.PERSON) + "\nDate: "
                        + StoryTime.day(scene.time().dayAt(place)) + "\nSubject: " + draw.any(SUBJECTS) + "\n"
                        + among(scene, sentence, 1, 4) + "\n\n";
        };
    }

    private static String among(Scene scene, String sentence, int fewest, int most) {
        int others = scene.draw().between(fewest, most);
        int at = scene.draw().between(0, others);
        return IntStream.rangeClosed(0, others)
                .mapToObj(i -> i == at ? sentence : scene.chatter().sentence())
                .collect(Collectors.joining(" "));
    }

    private static List<String> lines(Scene scene, String sentence, int most) {
        var lines = new ArrayList<String>();
        int others = scene.draw().between(0, most);
        int at = scene.draw().between(0, others);
        for (int i = 0; i <= others; i++) {
            lines.add(i == at ? sentence : scene.chatter().sentence());
        }
        return lines;
    }
}
