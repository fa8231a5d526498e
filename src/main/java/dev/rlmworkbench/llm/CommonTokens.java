package dev.rlmworkbench.llm;

import com.knuddels.jtokkit.Encodings;
import com.knuddels.jtokkit.api.Encoding;
import com.knuddels.jtokkit.api.EncodingType;
import java.util.List;

/// Tokens of a text before its model counts them: cl100k_base, which the tokenizers of current open models stay close
/// to. An estimate; what the server reports goes before it.
public final class CommonTokens {

    /// Role marks and the like around one message.
    public static final int PER_MESSAGE = 8;

    private static final Encoding ENCODING = Encodings.newLazyEncodingRegistry().getEncoding(EncodingType.CL100K_BASE);

    private CommonTokens() {}

    public static int of(String text) {
        return ENCODING.countTokensOrdinary(text);
    }

    public static int of(List<ChatMessage> messages) {
        return messages.stream().mapToInt(m -> of(m.content()) + PER_MESSAGE).sum();
    }
}
