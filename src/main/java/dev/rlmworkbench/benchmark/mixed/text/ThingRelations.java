package dev.rlmworkbench.benchmark.mixed.text;

import static dev.rlmworkbench.benchmark.mixed.text.Holder.FIRM;
import static dev.rlmworkbench.benchmark.mixed.text.Holder.HOUSE;
import static dev.rlmworkbench.benchmark.mixed.text.Holder.SHIP;
import static dev.rlmworkbench.benchmark.mixed.text.Holder.VILLAGE;

import dev.rlmworkbench.benchmark.mixed.text.Relation.Value;
import java.util.List;

/// What is told about ships, buildings, firms and villages.
final class ThingRelations {

    private ThingRelations() {}

    static final List<Relation> ALL = List.of(
            RelationWriter.of(SHIP, "captain", Value.PERSON)
                    .phrase("the captain of the {e}")
                    .told(
                            "The captain of the {e} is {v}.",
                            "The {e} sails with {v} as captain.",
                            "{v} is captain of the {e}.",
                            "As captain, {v} brought the {e} safely through the storm.")
                    .asked(
                            "Who is the captain of the {e}?",
                            "What is the name of the captain of the {e}?",
                            "With whom as captain does the {e} sail?",
                            "Can you name the captain of the {e}?")
                    .otherwise(
                            "Who commands the {e}?",
                            "Who gives the orders aboard the {e}?",
                            "Under whose command does the {e} put to sea?"),
            RelationWriter.of(SHIP, "tonnage", Value.NUMBER)
                    .from(120, 4800)
                    .told(
                            "The {e} has a tonnage of {v}.",
                            "With a tonnage of {v}, the {e} lies deep in the water.",
                            "The tonnage of the {e} was given as {v}.",
                            "For the {e} the harbour master wrote down a tonnage of {v}.")
                    .asked(
                            "What is the tonnage of the {e}?",
                            "Which tonnage does the {e} have?",
                            "What tonnage was written down for the {e}?",
                            "How much is the tonnage of the {e}?")
                    .otherwise(
                            "How big is the {e}, in tons?",
                            "How many tons does the {e} measure?",
                            "How many tons is the vessel called {e}?"),
            RelationWriter.of(SHIP, "call sign", Value.LETTER_CODE)
                    .told(
                            "The {e} uses the call sign {v}.",
                            "The call sign of the {e} is {v}.",
                            "Under the call sign {v} one hears the {e} every evening.",
                            "Call sign {v} belongs to the {e}.")
                    .asked(
                            "What is the call sign of the {e}?",
                            "Which call sign does the {e} use?",
                            "Under what call sign can one hear the {e}?",
                            "Which call sign belongs to the {e}?")
                    .otherwise(
                            "How does the {e} identify itself on the radio?",
                            "How would I address the {e} by radio?",
                            "By which letters and digits is the {e} known to the radio stations?"),
            RelationWriter.of(HOUSE, "architect", Value.PERSON)
                    .phrase("the architect of {e}")
                    .told(
                            "The architect of {e} was {v}.",
                            "{v} was the architect of {e}.",
                            "{e} is a work of the architect {v}.",
                            "As architect of {e}, {v} asked for taller windows.")
                    .asked(
                            "Who was the architect of {e}?",
                            "Which architect built {e}?",
                            "What is the name of the architect of {e}?",
                            "{e} is the work of which architect?")
                    .otherwise(
                            "Who designed {e}?",
                            "Who drew the plans for {e}?",
                            "According to whose drawings was {e} erected?"),
            RelationWriter.of(HOUSE, "year of completion", Value.YEAR)
                    .from(1640, 1915)
                    .told(
                            "{e} was completed in {v}.",
                            "The year of completion of {e} is {v}.",
                            "A stone over the door says that {e} was completed in {v}.",
                            "In {v}, after long work, {e} was completed.")
                    .asked(
                            "In which year was {e} completed?",
                            "When was {e} completed?",
                            "What is the year of completion of {e}?",
                            "Which year of completion does the text give for {e}?")
                    .otherwise(
                            "How far back does {e} date? Give the year.",
                            "Since which year has {e} been standing finished?",
                            "In which year did the builders finish {e}?"),
            RelationWriter.of(HOUSE, "number of steps", Value.NUMBER)
                    .from(31, 480)
                    .told(
                            "From the cellar to the roof {e} has {v} steps.",
                            "The number of steps in {e} is {v}.",
                            "Whoever climbs to the top of {e} counts {v} steps.",
                            "There are {v} steps in {e}, all of stone.")
                    .asked(
                            "How many steps are there in {e}?",
                            "How many steps does {e} have from the cellar to the roof?",
                            "What is the number of steps in {e}?",
                            "How many steps does one count to the top of {e}?")
                    .otherwise(
                            "How many stairs must a chimney sweep climb in {e}?",
                            "How long is the stairway of {e}, counted stair by stair?",
                            "Going all the way up in {e}, how often do you have to lift your foot?"),
            RelationWriter.of(HOUSE, "colour of the door", Value.WORD)
                    .words(
                            "lilac",
                            "scarlet",
                            "mustard yellow",
                            "sea green",
                            "chestnut",
                            "slate grey",
                            "salmon",
                            "indigo",
                            "cream",
                            "burgundy",
                            "emerald",
                            "copper")
                    .told(
                            "The front door of {e} is painted {v}.",
                            "{e} has a {v} front door.",
                            "The colour of the front door of {e} is {v}.",
                            "One recognises {e} by its front door, which is {v}.")
                    .asked(
                            "What colour is the front door of {e}?",
                            "In what colour is the front door of {e} painted?",
                            "Which colour does the front door of {e} have?",
                            "How is the front door of {e} painted?")
                    .otherwise(
                            "A visitor stands before the entrance of {e}. Which paint does she see on it?",
                            "Which shade was chosen for the entrance of {e}?",
                            "If you repaint the entrance of {e} as it is now, which paint do you buy?"),
            RelationWriter.of(FIRM, "founder", Value.PERSON)
                    .phrase("the founder of {e}")
                    .told(
                            "The founder of {e} is {v}.",
                            "{e} was founded by {v}.",
                            "{v}, the founder of {e}, began with two rooms.",
                            "It was {v} who founded {e}.")
                    .asked(
                            "Who founded {e}?",
                            "Who is the founder of {e}?",
                            "By whom was {e} founded?",
                            "What is the name of the founder of {e}?")
                    .otherwise(
                            "Who started the business called {e}?",
                            "Whose idea was it to set up {e}? Give the name.",
                            "Who brought {e} into being?"),
            RelationWriter.of(FIRM, "workforce", Value.NUMBER)
                    .from(14, 890)
                    .told(
                            "{e} employs {v} people.",
                            "The workforce of {e} numbers {v}.",
                            "At {e}, {v} people are employed.",
                            "{e} pays wages to a workforce of {v}.")
                    .asked(
                            "How many people does {e} employ?",
                            "How large is the workforce of {e}?",
                            "How many people are employed at {e}?",
                            "What is the size of the workforce of {e}?")
                    .otherwise(
                            "How many workers earn their living at {e}?",
                            "How many staff are on the books of {e}?",
                            "How many pairs of hands work for {e}?"),
            RelationWriter.of(FIRM, "barge", Value.SHIP)
                    .phrase("the ship that {e} owns")
                    .told(
                            "{e} owns a ship, the {v}.",
                            "The {v} is a ship owned by {e}.",
                            "The ship that carries the goods of {e} is its own: the {v}.",
                            "{e} bought the {v}, which is now the only ship it owns.")
                    .asked(
                            "Which ship does {e} own?",
                            "What is the name of the ship that {e} owns?",
                            "What is the ship owned by {e} called?",
                            "Which ship is owned by {e}?")
                    .otherwise(
                            "On whose deck do the goods of {e} travel? Name the vessel.",
                            "Which vessel is the property of {e}?",
                            "What is the vessel of {e} called?"),
            RelationWriter.of(VILLAGE, "mayor", Value.PERSON)
                    .phrase("the mayor of {e}")
                    .told(
                            "The mayor of {e} is {v}.",
                            "{v} is mayor of {e}.",
                            "In {e} the new mayor is {v}.",
                            "{e} has elected {v} as mayor.")
                    .asked(
                            "Who is the mayor of {e}?",
                            "What is the name of the mayor of {e}?",
                            "Whom has {e} elected as mayor?",
                            "Who serves {e} as mayor?")
                    .otherwise(
                            "Who heads the local government of {e}?",
                            "Who was voted into the highest office of {e}?",
                            "Who runs the village of {e}?"),
            RelationWriter.of(VILLAGE, "number of inhabitants", Value.NUMBER)
                    .from(85, 3900)
                    .told(
                            "{e} has {v} inhabitants.",
                            "The number of inhabitants of {e} is {v}.",
                            "At the last count there were {v} inhabitants in {e}.",
                            "In {e} live {v} inhabitants.")
                    .asked(
                            "How many inhabitants does {e} have?",
                            "What is the number of inhabitants of {e}?",
                            "How many inhabitants were counted in {e}?",
                            "How many inhabitants live in {e}?")
                    .otherwise(
                            "How big is the population of {e}?",
                            "How many people call {e} their home?",
                            "If everyone in {e} came to the square, how many would that be?"),
            RelationWriter.of(VILLAGE, "postal code", Value.CODE)
                    .told(
                            "The postal code of {e} is {v}.",
                            "{e} has been given the postal code {v}.",
                            "Postal code {v} stands for {e}.",
                            "Parcels to {e} need the postal code {v}.")
                    .asked(
                            "What is the postal code of {e}?",
                            "Which postal code does {e} have?",
                            "Which postal code has {e} been given?",
                            "What postal code do parcels to {e} need?")
                    .otherwise(
                            "Which digits do I write before {e} on an envelope?",
                            "How is {e} coded for sorting the mail?",
                            "What number routes the mail to {e}?"));
}
