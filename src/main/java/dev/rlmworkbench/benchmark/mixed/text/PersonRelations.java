package dev.rlmworkbench.benchmark.mixed.text;

import static dev.rlmworkbench.benchmark.mixed.text.Holder.PERSON;

import dev.rlmworkbench.benchmark.mixed.text.Relation.Value;
import java.util.List;

/// What is told about people.
final class PersonRelations {

    private PersonRelations() {}

    static final List<Relation> ALL = List.of(
            RelationWriter.of(PERSON, "mailbox number", Value.CODE)
                    .told(
                            "{e} has the mailbox number {v}.",
                            "The mailbox number of {e} is {v}.",
                            "Letters for {e} go to mailbox number {v}.",
                            "Mailbox number {v} was given to {e}.")
                    .asked(
                            "What is the mailbox number of {e}?",
                            "Which mailbox number does {e} have?",
                            "Please tell me the mailbox number of {e}.",
                            "Which mailbox number was given to {e}?")
                    .otherwise(
                            "Where would the postman have to put a parcel for {e}? Give the number of the box.",
                            "Into which numbered box does post addressed to {e} go?",
                            "I want to write to {e}. Which box number do I put on the envelope?"),
            RelationWriter.of(PERSON, "staff number", Value.LETTER_CODE)
                    .told(
                            "The staff number of {e} is {v}.",
                            "{e} is listed under the staff number {v}.",
                            "In the payroll {e} has the staff number {v}.",
                            "Staff number {v} belongs to {e}.")
                    .asked(
                            "What is the staff number of {e}?",
                            "Under which staff number is {e} listed?",
                            "Which staff number belongs to {e}?",
                            "Can you find the staff number of {e}?")
                    .otherwise(
                            "By what identifier does the payroll know {e}?",
                            "Which code identifies {e} as an employee?",
                            "How is {e} registered as an employee? Give the code."),
            RelationWriter.of(PERSON, "telephone extension", Value.CODE)
                    .told(
                            "{e} can be reached at the telephone extension {v}.",
                            "The telephone extension of {e} is {v}.",
                            "Anyone who needs {e} should dial the telephone extension {v}.",
                            "Telephone extension {v} rings at the desk of {e}.")
                    .asked(
                            "What is the telephone extension of {e}?",
                            "At which telephone extension can {e} be reached?",
                            "Which telephone extension does {e} have?",
                            "Under what telephone extension do I reach {e}?")
                    .otherwise(
                            "What do I have to dial to speak to {e}?",
                            "I want to call {e} at work. Which digits do I enter?",
                            "Which internal number gets me through to {e}?"),
            RelationWriter.of(PERSON, "place of birth", Value.VILLAGE)
                    .told(
                            "{e} was born in {v}.",
                            "The place of birth of {e} is {v}.",
                            "{v} is where {e} was born.",
                            "As the register says, {e} was born in {v}, in a hard winter.")
                    .asked(
                            "Where was {e} born?",
                            "In which village was {e} born?",
                            "What is the place of birth of {e}?",
                            "Do you know where {e} was born?")
                    .otherwise(
                            "From which village does {e} originally come?",
                            "In which village did {e} come into the world?",
                            "Which village is the native village of {e}?"),
            RelationWriter.of(PERSON, "deputy", Value.PERSON)
                    .phrase("the deputy of {e}")
                    .told(
                            "The deputy of {e} is {v}.",
                            "{v} has been named deputy of {e}.",
                            "When {e} is away, {v} acts as deputy.",
                            "{e} chose {v} as deputy.")
                    .asked(
                            "Who is the deputy of {e}?",
                            "Who acts as deputy when {e} is away?",
                            "Whom did {e} choose as deputy?",
                            "What is the name of the deputy of {e}?")
                    .otherwise(
                            "Who stands in for {e} during holidays?",
                            "If {e} falls ill, who takes over?",
                            "Who replaces {e} in case of absence?"),
            RelationWriter.of(PERSON, "teacher", Value.PERSON)
                    .phrase("the teacher of {e}")
                    .told(
                            "{e} learned the trade from {v}, a strict teacher.",
                            "The teacher of {e} was {v}.",
                            "{v} was for years the teacher of {e}.",
                            "As a young apprentice, {e} had {v} as teacher.")
                    .asked(
                            "Who was the teacher of {e}?",
                            "From whom did {e} learn the trade?",
                            "What is the name of the teacher of {e}?",
                            "Whom did {e} have as teacher?")
                    .otherwise(
                            "Who trained {e}?",
                            "Whose pupil was {e}?",
                            "To whom does {e} owe the schooling in the craft?"),
            RelationWriter.of(PERSON, "lodging", Value.HOUSE)
                    .phrase("the building where {e} lodges")
                    .told(
                            "{e} lodges at {v}.",
                            "{v} is where {e} lodges at present.",
                            "For the time being {e} lodges at {v}, on the second floor.",
                            "A room at {v} was found for {e}, who lodges there now.")
                    .asked(
                            "Where does {e} lodge?",
                            "In which building does {e} lodge?",
                            "At what address does {e} lodge? Name the building.",
                            "What is the building called where {e} lodges?")
                    .otherwise(
                            "In which house has {e} rented a room?",
                            "Under whose roof does {e} sleep? Name the building.",
                            "Where would you visit {e} at home? Name the building."),
            RelationWriter.of(PERSON, "instrument", Value.WORD)
                    .words(
                            "oboe",
                            "bassoon",
                            "zither",
                            "harmonium",
                            "piccolo",
                            "mandolin",
                            "tuba",
                            "dulcimer",
                            "clarinet",
                            "spinet",
                            "viola",
                            "hurdy-gurdy",
                            "trombone",
                            "lute",
                            "bagpipes",
                            "glockenspiel")
                    .told(
                            "{e} plays the {v} in the village band.",
                            "In the orchestra the {v} is played by {e}.",
                            "{e} has played the {v} since childhood.",
                            "Everybody was surprised how well {e} plays the {v}.")
                    .asked(
                            "Which instrument does {e} play?",
                            "What does {e} play in the band?",
                            "What instrument has {e} learned to play?",
                            "Can you tell me which instrument {e} plays?")
                    .otherwise(
                            "With what does {e} make music?",
                            "If {e} joins the musicians tonight, what will be brought along?",
                            "On what does {e} perform?"),
            RelationWriter.of(PERSON, "allergy", Value.WORD)
                    .words(
                            "walnuts",
                            "strawberries",
                            "mustard",
                            "celery",
                            "shellfish",
                            "goose feathers",
                            "rye",
                            "beeswax",
                            "sesame",
                            "parsnips",
                            "horsehair",
                            "lupins")
                    .told(
                            "{e} is allergic to {v}.",
                            "Because of an allergy {e} must stay away from {v}.",
                            "The kitchen knows that {e} has an allergy to {v}.",
                            "{v} cannot be served to {e} because of an allergy.")
                    .asked(
                            "What is {e} allergic to?",
                            "Which allergy does {e} have?",
                            "What must {e} stay away from because of an allergy?",
                            "To what does {e} have an allergy?")
                    .otherwise(
                            "What would make {e} sneeze or break out in a rash?",
                            "What does the body of {e} not tolerate?",
                            "Which thing is bad for the health of {e}?"));
}
