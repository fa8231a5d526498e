package dev.rlmworkbench.benchmark;

import java.util.Locale;
import java.util.regex.Pattern;

/// Recognises a prediction that says that the text does not hold the answer.
final class Denial {

    private static final String TEXT = "(?:text|context|document|documents|passage|record|records|file|data|source)";

    /// Says so of the text, whatever else the prediction holds.
    private static final Pattern OF_THE_TEXT =
            Pattern.compile("\\bnot (?:\\w+ ){0,2}?in (?:the |this )?(?:\\w+ )?" + TEXT + "\\b"
                    + "|\\b" + TEXT
                    + " (?:does not|doesn't|did not|do not|don't) (?:say|mention|state|contain|give|tell|specify|provide)"
                    + "|\\bno information\\b|\\bnot enough information\\b|\\bunanswerable\\b"
                    + "|\\b(?:cannot|can't|can not|could not|couldn't) be (?:found|determined|answered)\\b");

    /// Further ways that are enough where nothing else is said.
    private static final Pattern SHORT = Pattern.compile(
            "\\b(?:not|isn't|is not|wasn't|was not) (?:\\w+ )?(?:mentioned|found|given|stated|specified|provided|available"
                    + "|listed|recorded|present|included|contained|there|known|said|told|named|in (?:it|there))\\b"
                    + "|\\b(?:does|do|did)(?: not|n't) (?:\\w+ )?(?:say|mention|state|contain|give|list|specify|appear|exist"
                    + "|provide|include|record|name|tell|occur)\\b"
                    + "|\\bno (?:mention|answer|record|records|entry|entries|such|data|evidence|detail|details|result|results"
                    + "|match|matches|statement)\\b"
                    + "|\\b(?:could|can|did)(?: not|n't|not) find\\b|\\bcannot find\\b"
                    + "|\\b(?:unknown|unspecified|nowhere|nothing)\\b"
                    + "|^\\W*(?:none|n/a|not found|no answer|null)\\W*$");

    private Denial() {}

    /// Whether a right value beside it would be taken back: the text itself is said not to hold the answer.
    static boolean isMeant(String prediction) {
        return OF_THE_TEXT.matcher(plain(prediction)).find();
    }

    /// Whether the prediction says in any known way that there is no answer.
    static boolean isSaid(String prediction) {
        var text = plain(prediction);
        return OF_THE_TEXT.matcher(text).find() || SHORT.matcher(text).find();
    }

    private static String plain(String prediction) {
        return prediction.toLowerCase(Locale.ROOT).replace('\u2019', '\'').replaceAll("\\s+", " ");
    }
}
