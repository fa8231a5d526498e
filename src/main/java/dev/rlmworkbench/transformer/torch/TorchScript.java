package dev.rlmworkbench.transformer.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A module whose code is a readable text file, `torchscript/NAME.py`: all operations of libtorch, whole layers in one
/// call, on any device. The file holds a class `Module`; see [ScriptArchive]. Gradients are written out in these files:
/// autograd is off.
///
/// Calls may come from several threads at once.
public final class TorchScript implements AutoCloseable {

    private final PtSymbolBlock block;

    private TorchScript(PtSymbolBlock block) {
        this.block = block;
    }

    /// @param manager   owns the module
    /// @param name      of the file, without `.py`
    /// @param constants values of the class's attributes: Long, Double or Boolean
    public static TorchScript load(NDManager manager, String name, Map<String, Object> constants) {
        try (var archive = ScriptArchive.of(name, constants)) {
            return new TorchScript(JniUtils.loadModule((PtNDManager) manager, archive, false, false));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Runs a method.
    ///
    /// @param results   owns the returned tensors
    /// @param arguments NDArray, [TensorList], `List<NDArray>`, Integer, Long, Double or Boolean
    /// @return the tensor, or the tensors of the list or tuple
    public NDList call(NDManager results, String method, Object... arguments) {
        JniUtils.setGraphExecutorOptimize(false);
        var mine = new ArrayList<IValue>();
        try {
            var values = new IValue[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof TensorList list) {
                    values[i] = list.value();
                } else {
                    values[i] = value(arguments[i]);
                    mine.add(values[i]);
                }
            }
            try (var result = IValueUtils.runMethod(block, method, values)) {
                return result.toNDList((PtNDManager) results);
            }
        } finally {
            mine.forEach(IValue::close);
        }
    }

    @Override
    public void close() {
        block.close();
    }

    private static IValue value(Object argument) {
        return switch (argument) {
            case NDArray array -> IValue.from((PtNDArray) array);
            case List<?> list -> IValue.listFrom(list.toArray(PtNDArray[]::new));
            case Integer whole -> IValue.from((long) whole);
            case Long whole -> IValue.from(whole);
            case Double real -> IValue.from(real);
            case Boolean flag -> IValue.from(flag);
            default -> throw notTaken(argument);
        };
    }

    private static IllegalArgumentException notTaken(Object argument) {
        return new IllegalArgumentException(
                "TorchScript does not take a " + argument.getClass().getName());
    }
}
