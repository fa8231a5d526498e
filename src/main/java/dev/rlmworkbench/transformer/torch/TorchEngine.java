package dev.rlmworkbench.transformer.torch;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtEngine;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import dev.rlmworkbench.settings.ProgramFolder;
import dev.rlmworkbench.transformer.weights.TransformerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/// libtorch in this process, through DJL. The library is loaded once for a process; the first start decides from where.
public final class TorchEngine {

    private final Engine engine;

    private TorchEngine(Engine engine) {
        this.engine = engine;
    }

    /// Loads libtorch without asking the network, from where a package has it or else unpacking it on first use
    /// (430 MB). `DJL_OFFLINE=false` lets DJL fetch a GPU build; `PYTORCH_LIBRARY_PATH`, `PYTORCH_VERSION` and
    /// `PYTORCH_FLAVOR` name one that is installed.
    ///
    /// @param cache   folder to unpack into, may be deleted when the product is not running
    /// @param threads for one operation on the CPU, at least 1; more than the free cores makes every operation
    /// slower
    /// @throws TransformerException where there is no library for this machine
    public static TorchEngine start(Path cache, int threads) {
        setUnlessGiven("ai.djl.offline", "true");
        setUnlessGiven("ENGINE_CACHE_DIR", cache.resolve("djl").toString());
        if (isOffline() && System.getenv("PYTORCH_LIBRARY_PATH") == null) {
            ProgramFolder.libtorch().ifPresent(TorchEngine::takeFrom);
        }
        System.setProperty("ai.djl.pytorch.num_threads", String.valueOf(threads));
        try {
            var engine = Engine.getEngine(PtEngine.ENGINE_NAME);
            JniUtils.setNumThreads(threads);
            return new TorchEngine(engine);
        } catch (EngineException | UnsatisfiedLinkError e) {
            throw TransformerException.notInThisProcess(
                    "local models cannot run on this machine (" + System.getProperty("os.name") + ", "
                            + System.getProperty("os.arch") + "): libtorch could not be loaded, " + reason(e)
                            + "; use a model server, or name an installed libtorch 2.7.1 by"
                            + " PYTORCH_LIBRARY_PATH, PYTORCH_VERSION and PYTORCH_FLAVOR",
                    e);
        }
    }

    /// Memory for tensors on the CPU, to be closed.
    public NDManager newManager() {
        return engine.newBaseManager(Device.cpu());
    }

    /// Memory for tensors on a device, to be closed.
    public NDManager newManager(Device device) {
        return engine.newBaseManager(device);
    }

    /// The first GPU that libtorch can use, else the CPU.
    public Device bestDevice() {
        return gpus() > 0 ? Device.gpu() : Device.cpu();
    }

    /// GPUs that this build of libtorch can use.
    public int gpus() {
        return engine.getGpuCount();
    }

    /// Threads that one operation on the CPU uses.
    public int threads() {
        return JniUtils.getNumThreads();
    }

    /// Version of libtorch, such as `2.7.1`.
    public String version() {
        return engine.getVersion();
    }

    /// The folder that libtorch was loaded from.
    public Path libraryFolder() {
        return Path.of(LibUtils.getLibtorchPath());
    }

    private static boolean isOffline() {
        return !"false".equalsIgnoreCase(System.getenv("DJL_OFFLINE"));
    }

    /// @param folder with the libraries and DJL's description of them
    private static void takeFrom(Path folder) {
        var about = new Properties();
        try (var in = Files.newBufferedReader(folder.resolve("pytorch.properties"))) {
            about.load(in);
        } catch (IOException e) {
            throw new TransformerException("libtorch in " + folder + " cannot be read: " + e.getMessage(), e);
        }
        setUnlessGiven("PYTORCH_LIBRARY_PATH", folder.toString());
        // without the date of its build
        setUnlessGiven("PYTORCH_VERSION", about.getProperty("version", "").split("-")[0]);
        setUnlessGiven("PYTORCH_FLAVOR", about.getProperty("flavor", "cpu"));
    }

    private static void setUnlessGiven(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    private static String reason(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
    }
}
