package dev.rlmworkbench.benchmark.mixed.puzzle;

import dev.rlmworkbench.benchmark.mixed.text.Asked;
import dev.rlmworkbench.benchmark.mixed.text.Draw;
import dev.rlmworkbench.benchmark.mixed.text.Holder;
import dev.rlmworkbench.benchmark.mixed.text.Placed;
import dev.rlmworkbench.benchmark.mixed.text.Puzzle;
import dev.rlmworkbench.benchmark.mixed.text.PuzzleMaker;
import dev.rlmworkbench.benchmark.mixed.text.Scene;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// A text made of many documents with headings: what one of them says, or which one says it.
public final class SeveralDocumentsPuzzle implements PuzzleMaker {

    /// Fields in order: two people, a number, a code.
    private record Form(String stem, String first, String second, String amount, int low, int high, String code) {}

    private record Document(String file, Form form, Map<String, String> values) {}

    private static final List<Form> FORMS = List.of(
            new Form("lease", "tenant", "landlord", "yearly rent in crowns", 40, 990, "deed number"),
            new Form("inspection", "inspector", "keeper", "pressure in pounds", 15, 160, "seal number"),
            new Form("survey", "surveyor", "chainman", "length in yards", 110, 6400, "map sheet"),
            new Form("testament", "testator", "executor", "legacy in crowns", 100, 9000, "file mark"),
            new Form("apprenticeship", "apprentice", "guardian", "wage in pence", 12, 240, "indenture number"));
    private static final List<String> HEADINGS =
            List.of("=== {file} ===", "--- {file} ---", "##### {file}", "<<< {file} >>>", "File: {file}");
    private static final List<String> WHICH = List.of(
            "In which document is {v} the {label}?",
            "Which file names {v} as {label}?",
            "What is the name of the document that gives {v} as {label}?",
            "I am looking for the document with {v} as {label}. What is the file called?");
    private static final List<String> VALUE = List.of(
            "What is given as {label} in {file}?",
            "According to the document {file}, what is entered as {label}?",
            "Open {file}: which {label} does it give?",
            "Which {label} is written in the document {file}?");
    private static final List<String> BY_OTHER = List.of(
            "What is the {label} in the document that has {v} as {label2}?",
            "One document gives {v} as {label2}. Which {label} does the same document give?",
            "Take the {stem} document with {v} as {label2}: what is its {label}?",
            "Which {label} belongs to the document in which the {label2} is {v}?");

    @Override
    public Puzzle make(Scene scene) {
        var draw = scene.draw();
        var heading = draw.any(HEADINGS);
        var form = draw.any(FORMS);
        var documents = new ArrayList<Document>();
        documents.add(fact(scene, form));
        for (int i = 0; i < 4; i++) {
            documents.add(fact(scene, form));
        }
        documents.add(fact(scene, draw.anyBut(FORMS, List.of(form))));
        var facts = documents.stream()
                .map(document -> new Placed(draw.place(), block(scene, heading, document)))
                .toList();
        return new Puzzle("", facts, _ -> block(scene, heading, other(scene)), asked(draw, heading, documents));
    }

    private static Asked asked(Draw draw, String heading, List<Document> documents) {
        var document = documents.getFirst();
        var labels = draw.shuffled(document.values().keySet());
        var label = labels.getFirst();
        var value = document.values().get(label);
        var head = heading.replace("{file}", document.file());
        int form = draw.between(0, 2);
        // a number may come again in another document, so it does not tell which one is meant
        var known = form == 0 ? pick(draw, document) : pick(draw, document, label);
        var evidence = Stream.of(
                        head, form == 1 ? head : line(known, document), line(form == 0 ? known : label, document))
                .distinct()
                .toList();
        var frame = draw.any(List.of(WHICH, VALUE, BY_OTHER).get(form));
        var query = frame.replace("{label2}", known)
                .replace("{label}", form == 0 ? known : label)
                .replace("{v}", document.values().getOrDefault(known, ""))
                .replace("{stem}", document.form().stem())
                .replace("{file}", document.file());
        if (form == 0) {
            var accepted = List.of(document.file(), document.file().replace(".txt", ""));
            var rivals = documents.stream().skip(1).map(Document::file).toList();
            return Asked.oneOf(query, accepted, rivals, evidence);
        }
        if (label.equals(document.form().amount())) {
            return Asked.number(query, Long.parseLong(value), evidence);
        }
        var rivals = documents.stream()
                .skip(1)
                .filter(other -> other.form().equals(document.form()))
                .map(other -> other.values().getOrDefault(label, ""))
                .toList();
        return Asked.oneOf(query, List.of(value), rivals, evidence);
    }

    /// A label whose value only this document has.
    private static String pick(Draw draw, Document document, String... excluded) {
        var form = document.form();
        return draw.anyBut(List.of(form.first(), form.second(), form.code()), List.of(excluded));
    }

    private static String line(String label, Document document) {
        return label + ": " + document.values().get(label);
    }

    private static Document fact(Scene scene, Form form) {
        var names = scene.names();
        return document(
                scene, form, names.fresh(Holder.VILLAGE), names.fresh(Holder.PERSON), names.fresh(Holder.PERSON));
    }

    private static Document other(Scene scene) {
        var names = scene.names();
        return document(
                scene,
                scene.draw().any(FORMS),
                names.passing(Holder.VILLAGE),
                names.passing(Holder.PERSON),
                names.passing(Holder.PERSON));
    }

    private static Document document(Scene scene, Form form, String village, String first, String second) {
        var values = new LinkedHashMap<String, String>();
        values.put(form.first(), first);
        values.put(form.second(), second);
        values.put(form.amount(), Integer.toString(scene.draw().between(form.low(), form.high())));
        values.put(form.code(), scene.letterCode());
        var file = form.stem() + "_" + scene.code() + "_"
                + village.toLowerCase(Locale.ROOT).replace(' ', '_') + ".txt";
        return new Document(file, form, values);
    }

    private static String block(Scene scene, String heading, Document document) {
        var text = new StringBuilder(heading.replace("{file}", document.file())).append('\n');
        document.values()
                .forEach((label, value) ->
                        text.append(label).append(": ").append(value).append('\n'));
        int sentences = scene.draw().between(1, 4);
        for (int i = 0; i < sentences; i++) {
            text.append(scene.chatter().sentence()).append(i == sentences - 1 ? "\n\n" : " ");
        }
        return text.toString();
    }
}
