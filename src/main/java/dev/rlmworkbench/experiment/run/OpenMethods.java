package dev.rlmworkbench.experiment.run;

import dev.rlmworkbench.inference.Method;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Methods ready to answer, with the models and REPLs under them; closing ends all of these.
public final class OpenMethods implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(OpenMethods.class);

    private final List<AutoCloseable> resources = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private int concurrency = 1;

    OpenMethods() {}

    <T extends AutoCloseable> T keep(T resource) {
        resources.add(resource);
        return resource;
    }

    void add(Method method, int usefulConcurrency) {
        methods.add(keep(method));
        concurrency = Math.max(concurrency, usefulConcurrency);
    }

    /// In the order of the spec, model by model.
    public List<Method> methods() {
        return List.copyOf(methods);
    }

    /// Tasks that may usefully run at once: what the models' endpoints take together.
    public int concurrency() {
        return concurrency;
    }

    @Override
    public void close() {
        for (var resource : resources.reversed()) {
            try {
                resource.close();
            } catch (Exception e) {
                LOG.debug("closing {}", resource, e);
            }
        }
        resources.clear();
    }
}
