package dev.rlmworkbench.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.benchmark.needle.HardNeedleInHaystack;
import dev.rlmworkbench.benchmark.needle.NeedleInHaystack;
import dev.rlmworkbench.benchmark.oolong.Oolong;
import dev.rlmworkbench.benchmark.oolong.OolongPairs;
import dev.rlmworkbench.benchmark.prose.LongDocQa;
import dev.rlmworkbench.benchmark.ruler.Ruler;
import dev.rlmworkbench.benchmark.shipped.ShippedBenchmarks;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class TaskGridTest {

    @Test
    void theGridHasEveryLengthDepthAndIndexOnce() {
        var specs = grid(new NeedleInHaystack(), List.of(4_000, 8_000, 4_000), List.of(10, 50, 90), 2)
                .specs();

        assertEquals(12, specs.size());
        assertEquals(12, specs.stream().map(TaskSpec::seed).distinct().count());
        assertEquals(
                List.of(4_000, 4_000, 4_000, 4_000, 4_000, 4_000, 8_000),
                specs.stream().limit(7).map(TaskSpec::contextLength).toList());
    }

    @Test
    void longDocQaHasNoDepthsToMultiply() {
        assertEquals(
                3,
                grid(new LongDocQa(), List.of(4_000), List.of(10, 50), 3)
                        .specs()
                        .size());
    }

    /// int(hashlib.sha256(b"42/niah/tokens/4000/50/0").hexdigest()[:12], 16)
    @Test
    void seedsFollowTheDocumentedFormula() {
        assertEquals(
                66640014554872L,
                grid(new NeedleInHaystack(), List.of(4_000), List.of(50), 1)
                        .specs()
                        .getFirst()
                        .seed());
    }

    @Property(tries = 30)
    void seedsDifferBetweenAllCellsFamiliesAndBases(@ForAll @IntRange(max = 1_000) int base) {
        var lengths = List.of(12_000, 16_000, 32_000);
        var seeds = new ArrayList<Long>();
        for (var family : ShippedBenchmarks.all().generated()) {
            for (var unit : LengthUnit.values()) {
                for (long b : new long[] {base, base + 1L}) {
                    new TaskGrid(family, lengths, unit, List.of(0, 10), 4, b)
                            .specs()
                            .forEach(s -> seeds.add(s.seed()));
                }
            }
        }

        assertEquals(seeds.size(), seeds.stream().distinct().count());
        assertTrue(seeds.stream().allMatch(seed -> seed >= 0 && seed < 1L << 48));
    }

    @Test
    void badValuesAreRefusedInOneSentence() {
        assertRefused("-5", () -> grid(new NeedleInHaystack(), List.of(4_000, -5), List.of(50), 1));
        assertRefused("at least 600", () -> grid(new HardNeedleInHaystack(), List.of(100), List.of(50), 1));
        assertRefused("150 %", () -> grid(new NeedleInHaystack(), List.of(4_000), List.of(150), 1));
        assertRefused("-1 %", () -> grid(new NeedleInHaystack(), List.of(4_000), List.of(-1), 1));
        assertRefused("0 tasks", () -> grid(new NeedleInHaystack(), List.of(4_000), List.of(50), 0));
        assertRefused("no context length", () -> grid(new NeedleInHaystack(), List.of(), List.of(50), 1));
        assertRefused("no depth", () -> grid(new NeedleInHaystack(), List.of(4_000), List.of(), 1));
        assertRefused(
                "niah, niah_hard, long_doc_qa", () -> ShippedBenchmarks.all().of("needle"));
        assertRefused("49 tokens", () -> new GeneratedTask(new NeedleInHaystack(), 49, LengthUnit.TOKENS, 50, null, 1));
        assertRefused(
                "101 %", () -> new GeneratedTask(new HardNeedleInHaystack(), 4_000, LengthUnit.CHARS, 101, null, 1));
        assertRefused(
                "1000000 in all", () -> grid(new NeedleInHaystack(), List.of(4_000, 8_000), List.of(10), 500_001));
        assertRefused(
                "1000000 in all", () -> grid(new NeedleInHaystack(), List.of(4_000), List.of(10), Integer.MAX_VALUE));
        assertRefused(
                "is too long; ask for at most 10000000",
                () -> grid(new NeedleInHaystack(), List.of(10_000_001), List.of(10), 1));
        assertRefused("too short", () -> new GeneratedTask(new LongDocQa(), 0, LengthUnit.CHARS, null, null, 1));
    }

    /// The same text on every machine and Java: recorded once. A change of the generators must count up their version.
    @Test
    void theTextsAreThoseRecorded() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertEquals(
                    "e31cd56be27e017d",
                    hash(new GeneratedTask(new NeedleInHaystack(), 4_000, LengthUnit.TOKENS, 50, null, 1)));
            assertEquals(
                    "a1cbce61bbc21644",
                    hash(new GeneratedTask(new NeedleInHaystack(), 4_000, LengthUnit.CHARS, 10, null, -7)));
            assertEquals(
                    "1ffc9b3c87345691",
                    hash(new GeneratedTask(new HardNeedleInHaystack(), 4_000, LengthUnit.TOKENS, 90, null, 1)));
            assertEquals(
                    "a323318a99ad312f",
                    hash(new GeneratedTask(new LongDocQa(), 4_000, LengthUnit.TOKENS, null, null, 1)));
            assertEquals("2e6ba8e04557a3f9", hashOfKinds(new Ruler()));
            assertEquals("27062a0011c66a66", hashOfKinds(new Oolong()));
            assertEquals("1e82bac8619bd8cc", hashOfKinds(new OolongPairs()));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void everyParameterIsInTheParameters() {
        for (var family : ShippedBenchmarks.all().generated()) {
            var spec = task(family, LengthUnit.TOKENS);
            assertEquals(spec.type(), spec.parameters().get("task_type"));
            assertEquals(15_000, spec.parameters().get("context_length"));
            assertEquals("tokens", spec.parameters().get("length_unit"));
            assertEquals(spec.depthPercent(), spec.parameters().get("depth_percent"));
            assertEquals(3L, spec.parameters().get("seed"));
            assertEquals(spec.kindName(), spec.parameters().get("task_kind"));
            assertNotEquals(spec.parameters(), task(family, LengthUnit.CHARS).parameters());
        }
    }

    private static TaskSpec task(GeneratedBenchmark benchmark, LengthUnit unit) {
        var kind =
                benchmark.kinds().isEmpty() ? null : benchmark.kinds().getLast().name();
        return new GeneratedTask(benchmark, 15_000, unit, 50, kind, 3);
    }

    private static TaskGrid grid(GeneratedBenchmark family, List<Integer> lengths, List<Integer> depths, int tasks) {
        return new TaskGrid(family, lengths, LengthUnit.TOKENS, depths, tasks, 42);
    }

    private static void assertRefused(String part, Executable action) {
        var message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.contains(part) && message.endsWith("."), message);
    }

    private static String hash(TaskSpec spec) {
        return hash(text(spec));
    }

    /// Of a task of each kind.
    private static String hashOfKinds(GeneratedBenchmark benchmark) {
        return hash(benchmark.kinds().stream()
                .map(kind -> text(new GeneratedTask(benchmark, 4_000, LengthUnit.TOKENS, null, kind.name(), 1)))
                .collect(Collectors.joining("\n")));
    }

    private static String text(TaskSpec spec) {
        var task = spec.make();
        return String.join("\n", task.context(), task.query(), task.answer());
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
