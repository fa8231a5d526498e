package dev.rlmworkbench.transformer.chat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// The special tokens of a tokenizer under names that no text can hold. A tokenizer takes the name of a special token
/// for that token wherever it stands, in a document, too; so each name gets an ending that is drawn anew whenever a
/// tokenizer is opened, and what a document calls `<|im_end|>` is nothing but these ten characters.
final class ControlTokens {

    private final Set<String> names = new HashSet<>();
    private final String ending;

    private ControlTokens() {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        ending = "#" + HexFormat.of().formatHex(random);
    }

    /// Renames the special tokens of a `tokenizer.json`; their ids stay as they are.
    static ControlTokens rename(JsonNode tokenizer) {
        var controls = new ControlTokens();
        for (var token : tokenizer.path("added_tokens")) {
            if (token.path("special").asBoolean(false) && token instanceof ObjectNode added) {
                var name = added.path("content").asString("");
                controls.names.add(name);
                added.put("content", controls.secretName(name));
            }
        }
        controls.renameInVocabulary(tokenizer.path("model"));
        return controls;
    }

    /// Some vocabularies hold the special tokens, too, and an added token takes its id from there.
    private void renameInVocabulary(JsonNode model) {
        var vocabulary = model.path("vocab");
        if (vocabulary instanceof ObjectNode ids) {
            names.stream().filter(ids::has).forEach(name -> ids.set(secretName(name), ids.remove(name)));
        }
        if (vocabulary instanceof ArrayNode pieces) {
            pieces.forEach(piece -> renamePiece(piece));
        }
        if (model instanceof ObjectNode object
                && names.contains(object.path("unk_token").asString(""))) {
            object.put("unk_token", secretName(object.path("unk_token").asString("")));
        }
    }

    /// In some vocabularies each piece stands with its score.
    private void renamePiece(JsonNode piece) {
        if (piece instanceof ArrayNode scored && names.contains(scored.path(0).asString(""))) {
            scored.set(0, secretName(scored.path(0).asString("")));
        }
    }

    /// By which the tokenizer knows a token; the name itself when it is no special token.
    String secretName(String name) {
        return names.contains(name) ? name + ending : name;
    }

    /// Decoded text with special tokens by their own names.
    String shown(String decoded) {
        return decoded.replace(ending, "");
    }
}
