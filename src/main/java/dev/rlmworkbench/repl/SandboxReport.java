package dev.rlmworkbench.repl;

import java.util.List;

/// Layers of containment of one session.
///
/// @param active  names of layers that are on, with detail, such as `landlock abi 7`
/// @param missing a sentence for each layer that is not there and why
public record SandboxReport(List<String> active, List<String> missing) {
    public SandboxReport {
        active = List.copyOf(active);
        missing = List.copyOf(missing);
    }

    public boolean complete() {
        return missing.isEmpty();
    }

    /// Whether the kernel itself keeps the code from files, network and processes.
    public boolean kernelContained() {
        return active.stream().anyMatch(layer -> layer.startsWith("landlock"))
                && active.stream().anyMatch(layer -> layer.startsWith("seccomp"));
    }
}
