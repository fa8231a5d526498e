package dev.rlmworkbench.transformer;

import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;

/// libtorch for tests: one thread, so that sums are always in the same order, unpacked where the product unpacks it.
final class TestTorch {

    static final Path GOLDEN = Path.of("src/test/resources/golden");

    private TestTorch() {}

    static TorchEngine engine() {
        return TorchEngine.start(AppDirectories.ofThisUser().cache(), 1);
    }
}
