package dev.rlmworkbench.llm;

import java.nio.file.Path;

/// For tests about servers: no model folder is found, whatever this user has.
public final class NoLocalModels {

    public static final LocalModels HERE = new LocalModels(Path.of("target/no-models"), Path.of("target/no-cache"), 1);

    private NoLocalModels() {}
}
