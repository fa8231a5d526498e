package dev.rlmworkbench.ui.training.gauge;

import dev.rlmworkbench.result.training.MemoryPart;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A forecast of memory as parts of one bar, with what was measured and what may be taken beside it. Shares are those
/// of the bar, 0 to 1.
///
/// @param parts    in their order, without empty ones
/// @param free     where the memory ends that the training may take
/// @param peak     the most that it took
/// @param stop     where it is told to stop
/// @param sentence the forecast and the peak in numbers
/// @param fits     whether what it may take suffices; null where that is not known
/// @param verdict  the same in words, empty where it is not known
record MemoryShares(
        List<Part> parts,
        OptionalDouble free,
        OptionalDouble peak,
        OptionalDouble stop,
        String sentence,
        @Nullable Boolean fits,
        String verdict) {

    static final double GIB = 1L << 30;

    /// @param share  of the bar
    /// @param amount with its unit
    /// @param violet whether it belongs to the training itself and not to the program around it
    record Part(String what, double share, String amount, boolean violet) {}

    /// Parts that are there whatever is trained, as [dev.rlmworkbench.training.run.MemoryForecast] calls them.
    private static final Set<String> AROUND = Set.of("program", "unused between tensors");

    /// @param forecast  not empty
    /// @param available that the training may take in all: what is free and what it has already
    static MemoryShares of(List<MemoryPart> forecast, OptionalLong available, OptionalLong peak, OptionalLong stop) {
        long bytes = forecast.stream().mapToLong(MemoryPart::bytes).sum();
        double whole = LongStream.of(bytes, available.orElse(0), peak.orElse(0), stop.orElse(0))
                .max()
                .orElseThrow();
        var parts = forecast.stream()
                .filter(part -> part.bytes() > 0)
                .map(part -> new Part(
                        part.what(), part.bytes() / whole, amount(part.bytes()), !AROUND.contains(part.what())))
                .toList();
        return new MemoryShares(
                parts,
                share(available, whole),
                share(peak, whole),
                share(stop, whole),
                sentence(bytes, peak),
                available.isEmpty() ? null : bytes <= available.getAsLong(),
                available.isEmpty() ? "" : verdict(bytes, available.getAsLong()));
    }

    private static OptionalDouble share(OptionalLong bytes, double whole) {
        return bytes.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(bytes.getAsLong() / whole);
    }

    private static String sentence(long bytes, OptionalLong peak) {
        var forecast = "forecast %s".formatted(amount(bytes));
        if (peak.isEmpty()) {
            return forecast;
        }
        long percent = Math.round(100.0 * (peak.getAsLong() - bytes) / bytes);
        var against =
                percent == 0 ? "as forecast" : "%d %% %s".formatted(Math.abs(percent), percent > 0 ? "over" : "under");
        return "%s, measured peak %s (%s)".formatted(forecast, amount(peak.getAsLong()), against);
    }

    private static String verdict(long bytes, long available) {
        return bytes <= available
                ? "Fits, %.1f GiB free".formatted((available - bytes) / GIB)
                : "Does not fit, %.1f GiB short".formatted((bytes - available) / GIB);
    }

    /// In GiB, or in MiB where two digits would say nothing.
    static String amount(long bytes) {
        double mib = bytes * 1024 / GIB;
        return mib >= 100 ? "%.2f GiB".formatted(bytes / GIB) : mib >= 1 ? "%.0f MiB".formatted(mib) : "below 1 MiB";
    }
}
