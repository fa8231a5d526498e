package dev.rlmworkbench.benchmark.mixed.ledger;

import static dev.rlmworkbench.benchmark.mixed.ledger.Field.MARK;
import static dev.rlmworkbench.benchmark.mixed.ledger.Field.WHAT;
import static dev.rlmworkbench.benchmark.mixed.ledger.Field.WHERE;
import static dev.rlmworkbench.benchmark.mixed.ledger.Field.WHO;

import java.util.List;
import java.util.Map;

/// The ledgers that there are.
public final class Domains {

    private Domains() {}

    public static final List<Domain> ALL = List.of(
            new Domain(
                    "delivery",
                    "deliveries",
                    "barrels",
                    3,
                    240,
                    Map.of(WHO, "carrier", WHERE, "depot", WHAT, "goods", MARK, "outcome"),
                    Map.of(WHO, "carriers", WHERE, "depots", WHAT, "kinds of goods", MARK, "outcomes"),
                    List.of(
                            "tar",
                            "vinegar",
                            "linseed oil",
                            "herring",
                            "cider",
                            "molasses",
                            "resin",
                            "brine",
                            "paraffin"),
                    List.of("refused", "accepted", "leaking", "overdue", "returned"),
                    Map.of(WHO, "by {v}", WHERE, "to {v}", WHAT, "of {v}", MARK, "marked as {v}"),
                    List.of(
                            "{who} made a delivery of {n} barrels of {what} to {where}, marked as {mark}.",
                            "At {where} a delivery of {n} barrels of {what} by {who} was marked as {mark}.",
                            "Marked as {mark}: {n} barrels of {what}, a delivery to {where} by {who}.",
                            "To {where} came {n} barrels of {what}, delivered by {who} and marked as {mark}.")),
            new Domain(
                    "repair",
                    "repairs",
                    "hours",
                    2,
                    75,
                    Map.of(WHO, "mechanic", WHERE, "workshop", WHAT, "machine", MARK, "state"),
                    Map.of(WHO, "mechanics", WHERE, "workshops", WHAT, "kinds of machines", MARK, "states"),
                    List.of(
                            "loom",
                            "winch",
                            "threshing machine",
                            "water pump",
                            "lathe",
                            "printing press",
                            "crane",
                            "saw"),
                    List.of("finished", "postponed", "abandoned", "under warranty", "waiting for parts"),
                    Map.of(WHO, "by {v}", WHERE, "at {v}", WHAT, "of a {v}", MARK, "booked as {v}"),
                    List.of(
                            "{who} spent {n} hours at {where} on the repair of a {what}, booked as {mark}.",
                            "The repair of a {what} at {where} took {who} {n} hours and is booked as {mark}.",
                            "Booked as {mark}: the repair of a {what} by {who} at {where}, {n} hours.",
                            "At {where}, {who} worked {n} hours to repair a {what}; this is booked as {mark}.")),
            new Domain(
                    "loan",
                    "loans",
                    "days",
                    4,
                    190,
                    Map.of(WHO, "borrower", WHERE, "branch", WHAT, "object", MARK, "condition"),
                    Map.of(WHO, "borrowers", WHERE, "branches", WHAT, "kinds of objects", MARK, "conditions"),
                    List.of(
                            "globe",
                            "sextant",
                            "tent",
                            "telescope",
                            "magic lantern",
                            "microscope",
                            "sledge",
                            "barometer"),
                    List.of("scratched", "spotless", "dented", "incomplete", "faded"),
                    Map.of(WHO, "to {v}", WHERE, "from {v}", WHAT, "of a {v}", MARK, "with the condition {v}"),
                    List.of(
                            "{who} kept a {what} from {where} for {n} days; the condition was {mark} on return.",
                            "The branch at {where} lent a {what} to {who} for {n} days, condition {mark}.",
                            "A {what} lent to {who} by {where} came back after {n} days in the condition {mark}.",
                            "For {n} days {who} had on loan a {what} from {where}, now in the condition {mark}.")),
            new Domain(
                    "harvest",
                    "harvests",
                    "sacks",
                    5,
                    310,
                    Map.of(WHO, "grower", WHERE, "farm", WHAT, "crop", MARK, "grade"),
                    Map.of(WHO, "growers", WHERE, "farms", WHAT, "crops", MARK, "grades"),
                    List.of(
                            "barley",
                            "buckwheat",
                            "turnips",
                            "hops",
                            "flax",
                            "lentils",
                            "rapeseed",
                            "millet",
                            "onions"),
                    List.of("mouldy", "choice", "middling", "damp", "seed quality"),
                    Map.of(WHO, "by {v}", WHERE, "at {v}", WHAT, "of {v}", MARK, "graded {v}"),
                    List.of(
                            "{who} brought in a harvest of {n} sacks of {what} at {where}, graded {mark}.",
                            "At {where} the harvest of {what} by {who} gave {n} sacks, graded {mark}.",
                            "Graded {mark}: {n} sacks of {what} harvested by {who} at {where}.",
                            "From the fields of {where}, {who} harvested {n} sacks of {what} that were graded {mark}.")),
            new Domain(
                    "sighting",
                    "sightings",
                    "birds",
                    2,
                    95,
                    Map.of(WHO, "observer", WHERE, "hide", WHAT, "species", MARK, "weather"),
                    Map.of(WHO, "observers", WHERE, "hides", WHAT, "species", MARK, "kinds of weather"),
                    List.of(
                            "lapwing",
                            "nightjar",
                            "dipper",
                            "wheatear",
                            "bittern",
                            "merlin",
                            "avocet",
                            "hoopoe",
                            "redstart"),
                    List.of("foggy", "overcast", "clear", "stormy", "drizzly"),
                    Map.of(WHO, "by {v}", WHERE, "at {v}", WHAT, "of the {v}", MARK, "in {v} weather"),
                    List.of(
                            "{who} had a sighting of the {what} at {where}: {n} birds in {mark} weather.",
                            "In {mark} weather {who} counted {n} birds at {where}, all of the species {what}.",
                            "At {where} the {what} was seen by {who}, {n} birds, in {mark} weather.",
                            "A sighting of {n} birds by {who} at {where} in {mark} weather; species: {what}.")),
            new Domain(
                    "payment",
                    "payments",
                    "crowns",
                    6,
                    950,
                    Map.of(WHO, "member", WHERE, "office", WHAT, "purpose", MARK, "form"),
                    Map.of(WHO, "members", WHERE, "offices", WHAT, "purposes", MARK, "forms"),
                    List.of(
                            "stamps",
                            "coal",
                            "travel",
                            "lamp wicks",
                            "insurance",
                            "uniforms",
                            "binding",
                            "fodder",
                            "rent"),
                    List.of("cash", "cheque", "postal order", "barter", "credit note"),
                    Map.of(WHO, "by {v}", WHERE, "at the office of {v}", WHAT, "for {v}", MARK, "in the form of {v}"),
                    List.of(
                            "{who} paid {n} crowns for {what} at the office of {where}, in the form of {mark}.",
                            "The office of {where} booked {n} crowns that {who} paid for {what} in the form of {mark}.",
                            "A payment of {n} crowns for {what} by {who}, in the form of {mark}, reached the office of {where}.",
                            "In the form of {mark}, {who} paid {n} crowns to the office of {where} for {what}.")),
            new Domain(
                    "booking",
                    "bookings",
                    "nights",
                    2,
                    28,
                    Map.of(WHO, "guest", WHERE, "inn", WHAT, "room", MARK, "board"),
                    Map.of(WHO, "guests", WHERE, "inns", WHAT, "kinds of rooms", MARK, "kinds of board"),
                    List.of("loft room", "corner room", "garden room", "tower room", "double room", "dormitory bed"),
                    List.of("breakfast only", "half board", "full board", "no meals"),
                    Map.of(WHO, "by {v}", WHERE, "at the inn of {v}", WHAT, "of a {v}", MARK, "with {v}"),
                    List.of(
                            "{who} booked a {what} at the inn of {where} for {n} nights with {mark}.",
                            "At the inn of {where} a {what} is booked by {who} for {n} nights, with {mark}.",
                            "A booking by {who}: {n} nights in a {what} at the inn of {where} with {mark}.",
                            "With {mark}, {who} will stay {n} nights in a {what} at the inn of {where}, as booked.")),
            new Domain(
                    "sample",
                    "samples",
                    "grams",
                    4,
                    480,
                    Map.of(WHO, "chemist", WHERE, "laboratory", WHAT, "mineral", MARK, "verdict"),
                    Map.of(WHO, "chemists", WHERE, "laboratories", WHAT, "minerals", MARK, "verdicts"),
                    List.of("galena", "feldspar", "malachite", "gypsum", "cinnabar", "dolomite", "borax", "beryl"),
                    List.of("impure", "pure", "doubtful", "contaminated", "worthless"),
                    Map.of(WHO, "by {v}", WHERE, "at {v}", WHAT, "of {v}", MARK, "judged {v}"),
                    List.of(
                            "{who} tested a sample of {n} grams of {what} at {where}, judged {mark}.",
                            "At {where} a sample of {what} weighing {n} grams was tested by {who} and judged {mark}.",
                            "Judged {mark}: {n} grams of {what}, a sample tested by {who} at {where}.",
                            "The sample of {what} that {who} tested at {where} weighed {n} grams and was judged {mark}.")));
}
