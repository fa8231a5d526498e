package dev.rlmworkbench.benchmark.ruler;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Words for keys and word lists. No noun begins or ends with another one, so that none of the words put together here
/// stands within another.
final class WordBook {

    private static final List<String> NOUNS = list("""
            acorn anchor apple apron badge bagel balloon bamboo banjo barrel basket beacon bench birch
            bishop blanket bonnet bottle boulder bridge bucket buffalo bugle burrow button cabin cactus
            camel candle canoe canyon captain carrot castle cedar cello chapel cherry chimney clover
            cobbler comet copper coral cottage cradle crater cricket crystal curtain cushion cymbal
            daisy dolphin donkey dragon drawer ember engine falcon feather fiddle finch flagon flute
            forest fossil fountain furnace garden garlic gazelle ginger glacier goblet gravel guitar
            hammer harbour harvest hazel helmet heron hollow honey hornet igloo island ivory jacket
            jaguar jasmine jewel juniper kettle kitten ladder lagoon lantern larch laurel lemon leopard
            library lilac linen lizard lobster lotus magnet mantle maple marble market meadow melon
            mirror mitten monsoon mosaic mountain mustard napkin nectar nettle nutmeg oasis oboe olive
            onion opal orchard otter oyster paddle parrot pasture pebble pelican pencil pepper piano
            picnic pigeon pillow pistachio pitcher planet plaza pocket poplar puddle pumpkin puzzle
            quarry quartz quilt rabbit raccoon radish raven ribbon river robin rocket saddle saffron
            sailor salmon sandal satchel scarf sculptor shadow shelter shovel sparrow spider spruce
            squirrel stable statue summit sundial tavern teapot temple thicket thimble thistle thunder
            tiger timber tomato torch trumpet tulip tunnel turnip turtle tweed umbrella valley vanilla
            velvet village violin walnut walrus weasel whistle willow window winter wizard yarrow yogurt
            zebra zephyr almanac antler armour asphalt attic auburn bakery barley bassoon bazaar bellows
            biscuit blossom bobbin bramble brandy bronze buckle burlap butter cabbage calico canvas
            caravan cashew caviar celery chariot chestnut chisel cinder cipher citrus cluster coconut
            compass cornet cottonwood coyote cutlass cypress dagger denim diamond doorway dormouse
            dynamo eggplant elbow emerald epaulet escarp estuary fabric ferret filament flamingo flannel
            gallery gargoyle gasket geyser giraffe gondola gosling granite hamlet hammock hedgehog
            helium hickory hyacinth iceberg inkwell ironwood javelin kayak kennel kernel kimono knuckle
            lacquer lattice lavender lever limpet lyric mackerel mallard mandolin marigold meteor
            mongoose muslin narwhal nickel octave orchid osprey palette panther parasol parsley pavilion
            pendant pewter pheasant pontoon porridge prairie pyramid quiver rafter raisin reindeer
            rosemary rudder sapling sardine sesame shingle spindle starling sturgeon sunflower
            tambourine tapestry terrace toboggan tortoise trellis trombone trowel vessel viaduct walkway
            waterfall wombat woodland yacht zeppelin""");

    private static final List<String> ADJECTIVES = list("""
            able absent amber ancient arctic autumn awkward basic bitter blank bold brave brief bright
            brisk broad calm careful cheerful clever cloudy coarse cosy crimson curious curly dainty
            damp daring deep dim distant dizzy dry dusty eager early easy elder empty exact faint fair
            famous fancy fierce firm foggy fond frosty gentle giant glad golden grand great green grim
            handy happy harsh hasty heavy hidden honest humble hungry icy idle jolly keen kind large
            late lavish lazy light little lively lonely loud loyal lucky marine mellow merry mighty
            misty modest narrow neat nimble noble northern novel odd orange pale patient plain polite
            proud purple quick quiet rapid rare ready rough round royal rural rusty scarlet secret shiny
            shy silent silver simple sleepy slim slow smooth snowy solid southern spare steady stern
            sturdy subtle sunny sweet swift tall tame tender thin tidy tiny upper urban vast violet
            vivid warm wary weary western white wide wild wise wooden young zany""");

    private final RandomGenerator random;

    WordBook(RandomGenerator random) {
        this.random = random;
    }

    /// Such as `crimson-lantern`.
    String key() {
        return any(ADJECTIVES) + "-" + any(NOUNS);
    }

    /// Such as `lanternwillow`; about 130,000 different ones.
    String word() {
        var first = any(NOUNS);
        var second = any(NOUNS);
        return first.equals(second) ? word() : first + second;
    }

    /// Of all words of [#word()], how many there are.
    static int words() {
        return NOUNS.size() * (NOUNS.size() - 1);
    }

    private String any(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    private static List<String> list(String words) {
        return Arrays.asList(words.split("\\s+"));
    }
}
