package dev.rlmworkbench.files;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What a container or the job of a cluster may have of the machine's memory. Linux kills a program of the
/// [control group](https://docs.kernel.org/admin-guide/cgroup-v2.html) that asks for more, however much the machine has
/// free.
///
/// @param bytes of all programs of the group together
/// @param left  bytes that they can still have, those that only cache files among them
public record MemoryLimit(long bytes, long left) {

    /// Version 1 has a tree of groups for memory alone, and counts what groups below have under names with `total_`.
    private enum Version {
        TWO("", "memory.max", "memory.current", List.of("active_file", "inactive_file", "slab_reclaimable")),
        ONE(
                "memory",
                "memory.limit_in_bytes",
                "memory.usage_in_bytes",
                List.of("total_active_file", "total_inactive_file"));

        private final String tree;
        private final String limit;
        private final String used;
        private final List<String> given;

        /// @param given back by the kernel when programs need it
        Version(String tree, String limit, String used, List<String> given) {
            this.tree = tree;
            this.limit = limit;
            this.used = used;
            this.given = given;
        }
    }

    /// The one that leaves least, of the groups that a process is in.
    ///
    /// @param process its folder in `/proc`
    /// @param groups  `/sys/fs/cgroup`
    /// @return empty where there is none, or the system does not tell
    public static Optional<MemoryLimit> of(Path process, Path groups) {
        return SystemFile.text(process.resolve("cgroup")).stream()
                .flatMap(String::lines)
                .map(line -> line.split(":", 3))
                .filter(parts -> parts.length == 3)
                .flatMap(parts -> limits(parts[1], parts[2], groups))
                .min(Comparator.comparingLong(MemoryLimit::left));
    }

    /// @param kinds what the tree is for: empty in version 2, which has one tree for all
    /// @param group its path in the tree; a container may see the tree's root only, which is then its own group
    private static Stream<MemoryLimit> limits(String kinds, String group, Path groups) {
        var version = kinds.isEmpty() ? Version.TWO : Version.ONE;
        if (version == Version.ONE && !List.of(kinds.split(",")).contains("memory")) {
            return Stream.empty();
        }
        var root = groups.resolve(version.tree);
        return Stream.iterate(
                        root.resolve(group.substring(1)).normalize(),
                        folder -> folder != null && folder.startsWith(root),
                        Path::getParent)
                .flatMap(folder -> in(folder, version).stream());
    }

    private static Optional<MemoryLimit> in(Path folder, Version version) {
        var limit = SystemFile.number(folder.resolve(version.limit)); // else a word or the largest of numbers: no limit
        var used = SystemFile.number(folder.resolve(version.used));
        if (limit.isEmpty() || used.isEmpty()) {
            return Optional.empty();
        }
        long given = version.given.stream()
                .map(key -> SystemFile.number(folder.resolve("memory.stat"), key))
                .mapToLong(bytes -> bytes.orElse(0))
                .sum();
        long left = limit.getAsLong() - used.getAsLong() + given;
        return Optional.of(new MemoryLimit(limit.getAsLong(), Math.clamp(left, 0, limit.getAsLong())));
    }
}
