package dev.rlmworkbench.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.IValue;
import java.util.List;

/// Tensors that go into TorchScript as one `List[Tensor]`, call after call, such as the weights of a model. Closing it
/// does not close the tensors.
public final class TensorList implements AutoCloseable {

    private final List<NDArray> tensors;
    private final IValue value;

    public TensorList(List<NDArray> tensors) {
        this.tensors = List.copyOf(tensors);
        this.value = IValue.listFrom(tensors.toArray(PtNDArray[]::new));
    }

    public List<NDArray> tensors() {
        return tensors;
    }

    IValue value() {
        return value;
    }

    @Override
    public void close() {
        value.close();
    }
}
