package dev.rlmworkbench.benchmark.mixed.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a fact can be about. Every name has two words, put together from two lists.
public enum Holder {
    PERSON(
            "person",
            joined(
                    "Al Be Cor Da El Fen Gar Hel Is Ka Lu Mi Nor Os Pel Ro Sel Ti Ul Ves",
                    "bin da lena mund rian tha vin wen"),
            joined(
                    "Ash Bram Cald Drum Eck Far Gal Hazel Ive Kerr Lang Mer Nettle Oak Pren Rav Sand Thorn Under Wex",
                    "beck combe dale ford gate holm ley mont ridge stead ton worth")),
    SHIP(
            "ship",
            words(
                    "Amber Bold Copper Dapper Early Faithful Gentle Humble Idle Jolly Keen Lively Merry Nimble Patient Quiet"
                            + " Restless Silver Tidy Velvet Wandering Western Young Gallant Hasty Lonely Modest Proud Ragged Steady"),
            words(
                    "Badger Cormorant Dolphin Egret Fox Gannet Hare Ibis Jackdaw Kestrel Lark Marten Newt Osprey Plover Rook"
                            + " Seal Tern Wagtail Otter Curlew Magpie Pelican Sparrow Stoat Swift Weasel Wren Puffin Lapwing")),
    HOUSE(
            "building",
            words(
                    "Acorn Bellflower Candle Damson Ember Feather Garnet Hawthorn Ivory Jasmine Kettle Linden Mulberry Nutmeg"
                            + " Orchard Parsley Quince Rosemary Saffron Tansy Umber Vesper Walnut Yarrow Zinnia Bramble Clover Fennel"),
            words("House Hall Tower Lodge Court Villa Chapel Pavilion Library Brewery Bakery School")),
    FIRM(
            "firm",
            joined(
                    "Ack Bol Chis Dre Ester Fro Gund Hamp Ingle Jes Kip Lod Mabe Nib Oster Pock Rud Stil Tweed Wig",
                    "ard bury by ell er ham ington ley mer ock"),
            words(
                    "Ropeworks Tannery Foundry Potteries Sawmills Dyeworks Bindery Distillery Cutlery Looms Quarries Bellworks"
                            + " Papermill Glassworks Chandlers")),
    VILLAGE(
            "village",
            words(
                    "Adder Birch Crow Dusk Elder Frost Gorse Heron Iron Juniper Kite Larch Moss Nether Otter Pebble Quarry Raven"
                            + " Sable Thistle Upper Violet Winter Yonder Badger Chalk Dapple Flint Grey Hollow"),
            words(
                    "Bank Cross Dell End Ferry Green Heath Isle Knoll Moor Nook Pass Reach Slope Vale Weir Yard Fold Gap Rise"));

    private final String noun;
    private final List<String> first;
    private final List<String> second;

    Holder(String noun, List<String> first, List<String> second) {
        this.noun = noun;
        this.first = first;
        this.second = second;
    }

    /// `ship`.
    public String noun() {
        return noun;
    }

    List<String> first() {
        return first;
    }

    public List<String> second() {
        return second;
    }

    private static List<String> words(String list) {
        return Arrays.asList(list.split(" "));
    }

    private static List<String> joined(String starts, String ends) {
        var all = new ArrayList<String>();
        for (var start : words(starts)) {
            for (var end : words(ends)) {
                all.add(start + end);
            }
        }
        return List.copyOf(all);
    }
}
