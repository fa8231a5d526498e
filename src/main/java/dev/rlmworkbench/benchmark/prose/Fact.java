package dev.rlmworkbench.benchmark.prose;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/// A statement about something that does not exist, so that no model knows it from training.
record Fact(String sentence, String question, String answer) {

    private static final List<String> PEOPLE = List.of(
            "Elsbeth Varn",
            "Corvin Tashel",
            "Imrada Holt",
            "Quillan Desh",
            "Sabeth Orlin",
            "Dario Fennick",
            "Yolanthe Brix",
            "Marek Ostrava",
            "Petra Undset",
            "Lucan Abernow");
    private static final List<String> COMPANIES = List.of(
            "Orveth Mills",
            "Brannock Glassworks",
            "Sellwyn Foundry",
            "Tarrick Shipping",
            "Ulmer Clocks",
            "Pellin Press");
    private static final List<String> INSTITUTES = List.of(
            "Darnell Institute", "Kesh Observatory", "Morvane Academy", "Islin Laboratory", "Hadrel Conservatory");
    private static final List<String> BRIDGES = List.of("Karsk", "Venloe", "Ostermar", "Quenby", "Ralden", "Tivoran");
    private static final List<String> LAKES = List.of("Imra", "Solvane", "Orrest", "Belisk", "Yarrowin");
    private static final List<String> CODE_NAMES =
            List.of("Heron", "Obsidian", "Marigold", "Lantern", "Juniper", "Falcon", "Thistle", "Cobalt");
    private static final List<String> TOWNS =
            List.of("Tarnwick", "Eskermouth", "Vellby", "Dunmarrow", "Corlaith", "Ashvane");
    private static final List<String> CHARTERS =
            List.of("Weavers' League", "Salt Compact", "Harbour Union", "Anchor Brotherhood", "River Assembly");
    private static final List<String> GUILDS = List.of(
            "Guild of Bellmakers", "Guild of Mapmakers", "Guild of Ropewalkers", "Guild of Dyers", "Guild of Coopers");
    private static final List<String> ISLES = List.of("Ossary", "Fenholm", "Skarra", "Little Ambry", "Torvey");
    private static final List<String> COLOURS = List.of("teal", "crimson", "ochre", "violet", "turquoise", "maroon");
    private static final List<String> MINERALS =
            List.of("veltrite", "ombrasite", "karnelith", "sorvanite", "ilmaquartz");

    /// One fact of each of the eight kinds, in random order, with answers that are all different.
    static List<Fact> oneOfEachKind(RandomGenerator random) {
        var people = new ArrayList<>(PEOPLE);
        Collections.shuffle(people, random);
        var facts = new ArrayList<>(List.of(
                foundingYear(random),
                director(people.get(0), random),
                bridgeLength(random),
                codeName(random),
                charter(random),
                income(random),
                flag(random),
                discoverer(people.get(1), random)));
        Collections.shuffle(facts, random);
        return facts;
    }

    private static Fact foundingYear(RandomGenerator random) {
        var company = any(COMPANIES, random);
        var year = Integer.toString(random.nextInt(1701, 1990));
        return new Fact(
                "The company " + company + " was founded in the year " + year + " by two former clockmakers.",
                "In which year was the company " + company + " founded?",
                year);
    }

    private static Fact director(String person, RandomGenerator random) {
        var institute = any(INSTITUTES, random);
        return new Fact(
                "The current director of the " + institute + " is " + person + ".",
                "Who is the current director of the " + institute + "?",
                person);
    }

    private static Fact bridgeLength(RandomGenerator random) {
        var bridge = any(BRIDGES, random);
        var metres = Integer.toString(random.nextInt(120, 980));
        return new Fact(
                "Measured from tower to tower, the " + bridge + " Bridge has a length of " + metres + " metres.",
                "How many metres long is the " + bridge + " Bridge from tower to tower?",
                metres);
    }

    private static Fact codeName(RandomGenerator random) {
        var lake = any(LAKES, random);
        var name = any(CODE_NAMES, random);
        return new Fact(
                "The depth survey of Lake " + lake + " was carried out under the code name " + name + ".",
                "Under which code name was the depth survey of Lake " + lake + " carried out?",
                name);
    }

    private static Fact charter(RandomGenerator random) {
        var league = any(CHARTERS, random);
        var town = any(TOWNS, random);
        return new Fact(
                "The founding charter of the " + league + " is kept in the town of " + town + ".",
                "In which town is the founding charter of the " + league + " kept?",
                town);
    }

    private static Fact income(RandomGenerator random) {
        var guild = any(GUILDS, random);
        var crowns = Integer.toString(random.nextInt(10_000, 100_000));
        return new Fact(
                "Last year the " + guild + " received a grant of " + crowns + " crowns.",
                "How many crowns was the grant that the " + guild + " received last year?",
                crowns);
    }

    private static Fact flag(RandomGenerator random) {
        var isle = any(ISLES, random);
        var colour = any(COLOURS, random);
        return new Fact(
                "The flag of the isle of " + isle + " is plain " + colour + " without any emblem.",
                "What colour is the flag of the isle of " + isle + "?",
                colour);
    }

    private static Fact discoverer(String person, RandomGenerator random) {
        var mineral = any(MINERALS, random);
        return new Fact(
                "The mineral " + mineral + " was first described by " + person + " in a short letter.",
                "Who first described the mineral " + mineral + "?",
                person);
    }

    private static String any(List<String> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
