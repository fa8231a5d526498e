package dev.rlmworkbench.transformer.torch;

import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;

/// libtorch for tests: one thread, so that sums are always in the same order, unpacked where the product unpacks it.
public final class TestTorch {

    public static final Path GOLDEN = Path.of("src/test/resources/golden");

    private TestTorch() {}

    public static TorchEngine engine() {
        return TorchEngine.start(AppDirectories.ofThisUser().cache(), 1);
    }
}
