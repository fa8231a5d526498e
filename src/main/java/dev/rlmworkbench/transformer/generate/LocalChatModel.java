package dev.rlmworkbench.transformer.generate;

import dev.rlmworkbench.transformer.Decoder;
import dev.rlmworkbench.transformer.DecoderConfig;
import dev.rlmworkbench.transformer.PeftAdapter;
import dev.rlmworkbench.transformer.chat.ChatTemplate;
import dev.rlmworkbench.transformer.chat.ChatTurn;
import dev.rlmworkbench.transformer.chat.RenderedChat;
import dev.rlmworkbench.transformer.chat.Tokenizer;
import dev.rlmworkbench.transformer.torch.TorchEngine;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A model folder ready to chat: decoder, tokenizer, chat template and the thread that writes.
public final class LocalChatModel implements AutoCloseable {

    /// Memory that earlier prompts may keep for reuse.
    private static final long KEPT_BYTES = 1L << 30;

    private final Decoder decoder;
    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final String templateForm;
    private final Set<Integer> endTokens;
    private final SamplingOptions advised;
    private final Generator generator;

    private LocalChatModel(Decoder decoder, Tokenizer tokenizer, Path folder, int mostTogether) {
        this.decoder = decoder;
        this.tokenizer = tokenizer;
        this.template = ChatTemplate.of(folder, tokenizer);
        this.templateForm = ChatTemplate.form(folder, template);
        this.advised = SamplingOptions.advisedBy(folder);
        var ends = new HashSet<>(decoder.config().endTokens());
        ends.add((int) tokenizer.id(template.endOfTurn()));
        this.endTokens = Set.copyOf(ends);
        long kept = KEPT_BYTES
                / (decoder.config().cacheNumbersPerToken() * decoder.precision().bytes());
        this.generator = new Generator(decoder, tokenizer, endTokens, mostTogether, (int)
                Math.min(kept, 16L * decoder.config().window()));
    }

    /// @param adapter      null for none
    /// @param mostTogether answers that may be written at the same time
    /// @throws dev.rlmworkbench.transformer.weights.TransformerException in one sentence when the folder cannot be
    ///                                                                   run here
    public static LocalChatModel open(
            TorchEngine engine, Path folder, @Nullable PeftAdapter adapter, int mostTogether) {
        // The cheap parts first: a folder that lacks them is refused before gigabytes are read.
        DecoderConfig.read(folder);
        var tokenizer = Tokenizer.open(folder);
        try {
            ChatTemplate.of(folder, tokenizer);
            var decoder = adapter == null
                    ? Decoder.load(engine, folder, null)
                    : Decoder.loadAdapted(engine, folder, null, adapter);
            try {
                return new LocalChatModel(decoder, tokenizer, folder, mostTogether);
            } catch (RuntimeException e) {
                decoder.close();
                throw e;
            }
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /// What [#templateForm()] is of a folder that is not loaded.
    ///
    /// @throws dev.rlmworkbench.transformer.weights.TransformerException when its template or its tokenizer cannot
    ///                                                                   be read
    public static String templateForm(Path folder) {
        try (var tokenizer = Tokenizer.open(folder)) {
            return ChatTemplate.form(folder, ChatTemplate.of(folder, tokenizer));
        }
    }

    public DecoderConfig config() {
        return decoder.config();
    }

    /// What the model's makers advise.
    public SamplingOptions advisedSampling() {
        return advised;
    }

    /// The tokens of a conversation, up to where the answer begins.
    public RenderedChat prompt(List<ChatTurn> turns, boolean think) {
        return template.prompt(turns, think, tokenizer);
    }

    /// All that the model said as text, special tokens by their names, without the token that ends it.
    public String said(List<Integer> ids) {
        boolean ended = !ids.isEmpty() && endTokens.contains(ids.getLast());
        var shown = ended ? ids.subList(0, ids.size() - 1) : ids;
        return tokenizer.decode(shown.stream().mapToLong(id -> id).toArray());
    }

    /// What decides how conversations are rendered: the folder's template, and how it is read here.
    public String templateForm() {
        return templateForm;
    }

    /// As [Generator#generate].
    public Generation generate(
            long[] prompt, SamplingOptions sampling, int mostTokens, List<String> stops, GenerationListener listener) {
        return generator.generate(prompt, sampling, mostTokens, stops, listener);
    }

    @Override
    public void close() {
        generator.close();
        decoder.close();
        tokenizer.close();
    }
}
