package dev.rlmworkbench.gpu;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/// One line of `nvidia-smi --query-gpu=... --format=csv,noheader,nounits`: MiB, percent, degrees, watts, MHz. What a
/// driver does not tell stands there in words, as `[N/A]` or `[Not Supported]`.
final class NvidiaSmiRow {

    /// In the order in which they are asked for. Drivers before 535 know only [#BASIC].
    static final List<String> FIELDS = List.of(
            "index",
            "name",
            "driver_version",
            "memory.total",
            "memory.used",
            "memory.free",
            "utilization.gpu",
            "temperature.gpu",
            "power.draw",
            "enforced.power.limit",
            "clocks.gr",
            "clocks.mem",
            "memory.reserved",
            "clocks_event_reasons.active");

    static final List<String> BASIC = FIELDS.subList(0, FIELDS.indexOf("memory.reserved"));

    private static final long MEBIBYTE = 1L << 20;
    private static final int MAX_PERCENT = 100;

    private final List<String> values;

    private NvidiaSmiRow(List<String> values) {
        this.values = values;
    }

    /// Empty for a line that is no row, such as `No devices were found`.
    static Optional<GpuReading> parse(String line, boolean idleMeansUnknown) {
        var values = Arrays.stream(line.split(",", -1)).map(String::strip).toList();
        if (values.size() != FIELDS.size() && values.size() != BASIC.size()) {
            return Optional.empty();
        }
        var row = new NvidiaSmiRow(values);
        var index = row.number("index");
        return index.isPresent() ? Optional.of(row.reading(index.getAsInt(), idleMeansUnknown)) : Optional.empty();
    }

    private GpuReading reading(int index, boolean idleMeansUnknown) {
        var busy = number("utilization.gpu");
        boolean unknown =
                busy.isPresent() && (busy.getAsInt() > MAX_PERCENT || (busy.getAsInt() == 0 && idleMeansUnknown));
        return new GpuReading(
                index,
                words("name").orElse("NVIDIA GPU"),
                words("driver_version"),
                false,
                Optional.empty(),
                new GpuMemory(
                        bytes("memory.total"), bytes("memory.used"), bytes("memory.free"), bytes("memory.reserved")),
                unknown ? OptionalInt.empty() : busy,
                number("temperature.gpu"),
                decimal("power.draw"),
                decimal("enforced.power.limit"),
                number("clocks.gr"),
                number("clocks.mem"),
                clockLimits(),
                Optional.empty());
    }

    private Optional<String> words(String field) {
        int place = FIELDS.indexOf(field);
        return place < values.size()
                ? Optional.of(values.get(place)).filter(value -> !value.isEmpty() && !value.matches("\\[.*]|N/A"))
                : Optional.empty();
    }

    private OptionalInt number(String field) {
        return words(field)
                .filter(value -> value.matches("\\d{1,9}"))
                .map(value -> OptionalInt.of(Integer.parseInt(value)))
                .orElse(OptionalInt.empty());
    }

    private OptionalLong bytes(String field) {
        var mebibytes = number(field);
        return mebibytes.isPresent() ? OptionalLong.of(mebibytes.getAsInt() * MEBIBYTE) : OptionalLong.empty();
    }

    private OptionalDouble decimal(String field) {
        return words(field)
                .filter(value -> value.matches("\\d{1,9}(\\.\\d+)?"))
                .map(value -> OptionalDouble.of(Double.parseDouble(value)))
                .orElse(OptionalDouble.empty());
    }

    private Optional<Set<ClockLimit>> clockLimits() {
        return words("clocks_event_reasons.active")
                .filter(value -> value.matches("0x0*[0-9a-fA-F]{1,8}"))
                .map(value -> ClockLimit.ofBits(Long.parseLong(value.substring(2), 16)));
    }
}
