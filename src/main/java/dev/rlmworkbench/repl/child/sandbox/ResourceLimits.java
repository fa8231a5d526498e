package dev.rlmworkbench.repl.child.sandbox;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// `rlimit`s of this process, soft and hard alike, so that they cannot be raised again. The number of processes is not
/// limited: the kernel counts all processes of the user there.
final class ResourceLimits {

    private static final String NAME = "resource limits";

    private enum Resource {
        CPU_SECONDS(0),
        FILE_SIZE(1),
        CORE_DUMP(4),
        OPEN_FILES(7),
        ADDRESS_SPACE(9);

        private final int number;

        Resource(int number) {
            this.number = number;
        }
    }

    private record Limit(Resource resource, long value) {}

    /// Guards against a process that nobody watches any more; the time of a block is the host's business.
    private static final long LIFETIME_CPU_SECONDS = 3600;

    private ResourceLimits() {}

    /// What may be set before the real program starts.
    static SandboxLayers applyBeforeStart(LinuxKernel kernel) {
        return apply(
                kernel,
                List.of(
                        new Limit(Resource.CORE_DUMP, 0),
                        new Limit(Resource.FILE_SIZE, 0),
                        new Limit(Resource.CPU_SECONDS, LIFETIME_CPU_SECONDS)));
    }

    /// What a JVM needs freely while it starts.
    static SandboxLayers applyAfterStart(LinuxKernel kernel, long addressSpaceBytes) {
        return apply(
                kernel,
                List.of(new Limit(Resource.OPEN_FILES, 64), new Limit(Resource.ADDRESS_SPACE, addressSpaceBytes)));
    }

    private static SandboxLayers apply(LinuxKernel kernel, List<Limit> limits) {
        var set = new ArrayList<String>();
        var result = SandboxLayers.NONE;
        for (var limit : limits) {
            var name = limit.resource.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            var pair = kernel.arena().allocate(JAVA_LONG, 2);
            pair.setAtIndex(JAVA_LONG, 0, limit.value);
            pair.setAtIndex(JAVA_LONG, 1, limit.value);
            if (kernel.restrict(Syscall.PRLIMIT64, 0, limit.resource.number, pair.address(), 0) == 0) {
                set.add(name + " " + limit.value);
            } else {
                result = result.plus(SandboxLayers.off(NAME + ", " + name, kernel.error()));
            }
        }
        return set.isEmpty()
                ? result
                : SandboxLayers.on(NAME + ": " + String.join(", ", set)).plus(result);
    }
}
