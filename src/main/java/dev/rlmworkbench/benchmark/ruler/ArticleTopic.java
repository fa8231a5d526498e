package dev.rlmworkbench.benchmark.ruler;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What an invented article is about, and what it can tell. In sentences and questions `{s}` is the subject, `{v}` what
/// is told of it.
enum ArticleTopic {
    TOWN(
            List.of(
                    "{s} is a town in the hills between two large forests.",
                    "{s} is a small town that grew around a monastery.",
                    "{s} is a market town on an old trade road."),
            List.of(
                    new Attribute(
                            Value.YEAR,
                            List.of("It received its charter in {v}.", "Its charter dates from {v}."),
                            List.of("In what year did {s} receive its charter?", "When was {s} given its charter?")),
                    new Attribute(
                            Value.THOUSANDS,
                            List.of(
                                    "At the last census it had {v} inhabitants.",
                                    "The population was last counted at {v}."),
                            List.of("How many inhabitants does {s} have?", "What is the population of {s}?")),
                    new Attribute(
                            Value.PLACE,
                            List.of("It lies on the river {v}.", "The river {v} runs through it."),
                            List.of("On which river does {s} lie?", "Which river flows through {s}?")),
                    new Attribute(
                            Value.PRODUCT,
                            List.of(
                                    "For centuries it lived from making {v}.",
                                    "Its workshops were known abroad for {v}."),
                            List.of("What were the workshops of {s} known for?", "What did {s} make for centuries?")),
                    new Attribute(
                            Value.PERSON,
                            List.of("The town hall was designed by {v}.", "Its town hall is a work of {v}."),
                            List.of(
                                    "Who designed the town hall of {s}?",
                                    "Who was the architect of the town hall of {s}?"),
                            "the architect of the town hall of {s}"),
                    new Attribute(
                            Value.THOUSANDS,
                            List.of(
                                    "A fire destroyed {v} houses before the new walls were built.",
                                    "Before the walls were rebuilt, {v} houses were lost in a fire."),
                            List.of("How many houses of {s} did the fire destroy?")))),
    SHIP(
            List.of(
                    "{s} was built for the mail service along the northern coast.",
                    "{s} served for decades as a ferry before she was sold.",
                    "{s} carried freight and a few passengers."),
            List.of(
                    new Attribute(
                            Value.YEAR,
                            List.of("She was launched in {v}.", "Her launch took place in {v}."),
                            List.of("In what year was {s} launched?", "When was {s} launched?")),
                    new Attribute(
                            Value.PLACE,
                            List.of("She was built in a yard at {v}.", "Her keel was laid at {v}."),
                            List.of("In which town was {s} built?", "Where was the keel of {s} laid?"),
                            "the town where {s} was built"),
                    new Attribute(
                            Value.PERSON,
                            List.of("Her first master was {v}.", "On her first voyage {v} was in command."),
                            List.of("Who was the first captain of {s}?", "Who commanded {s} on her first voyage?"),
                            "the first captain of {s}"),
                    new Attribute(
                            Value.THOUSANDS,
                            List.of("Her engines gave {v} horsepower.", "She had engines of {v} horsepower."),
                            List.of("How many horsepower did the engines of {s} have?")),
                    new Attribute(
                            Value.PRODUCT,
                            List.of("On her last voyage she carried {v}.", "She was lost with a cargo of {v}."),
                            List.of("What was the cargo of {s} on her last voyage?")))),
    COMPANY(
            List.of(
                    "{s} is a family firm that has changed its trade several times.",
                    "{s} began in a rented shed behind a mill.",
                    "{s} was for a long time the largest employer of its district."),
            List.of(
                    new Attribute(
                            Value.YEAR,
                            List.of(
                                    "It has traded under this name since {v}.",
                                    "The firm was entered in the register in {v}."),
                            List.of("In what year was {s} registered?", "Since when has {s} traded under its name?")),
                    new Attribute(
                            Value.PERSON,
                            List.of("It was founded by {v}.", "Its founder was {v}."),
                            List.of("Who founded {s}?", "Who was the founder of {s}?"),
                            "the founder of {s}"),
                    new Attribute(
                            Value.PLACE,
                            List.of("Its head office stands in {v}.", "The firm is run from {v}."),
                            List.of("Where is the head office of {s}?", "In which town is the head office of {s}?"),
                            "the town with the head office of {s}"),
                    new Attribute(
                            Value.THOUSANDS,
                            List.of("In its best years it had {v} workers.", "It once employed {v} people."),
                            List.of("How many workers did {s} have in its best years?")),
                    new Attribute(
                            Value.PRODUCT,
                            List.of("Today it sells mainly {v}.", "Most of its income now comes from {v}."),
                            List.of("What does {s} mainly sell today?")))),
    PERSON(
            List.of(
                    "{s} worked as an engineer and wrote two books on bridges.",
                    "{s} taught drawing and mechanics at several schools.",
                    "{s} came from a family of clockmakers."),
            List.of(
                    new Attribute(
                            Value.YEAR,
                            List.of(
                                    "The year of birth is given as {v}.",
                                    "Church books name {v} as the year of birth."),
                            List.of("In what year was {s} born?", "When was {s} born?")),
                    new Attribute(
                            Value.PLACE,
                            List.of("The birthplace was {v}.", "The family lived in {v} at the time of the birth."),
                            List.of("In which town was {s} born?", "What is the birthplace of {s}?"),
                            "the birthplace of {s}"),
                    new Attribute(
                            Value.PERSON,
                            List.of("The most important teacher was {v}.", "Years of study under {v} followed."),
                            List.of("Who taught {s}?", "Under whom did {s} study?"),
                            "the teacher of {s}"),
                    new Attribute(
                            Value.PRODUCT,
                            List.of(
                                    "A first patent concerned the making of {v}.",
                                    "The first patent was for a way to make {v}."),
                            List.of("What did the first patent of {s} concern?")),
                    new Attribute(
                            Value.THOUSANDS,
                            List.of(
                                    "The estate left a library of {v} volumes.",
                                    "A library of {v} volumes was left to the city."),
                            List.of("How many volumes did the library of {s} have?"))));

