package dev.rlmworkbench.benchmark.needle;

/// The five kinds of needles, each with a five-digit value.
enum NeedleFamily {
    PASSCODE("passcode", "Remember that the vault opens with the passcode %s.", "Which passcode opens the vault?"),
    REFERENCE_NUMBER(
            "reference number",
            "The insurance claim was filed under the reference number %s.",
            "Under which reference number was the insurance claim filed?"),
    ACTIVATION_CODE(
            "activation code",
            "To unlock the full licence, enter the activation code %s.",
            "Which activation code unlocks the full licence?"),
    RECORD_IDENTIFIER(
            "record identifier",
            "The registry lists the patient under the record identifier %s.",
            "Under which record identifier does the registry list the patient?"),
    VERIFICATION_KEY(
            "verification key",
            "On arrival the courier has to quote the verification key %s.",
            "Which verification key does the courier have to quote on arrival?");

    private final String noun;
    private final String sentence;
    private final String question;

    NeedleFamily(String noun, String sentence, String question) {
        this.noun = noun;
        this.sentence = sentence;
        this.question = question;
    }

    String noun() {
        return noun;
    }

    String sentence(int value) {
        return sentence.replace("%s", Integer.toString(value));
    }

    String question() {
        return question + " Answer with the number only.";
    }
}
