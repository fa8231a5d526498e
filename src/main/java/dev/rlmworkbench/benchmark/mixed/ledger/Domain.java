package dev.rlmworkbench.benchmark.mixed.ledger;

import dev.rlmworkbench.benchmark.mixed.text.Draw;
import java.util.List;
import java.util.Map;

/// What the entries of a ledger are about, and the words for it. In sentences `{who}`, `{where}`, `{what}`, `{mark}`
/// and `{n}` stand for the values; in a clause `{v}` does.
///
/// @param unit    what the amount counts
/// @param low     smallest amount
/// @param labels  of the fields, one
/// @param plurals of the fields, several
/// @param things  values of [Field#WHAT]
/// @param marks   values of [Field#MARK]
/// @param clauses that single out entries by one field, to be put behind the noun
public record Domain(
        String noun,
        String plural,
        String unit,
        int low,
        int high,
        Map<Field, String> labels,
        Map<Field, String> plurals,
        List<String> things,
        List<String> marks,
        Map<Field, String> clauses,
        List<String> sentences) {

    public String label(Field field) {
        return labels.getOrDefault(field, "");
    }

    public String labels(Field field) {
        return plurals.getOrDefault(field, "");
    }

    /// Such as `of lamp oil to Raven Weir`.
    public String clauses(Map<Field, String> wanted) {
        var text = new StringBuilder();
        for (var field : List.of(Field.WHAT, Field.WHO, Field.WHERE, Field.MARK)) {
            if (wanted.containsKey(field)) {
                text.append(text.isEmpty() ? "" : " ")
                        .append(clauses.getOrDefault(field, "").replace("{v}", wanted.get(field)));
            }
        }
        return text.toString();
    }

    String sentence(Draw draw, Entry entry) {
        return draw.any(sentences)
                .replace("{who}", entry.get(Field.WHO))
                .replace("{where}", entry.get(Field.WHERE))
                .replace("{what}", entry.get(Field.WHAT))
                .replace("{mark}", entry.get(Field.MARK))
                .replace("{n}", Integer.toString(entry.amount()));
    }
}
