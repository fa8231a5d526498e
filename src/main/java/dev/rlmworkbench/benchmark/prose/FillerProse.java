package dev.rlmworkbench.benchmark.prose;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Endless reports from a town administration: one subject a paragraph, no digits, no name that a [Fact] uses.
public final class FillerProse {

    private static final List<List<String>> SUBJECTS = List.of(
            List.of(
                    "The morning in {place} began {sky}, and by noon the wind had turned {wind}.",
                    "Toward evening the air over {place} grew cooler, as is usual {season}.",
                    "The observers noted {sky2} and a slow change in pressure.",
                    "Farmers near {place} had hoped for rain, but the fields stayed dry for another {span}.",
                    "A thin fog lay over the meadows until the sun had climbed above the roofs.",
                    "No warning was issued, since the forecast spoke of calm days ahead."),
            List.of(
                    "The {department} met in {place} to talk about the coming {span}.",
                    "Most of the meeting was spent on {matter}, which had been postponed twice before.",
                    "Two members asked for more time, and the chair agreed without a vote.",
                    "It was decided to write to the {department2} and to wait for a reply.",
                    "The minutes were read aloud, corrected in one place and signed.",
                    "Nobody raised the question of {matter2}, although it stood on the agenda."),
            List.of(
                    "A delivery of {goods} reached {place} later than planned.",
                    "The carriers explained that the road had been blocked for a {span} by {obstacle}.",
                    "Everything was counted, and only a few boxes of {goods2} turned out to be damaged.",
                    "The storekeeper wrote a receipt and put the papers into the green folder.",
                    "What could not be stored at once was covered and left in the yard.",
                    "Further supplies are expected {season2}, weather permitting."),
            List.of(
                    "Work on {building} went on at a steady pace during the {span}.",
                    "The masons replaced the cracked steps, while the painters finished the inner doors.",
                    "Because of {obstacle}, the scaffolding could not be taken down as agreed.",
                    "An inspector from the {department} looked at the roof and found it sound.",
                    "The old windows will be kept, since they are admired by many visitors.",
                    "Some neighbours complained about the noise, and the hours of work were changed."),
            List.of(
                    "Anyone who wants to borrow {goods} should first ask at {building}.",
                    "The form has to be filled in completely, and a copy stays with the {department}.",
                    "After the papers have been checked, the applicant is called in person.",
                    "If something is missing, the file goes back and the procedure starts again.",
                    "Keys are handed out in the afternoon and have to be returned before closing.",
                    "Exceptions are possible, but they need the consent of the {department2}."),
            List.of(
                    "A group of visitors walked from {place} to {place2} and rested on the way.",
                    "They were shown {building} and listened to a short talk about {matter}.",
                    "The guide told old stories, some of which nobody had heard before.",
                    "In the evening there was music, and several guests stayed longer than intended.",
                    "Many asked for a map, so new ones will be printed {season}.",
                    "The innkeeper said that such groups have become more frequent over the last {span}."),
            List.of(
                    "The {department} began a course for new helpers at {building}.",
                    "On the first day the helpers learned how to sort and label {goods}.",
                    "Later they practised what to do in case of {obstacle}.",
                    "The teacher was patient and repeated the difficult parts until all had understood.",
                    "At the end everyone wrote a short report about {matter}.",
                    "The next course will be held in {place}, where there is more room."));

    private static final List<String> PLACES = List.of(
            "the lower town",
            "the old harbour",
            "the market square",
            "the northern quarter",
            "the upper valley",
            "the mill district",
            "the western suburb",
            "the riverside",
            "the station quarter",
            "the hill villages");
    private static final List<String> DEPARTMENTS = List.of(
            "department of roads",
            "water office",
            "parks committee",
            "school board",
            "housing office",
            "fire service",
            "library committee",
            "health office",
            "transport council");
    private static final List<String> SKIES = List.of(
            "with a clear sky",
            "under low clouds",
            "with light drizzle",
            "in bright sunshine",
            "with frost on the grass");
    private static final List<String> NOTED = List.of(
            "scattered clouds",
            "a faint halo around the moon",
            "good visibility",
            "a few drops of rain",
            "distant thunder");
    private static final List<String> MATTERS = List.of(
            "the repair of the footpaths",
            "the opening hours of the baths",
            "the care of the old trees",
            "the lighting of the side streets",
            "the order of the archives",
            "the fees for the market stalls",
            "the training of volunteers");
    private static final List<String> GOODS = List.of(
            "timber",
            "roof tiles",
            "garden tools",
            "paper",
            "lamp oil",
            "blankets",
            "seed potatoes",
            "writing desks",
            "copper pipes");
    private static final List<String> BUILDINGS = List.of(
            "the town hall",
            "the grain store",
            "the reading room",
            "the old customs house",
            "the bath house",
            "the theatre",
            "the ferry station");
    private static final List<String> OBSTACLES = List.of(
            "fallen branches",
            "a broken cart",
            "high water",
            "missing permits",
            "a sudden storm",
            "a shortage of hands");
    private static final List<String> SEASONS = List.of(
            "in early spring", "before the harvest", "in late autumn", "after the holidays", "at the end of winter");

    private static final Map<String, List<String>> FILLINGS = Map.ofEntries(
            Map.entry("place", PLACES),
            Map.entry("place2", PLACES),
            Map.entry("department", DEPARTMENTS),
            Map.entry("department2", DEPARTMENTS),
            Map.entry("sky", SKIES),
            Map.entry("sky2", NOTED),
            Map.entry("wind", List.of("to the north", "to the east", "south again", "west and weak")),
            Map.entry("matter", MATTERS),
            Map.entry("matter2", MATTERS),
            Map.entry("goods", GOODS),
            Map.entry("goods2", GOODS),
            Map.entry("building", BUILDINGS),
            Map.entry("obstacle", OBSTACLES),
            Map.entry("season", SEASONS),
            Map.entry("season2", SEASONS),
            Map.entry("span", List.of("week", "month", "season", "fortnight")));

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    /// Items of the closing list: short, so that the list can end within a word or two of any length.
    private static final List<String> LIST_ITEMS = List.of(
            "rope", "nails", "chalk", "soap", "wax", "salt", "tea", "rice", "ink", "pens", "wool", "cups", "pots",
            "mats");

    private final RandomGenerator random;
    private final Deque<String> paragraph = new ArrayDeque<>();

    public FillerProse(RandomGenerator random) {
        this.random = random;
    }

    /// The next sentence; a new subject begins where the previous one has no more to say.
    public Sentence next() {
        if (paragraph.isEmpty()) {
            var subject = new ArrayList<>(SUBJECTS.get(random.nextInt(SUBJECTS.size())));
            var opening = subject.removeFirst();
            Collections.shuffle(subject, random);
            paragraph.add(opening);
            paragraph.addAll(subject.subList(0, random.nextInt(3, subject.size() + 1)));
        }
        var template = paragraph.removeFirst();
        var text = SLOT.matcher(template).replaceAll(slot -> any(FILLINGS.get(slot.group(1))));
        return new Sentence(text, paragraph.isEmpty());
    }

    String listItem() {
        return any(LIST_ITEMS);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    public record Sentence(String text, boolean endsParagraph) {}
}
