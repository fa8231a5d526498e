package dev.rlmworkbench.benchmark.oolong;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Questions of each label. The labels share their openings and their words (`What`, `Which`, `Name`, `inventor`,
/// `city`), so that the label follows from what is asked, not from a word.
final class QuestionBank {

    private static final Pattern SLOT = Pattern.compile("\\{(\\w+)}");

    private static final Map<Label, List<String>> FORMS = new EnumMap<>(Map.of(
            Label.ABBREVIATION,
            List.of(
                    "What does {abbr} stand for?",
                    "What is {abbr} short for?",
                    "Which words are behind the letters {abbr}?",
                    "How is {abbr} spelled out in full?",
                    "What do the letters {abbr} mean when they are written out?",
                    "What is the full form of {abbr}?",
                    "Can you expand {abbr}?",
                    "Name the words that {abbr} is made from.",
                    "What is the abbreviation for {long}?",
                    "How do you shorten {long}?",
                    "Which letters are commonly written for {long}?",
                    "What is the acronym of {long}?",
                    "By which initials is {long} known in {country}?",
                    "How is {long} usually abbreviated?",
                    "What is the short form of {long}?",
                    "Tell me the initials that people use for {long}.",
                    "In a report from {country} I found {abbr}; what are its words?",
                    "Which initials do writers put for {long}?",
                    "What would {abbr} be without the abbreviation?",
                    "Who can tell me the long form of {abbr}?"),
            Label.DESCRIPTION_AND_ABSTRACT_CONCEPT,
            List.of(
                    "What is {term}?",
                    "What does the word {term} mean?",
                    "How does a {machine} work?",
                    "Why do {animals} sleep standing up?",
                    "What caused the {event} in {country}?",
                    "How do you cook {food}?",
                    "What is the difference between {term} and {term2}?",
                    "Why did the people of {city} take part in the {event}?",
                    "What is the origin of the custom of giving {food} to guests?",
                    "How are {instrument}s made?",
                    "What happened in {city} after the {event}?",
                    "Why is a {machine} painted on the flag of some regiments?",
                    "In what way does {disease} spread?",
                    "What are the symptoms of {disease}?",
                    "What is it like to live in {country}?",
                    "How can one tell a good {instrument} from a bad one?",
                    "What was the purpose of the first {machine}?",
                    "Name the reason why {animals} migrate.",
                    "Which considerations led {country} to change its constitution?",
                    "Explain how {metal} is refined.",
                    "Tell me about the history of {sport}.",
                    "What did the philosophers of {city} think about {term}?",
                    "How come nobody in {city} grows {plants}?",
                    "What role did {term} play in the {event}?"),
            Label.ENTITY,
            List.of(
                    "What is the national bird of {country}?",
                    "Which animal is a natural enemy of {animals}?",
                    "What colour is a polished piece of {metal}?",
                    "Which language is spoken by most people in {country}?",
                    "What disease did sailors get when they had no {food}?",
                    "What instrument did the inventor of the {machine} play?",
                    "Which sport besides {sport} is popular in {city}?",
                    "What currency is used in {country}?",
                    "Name a plant that keeps {animals} away.",
                    "What kind of wood is used for {instrument}s?",
                    "Which drink goes well with {food}?",
                    "What do {animals} eat in winter?",
                    "Which metal is heavier than {metal}?",
                    "What is the best-selling product of {country}?",
                    "Which newspaper first wrote about the {event}?",
                    "What crop replaced {plants} in {country}?",
                    "Which religion came to {city} with the traders?",
                    "What medicine is given to people with {disease}?",
                    "Name the ship on which the first {machine} was carried abroad.",
                    "Which dance is performed in {city} at the harvest?",
                    "What part of the body is attacked by {disease}?",
                    "How is the tool called that is used to tune a {instrument}?",
                    "Tell me which fabric was worn by players of {sport}.",
                    "What did people in {country} use before the {machine}?"),
            Label.HUMAN_BEING,
            List.of(
                    "Who invented the {machine}?",
                    "Who was the first president of {country}?",
                    "What is the name of the mayor of {city}?",
                    "Which king ruled {country} during the {event}?",
                    "Name the composer of the best-known concerto for {instrument}.",
                    "What explorer was the first to describe {animals}?",
                    "Whose portrait is on the coins of {country}?",
                    "Which chef made {food} famous?",
                    "What doctor found the cause of {disease}?",
                    "Who holds the record in {sport}?",
                    "By whom was the cathedral of {city} designed?",
                    "Which girl won the championship of {city} in {sport}?",
                    "Which merchant sold the first {machine}?",
                    "Name an actress who was born in {city}.",
                    "Which queen of {country} fled before the {event}?",
                    "What was the name of the chemist who isolated {metal}?",
                    "To which philosopher do we owe the idea of {term}?",
                    "Tell me which author wrote a novel about the {event}.",
                    "What general was blamed for the {event}?",
                    "Which two brothers brought {plants} to {country}?",
                    "Of all players of {sport}, which one earned the most?",
                    "Which {instrument} player from {city} performed under a false name?"),
            Label.LOCATION,
            List.of(
                    "Where was the {machine} invented?",
                    "What is the capital of {country}?",
                    "Which city has the oldest museum of {instrument}s?",
                    "In which country do most {animals} live?",
                    "What is the highest mountain of {country}?",
                    "Name the river that flows through {city}.",
                    "Which state produces the most {metal}?",
                    "What country did {food} come from?",
                    "Where do {animals} spend the winter?",
                    "Which sea lies to the west of {country}?",
                    "On which continent was {disease} first recorded?",
                    "What island was discovered during the {event}?",
                    "In what town was the inventor of the {machine} buried?",
                    "Which port was the largest before the {event}?",
                    "What street in {city} has the most shops?",
                    "Name the birthplace of {sport}.",
                    "Which desert would one cross on the way from {city} to {city2}?",
                    "What is the southernmost point of {country}?",
                    "To which region are {plants} native?",
                    "Tell me from which harbour the ships left for {country}.",
                    "What village did the astronomer from {city} come from?",
                    "Which lake is the source of the water of {city}?"),
            Label.NUMERIC_VALUE,
            List.of(
                    "How many people live in {country}?",
                    "When was the {machine} invented?",
                    "What year did the {event} begin?",
                    "How far is it from {city} to {city2}?",
                    "What is the melting point of {metal}?",
                    "How long do {animals} live?",
                    "What does a {instrument} cost?",
                    "Which year saw the end of the {event}?",
                    "What percentage of people survive {disease}?",
                    "How fast can {animals} run?",
                    "What is the population of {city}?",
                    "On what date does {country} celebrate its independence?",
                    "How old was the inventor of the {machine} at death?",
                    "What is the weight of a bar of {metal}?",
                    "Name the number of players in a team of {sport}.",
                    "At what temperature should {food} be served?",
                    "What is the average height of {plants}?",
                    "In which century did {city} get its walls?",
                    "How much {food} is eaten in {country} in a year?",
                    "Which day of the month is market day in {city}?",
                    "What was the score when {city} last played {city2} in {sport}?",
                    "Tell me the telephone code of {city}.",
                    "What share of the land of {country} is covered by {plants}?",
                    "Up to what age can one catch {disease}?")));

    private static final Map<String, List<String>> FILLINGS = Map.ofEntries(
            Map.entry(
                    "country",
                    list("Brazil|Norway|Kenya|Japan|Peru|Canada|Egypt|Poland|Chile|India|Ireland|Turkey|Ghana"
                            + "|Finland|Mexico|Portugal|Vietnam|Greece|Morocco|Iceland|Austria|Cuba|Nepal|Sweden")),
            Map.entry(
                    "city",
                    list("Lisbon|Oslo|Cairo|Lima|Prague|Dublin|Vienna|Nairobi|Kyoto|Boston|Havana|Krakow|Naples"
                            + "|Bergen|Seville|Tunis|Porto|Riga|Ghent|Toronto|Hamburg|Leeds|Marseille|Bombay")),
            Map.entry(
                    "animals",
                    list("otters|storks|horses|bats|wolves|geese|elephants|seals|badgers|flamingos|moose|lizards"
                            + "|swallows|camels|hedgehogs|tortoises|salmon|butterflies|owls|squirrels")),
            Map.entry(
                    "machine",
                    list("telescope|sewing machine|steam engine|typewriter|bicycle|microscope|printing press"
                            + "|elevator|parachute|barometer|refrigerator|thermometer|camera|tractor|helicopter|zip fastener"
                            + "|vacuum cleaner|submarine|loom|light bulb")),
            Map.entry(
                    "food",
                    list(
                            "dumplings|pickled herring|rice pudding|goat cheese|lentil soup|honey cake|black bread|figs"
                                    + "|smoked eel|chestnuts|marmalade|flatbread|olives|onion soup|dried apricots|potato pancakes")),
            Map.entry(
                    "instrument",
                    list("violin|harp|flute|trumpet|cello|accordion|banjo|clarinet|mandolin|oboe|piano|guitar"
                            + "|drum|zither|bassoon|lute")),
            Map.entry(
                    "disease",
                    list("malaria|scurvy|measles|cholera|rabies|typhus|mumps|gout|tetanus|asthma|diphtheria"
                            + "|influenza|leprosy|anaemia|smallpox|whooping cough")),
            Map.entry(
                    "metal",
                    list("copper|tin|zinc|nickel|silver|lead|gold|iron|platinum|aluminium|chrome|tungsten|cobalt"
                            + "|titanium|mercury|magnesium")),
            Map.entry(
                    "sport",
                    list("rowing|curling|fencing|handball|ice hockey|cricket|volleyball|polo|archery|judo|rugby"
                            + "|wrestling|badminton|lacrosse|tennis|chess")),
            Map.entry(
                    "term",
                    list("irony|inflation|gravity|nostalgia|democracy|osmosis|feudalism|metaphor|entropy|photosynthesis"
                            + "|stoicism|jurisprudence|symmetry|erosion|hypnosis|solidarity|perspective|superstition")),
            Map.entry(
                    "event",
                    list("great flood|civil war|gold rush|harbour strike|salt revolt|long winter|land reform"
                            + "|peasant uprising|siege|potato famine|railway boom|bread riots|trade war|winter games|general strike"
                            + "|world fair")),
            Map.entry(
                    "plants",
                    list("birches|tulips|cacti|oaks|vines|palms|ferns|roses|orchids|sunflowers|larches|mosses"
                            + "|thistles|willows|lemon trees|pines")),
            Map.entry(
                    "abbr",
                    list(
                            "NATO|UNESCO|DNA|HTML|BBC|NASA|FIFA|OPEC|AIDS|RSVP|GDP|IMF|WWF|SCUBA|LASER|RADAR|CEO|VAT"
                                    + "|FAQ|PDF|UFO|ATM|IQ|SPCA|YMCA|CNN|MRI|ISBN|USB|GPS|DVD|CPR|EEC|ILO|WHO|CERN|SONAR|TNT|PVC|LED")),
            Map.entry(
                    "long",
                    list("International Olympic Committee|kilowatt hour|member of parliament|Federal Reserve System"
                            + "|miles per hour|as soon as possible|World Trade Organisation|Master of Arts|cubic centimetre"
                            + "|personal computer|European Space Agency|post office box|before noon|chief financial officer"
                            + "|compact disc|Royal Air Force|degrees Fahrenheit|bachelor of science|prisoner of war"
                            + "|public limited company")));

    private QuestionBank() {}

    static String any(Label label, RandomGenerator random) {
        var form = any(FORMS.get(label), random);
        return SLOT.matcher(form)
                .replaceAll(slot -> any(FILLINGS.get(slot.group(1).replace("2", "")), random));
    }

    /// Of each label, with slots in braces.
    static Map<Label, List<String>> forms() {
        return FORMS;
    }

    private static List<String> list(String text) {
        return List.of(text.split("\\|"));
    }

    private static <T> T any(List<T> list, RandomGenerator random) {
        return list.get(random.nextInt(list.size()));
    }
}
