package dev.rlmworkbench.gpu;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// NVIDIA's GPUs, by one `nvidia-smi` that goes on writing a line a second for each. It is not run while all GPUs
/// sleep, and asked only for those that are awake.
final class NvidiaSmiMonitor implements GpuMonitor {

    private static final long FIRST_ROW_SECONDS = 10;
    private static final long STALE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final String program;
    private final PciGpus bus;
    private final boolean idleMeansUnknown;
    private List<String> fields = NvidiaSmiRow.FIELDS;
    private List<String> watched = List.of();
    private @Nullable Child child;

    /// @param idleMeansUnknown a load of 0 is not told apart from one that is not measured, as in WSL
    /// @throws GpuUnavailableException when the program is not there or finds no GPU
    NvidiaSmiMonitor(String program, PciGpus bus, boolean idleMeansUnknown) throws GpuUnavailableException {
        this.program = program;
        this.bus = bus;
        this.idleMeansUnknown = idleMeansUnknown;
        try {
            // else a program that is not there would be found out only when the first GPU wakes
            new ProcessBuilder(program, "--help")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .destroy();
        } catch (IOException _) {
            throw new GpuUnavailableException("there is no such program");
        }
        watch(bus.now());
    }

    @Override
    public List<GpuReading> read() {
        var gpus = bus.now();
        try {
            watch(gpus);
        } catch (GpuUnavailableException e) {
            return List.of(GpuReading.failed(0, "NVIDIA GPU", e.getMessage()));
        }
        var readings = new TreeMap<Integer, GpuReading>();
        for (int i = 0; i < gpus.size(); i++) {
            if (gpus.get(i).asleep()) {
                readings.put(i, GpuReading.asleep(i, "NVIDIA GPU"));
            }
        }
        if (child != null) {
            child.fresh().forEach(reading -> readings.put(reading.index(), reading));
        }
        return List.copyOf(readings.values());
    }

    private void watch(List<PciGpus.PciGpu> gpus) throws GpuUnavailableException {
        var awake = gpus.stream()
                .filter(gpu -> !gpu.asleep())
                .map(PciGpus.PciGpu::address)
                .toList();
        if (!gpus.isEmpty() && awake.isEmpty()) {
            close();
            return;
        }
        // the bus shows a container also GPUs that it was not given: none is named while none sleeps
        var named = awake.size() == gpus.size() ? List.<String>of() : awake;
        if (child != null && child.process.isAlive() && named.equals(watched)) {
            return;
        }
        close();
        watched = named;
        try {
            child = start();
        } catch (UnknownFieldException _) {
            fields = NvidiaSmiRow.BASIC;
            child = start();
        }
    }

    private Child start() throws GpuUnavailableException {
        var command = new ArrayList<>(List.of(
                program, "--query-gpu=" + String.join(",", fields), "--format=csv,noheader,nounits", "-lms", "1000"));
        if (!watched.isEmpty()) {
            command.addAll(List.of("-i", String.join(",", watched)));
        }
        try {
            var started = new Child(
                    new ProcessBuilder(command).redirectErrorStream(true).start());
            started.awaitFirstRow();
            return started;
        } catch (IOException e) {
            throw new GpuUnavailableException(e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new GpuUnavailableException("interrupted");
        }
    }

    @Override
    public String source() {
        return "nvidia-smi";
    }

    @Override
    public void close() {
        if (child != null) {
            child.process.destroy();
            child = null;
        }
    }

    /// Drivers before 535 lack some.
    private static final class UnknownFieldException extends GpuUnavailableException {

        private static final long serialVersionUID = 1;

        UnknownFieldException(String why) {
            super(why);
        }
    }

    /// The program and the last line that it wrote for each GPU.
    private final class Child {

        private record Row(GpuReading reading, long nanos) {}

        private final Process process;
        private final TreeMap<Integer, Row> rows = new TreeMap<>();
        private String words = "";
        private boolean ended;

        Child(Process process) {
            this.process = process;
            Thread.ofVirtual().name("nvidia-smi").start(this::follow);
        }

        private void follow() {
            try (BufferedReader lines = process.inputReader()) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    take(line);
                }
            } catch (IOException _) {
                // ended from this side
            }
            synchronized (this) {
                ended = true;
                notifyAll();
            }
        }

        private synchronized void take(String line) {
            NvidiaSmiRow.parse(line, idleMeansUnknown)
                    .ifPresentOrElse(
                            reading -> rows.put(reading.index(), new Row(reading, System.nanoTime())),
                            () -> words = line.isBlank() ? words : line.strip());
            notifyAll();
        }

        synchronized void awaitFirstRow() throws InterruptedException, GpuUnavailableException {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(FIRST_ROW_SECONDS);
            while (rows.isEmpty() && !ended && System.nanoTime() < until) {
                TimeUnit.NANOSECONDS.timedWait(this, Math.max(1, until - System.nanoTime()));
            }
            if (rows.isEmpty()) {
                process.destroy();
                if (words.contains("not a valid field") && fields.equals(NvidiaSmiRow.FIELDS)) {
                    throw new UnknownFieldException(words);
                }
                throw new GpuUnavailableException(words.isEmpty() ? "it tells nothing" : words);
            }
        }

        synchronized List<GpuReading> fresh() {
            long now = System.nanoTime();
            return rows.values().stream()
                    .filter(row -> now - row.nanos() < STALE_NANOS)
                    .map(Row::reading)
                    .toList();
        }
    }
}
