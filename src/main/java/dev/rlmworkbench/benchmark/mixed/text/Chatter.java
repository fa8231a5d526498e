package dev.rlmworkbench.benchmark.mixed.text;

import java.util.List;
import java.util.regex.Pattern;

/// Sentences that answer no question: what else goes on where the facts happen. They hold names, numbers and dates,
/// too, so that facts do not stand out.
public final class Chatter {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    private static final List<String> SENTENCES = List.of(
            "The road to {village} was closed for {n} days because of {trouble}.",
            "{person} asked for {n} more chairs before the next meeting.",
            "Nobody could say who had left {thing} in the corridor.",
            "A letter from {village} arrived {n} days late and was read twice.",
            "Somebody moved {thing} away from the gate to make room for {thing2}.",
            "{person} and {person2} spent the afternoon sorting {stuff}.",
            "It rained from morning to night, and the cellar had to be pumped dry again.",
            "In {village} they are said to have the same problem with {trouble}.",
            "The clock in the stairwell is {n} minutes slow, which has confused several visitors.",
            "{person} promised to bring {thing} back by the end of the week.",
            "There was some talk of {stuff}, but no decision was taken.",
            "Two windows on the north side were cleaned, the others will follow {late}.",
            "For {stuff} one pays {n} crowns now, and people grumble about it.",
            "{person} was ill and could not come, so {person2} took the keys.",
            "A stray dog slept beside {thing} and was fed by everybody.",
            "After {trouble}, the crew of the {ship} stayed in the harbour.",
            "Somebody had painted {thing} green overnight.",
            "About {n} people came to the concert, fewer than hoped for.",
            "The old ledger was found behind {thing}, with page {n} torn out.",
            "{person} would like to see the {stuff} in a drier place.",
            "From {village} one can see as far as the hills on a clear day.",
            "The post was late again because of {trouble}.",
            "It took {n} hours to carry {thing} up to the second floor.",
            "{person} told a long story about {village} that nobody believed.",
            "The apples at {house} ripen earlier than elsewhere.",
            "For the feast, {n} lanterns and a box of {stuff} were borrowed from {firm}.",
            "The stove smokes whenever the wind comes from the east.",
            "{person} has counted the spoons and found that {n} are missing.",
            "The ferry to {village} goes only twice a day now.",
            "Whoever wants to help with {stuff} should speak to {person}.",
            "The new lamp at the corner of {house} gives more light than expected.",
            "A bill from {firm} was paid, although nobody remembered having ordered anything.",
            "The children of {village} sang in front of {house}.",
            "{person} is looking for a pair of gloves, left behind near {thing}.",
            "The roof of {house} leaks in {n} places.",
            "Until further notice the {stuff} will be kept in the shed.",
            "They waited {n} minutes for {person} and then began without further delay.",
            "Half of the {stuff} was given to the school in {village}.",
            "{person} wrote a short note about {trouble} and pinned it to the door.",
            "Everyone agreed that {thing} looks better than before.",
            "The well was measured and stood at {n} inches.",
            "On the way to {village}, {person} lost a wheel and walked the rest.",
            "A visitor from {firm} looked at {thing} and shook his head.",
            "There is still no news of the parcel that {person} sent.",
            "Because of {trouble}, supper was cold and short.",
            "The choir rehearses in {house} until the hall is heated again.",
            "{person} has a cold and stays at home.",
            "For some {stuff} one got {n} candles in exchange.",
            "The inspector came, looked at {thing}, and left without a word.",
            "Most of the day went by with {stuff} and small repairs.");

    private static final List<String> THINGS = List.of(
            "the long table",
            "a broken ladder",
            "the blue cabinet",
            "an empty barrel",
            "the piano",
            "a crate of bottles",
            "the weather vane",
            "the iron bench",
            "an old trunk",
            "the spare bicycle",
            "the copper kettle",
            "a roll of carpet",
            "the notice board",
            "the garden swing",
            "a sewing machine",
            "the big mirror",
            "the hand cart",
            "a stack of plates");
    private static final List<String> STUFF = List.of(
            "firewood",
            "old newspapers",
            "winter coats",
            "dried herbs",
            "picture frames",
            "fishing nets",
            "flower pots",
            "unsorted letters",
            "linen",
            "marmalade jars",
            "roof slates",
            "musical scores",
            "lost property",
            "hay",
            "chalk and slates");
    private static final List<String> TROUBLES = List.of(
            "a fallen tree",
            "the strike",
            "heavy snow",
            "a burst pipe",
            "thick fog",
            "the flood",
            "a broken axle",
            "the measles",
            "a mix-up of papers",
            "high winds",
            "the harvest");
    private static final List<String> LATE = List.of(
            "next week",
            "before the winter",
            "after the holidays",
            "a few days later",
            "toward the end of the month",
            "as soon as there is time");

    private final Draw draw;
    private final InventedNames names;

    Chatter(Draw draw, InventedNames names) {
        this.draw = draw;
        this.names = names;
    }

    public String sentence() {
        return SLOT.matcher(draw.any(SENTENCES)).replaceAll(slot -> filling(slot.group(1)));
    }

    private String filling(String slot) {
        return switch (slot) {
            case "person", "person2" -> names.passing(Holder.PERSON);
            case "village" -> names.passing(Holder.VILLAGE);
            case "house" -> names.passing(Holder.HOUSE);
            case "firm" -> names.passing(Holder.FIRM);
            case "ship" -> names.passing(Holder.SHIP);
            case "thing", "thing2" -> draw.any(THINGS);
            case "stuff" -> draw.any(STUFF);
            case "trouble" -> draw.any(TROUBLES);
            case "late" -> draw.any(LATE);
            case "n" -> Integer.toString(draw.between(2, 60));
            default -> throw new IllegalArgumentException("no filling for " + slot);
        };
    }
}
