package dev.rlmworkbench.llm.server;

import dev.rlmworkbench.llm.local.LocalModels;
import dev.rlmworkbench.settings.AppDirectories;
import java.nio.file.Path;

/// For tests about servers: no model folder is found, whatever this user has.
public final class NoLocalModels {

    public static final LocalModels HERE = new LocalModels(
            Path.of("target/no-models"), AppDirectories.ofThisUser().cache(), 1);

    private NoLocalModels() {}
}
