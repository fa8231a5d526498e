package dev.rlmworkbench.training.run;

import ai.djl.ndarray.NDManager;
import dev.rlmworkbench.transformer.learn.Continuation;
import dev.rlmworkbench.transformer.learn.ContinuationWish;
import dev.rlmworkbench.transformer.learn.Parameter;
import dev.rlmworkbench.transformer.learn.TokenLoss;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/// A model that can be trained. One thread.
public interface TrainableModel extends AutoCloseable {

    /// All that learns, always the same objects in the same order. Checkpoints keep their values by name.
    List<Parameter> parameters();

    /// Forward and back through one text; the gradients are added to those of the parameters.
    ///
    /// @param learned of each token, whether it is to be said; the first one cannot be
    /// @param scale   of the loss, such as 1 / learned tokens of the whole step
    /// @param seed    of the dropout
    TokenLoss accumulate(long[] ids, boolean[] learned, double scale, long seed);

    /// Without dropout and without gradients.
    TokenLoss loss(long[] ids, boolean[] learned);

    /// Continues a text, taking the likeliest token each time. Changes nothing of what is learned.
    ///
    /// @param isUnwanted asked now and then whether to give up
    Continuation say(ContinuationWish wish, BooleanSupplier isUnwanted);

    /// Tokens as text, without special ones.
    String text(long[] ids);

    /// How far each matrix was moved, as a share of its size.
    ///
    /// @return of each layer, by the module's name such as `q_proj`; empty where there is no adapter
    List<Map<String, Double>> updates();

    /// Owns the parameters.
    NDManager manager();

    /// Writes beside the parameters' values what others need to use them.
    void describe(Path folder) throws IOException;

    @Override
    void close();
}
