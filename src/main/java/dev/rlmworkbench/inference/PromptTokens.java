package dev.rlmworkbench.inference;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;

/// Tokens of a text before its model counts them: cl100k_base, which the tokenizers of current open models stay close
// to.
/// An estimate; what the server reports is recorded beside it.
final class PromptTokens {

    /// Role marks and the like around one message.
    static final int PER_MESSAGE = 8;

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    private PromptTokens() {}

    static int of(String text) {
        return ENCODING.countTokensOrdinary(text);
    }
}