    /// @param role how the value is called by what it is to the subject, where an article can be about the value; else
    ///             null
    record Attribute(
            Value value,
            List<String> sentences,
            List<String> questions,
            @Nullable String role) {
        Attribute(Value value, List<String> sentences, List<String> questions) {
            this(value, sentences, questions, null);
        }
    }

    /// What can be told of a subject.
    enum Value {
        YEAR,
        THOUSANDS,
        PLACE,
        PERSON,
        PRODUCT
    }

    private static final List<String> TRADES = Arrays.asList(
            "Foundry Looms Brewery Pottery Sawmill Shipyard Bindery Tannery Ropeworks Glassworks".split(" "));
    private static final List<String> PRODUCTS = List.of(
            "church bells",
            "pocket watches",
            "sailcloth",
            "copper kettles",
            "felt hats",
            "violin strings",
            "roof tiles",
            "sealing wax",
            "straw baskets",
            "surgical tools",
            "tin soldiers",
            "velvet gloves",
            "wooden clocks",
            "writing ink",
            "fishing nets",
            "oil lamps",
            "piano keys",
            "millstones",
            "harness leather",
            "printed maps");

    private final List<String> openings;
    private final List<Attribute> attributes;

    ArticleTopic(List<String> openings, List<Attribute> attributes) {
        this.openings = openings;
        this.attributes = attributes;
    }

    List<String> openings() {
        return openings;
    }

    List<Attribute> attributes() {
        return attributes;
    }

    /// A name for a subject that is like none of those drawn as its own.
    String subject(ArticleNames names, RandomGenerator random) {
        return switch (this) {
            case TOWN -> names.place();
            case SHIP -> "the steamship " + names.place();
            case COMPANY -> names.place() + " " + TRADES.get(random.nextInt(TRADES.size()));
            case PERSON -> names.person();
        };
    }

    static String value(Value value, ArticleNames names, RandomGenerator random) {
        return switch (value) {
            case YEAR -> Integer.toString(random.nextInt(1501, 1950));
            case THOUSANDS -> Integer.toString(random.nextInt(2_000, 60_000));
            case PLACE -> names.place();
            case PERSON -> names.person();
            case PRODUCT -> PRODUCTS.get(random.nextInt(PRODUCTS.size()));
        };
    }

    /// What an article about such a value would be about; null where there are no articles about it.
    static @Nullable ArticleTopic about(Attribute attribute) {
        if (attribute.role() == null) {
            return null;
        }
        return switch (attribute.value()) {
            case PLACE -> TOWN;
            case PERSON -> PERSON;
            case YEAR, THOUSANDS, PRODUCT -> null;
        };
    }
}
