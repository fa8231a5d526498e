package dev.rlmworkbench.transformer.torch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TorchScriptTest {

    private NDManager manager;

    @BeforeEach
    void start() {
        manager = TestTorch.engine().newManager();
    }

    @AfterEach
    void stop() {
        manager.close();
    }

    @Test
    void bf16TakesItsBitsFromMemoryAndComesBack() {
        try (var numbers = TorchScript.load(manager, "numbers", Map.of())) {
            var bytes = ByteBuffer.allocateDirect(6).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putShort((short) 0x3f80)
                    .putShort((short) 0xc000)
                    .putShort((short) 0x4049)
                    .flip();
            var bits = manager.create(bytes, new Shape(3), DataType.FLOAT16);
            var bf16 = numbers.call(manager, "bf16_from_bits", bits).singletonOrThrow();
            var floats = numbers.call(manager, "to_float", bf16).singletonOrThrow();
            assertArrayEquals(new float[] {1, -2, 3.140625f}, floats.toFloatArray());
        }
    }

    @Test
    void numbersAndPreparedListsAreTaken() {
        try (var script = TorchScript.load(manager, "sample", Map.of("factor", 3.0, "power", 2L, "negate", false));
                var weights = new TensorList(List.of(manager.create(new float[] {5, 7})))) {
            var x = manager.create(new float[] {1, 2});
            for (int i = 0; i < 3; i++) {
                var y = script.call(manager, "scaled", x, weights).singletonOrThrow();
                assertArrayEquals(new float[] {15, 84}, y.toFloatArray());
            }
            assertArrayEquals(
                    new float[] {2.5f, 3.5f},
                    script.call(manager, "shifted", x, 1, 0.5, true)
                            .singletonOrThrow()
                            .toFloatArray());
        }
    }

    @Test
    void resultsBelongToTheManagerThatWasNamed() {
        try (var script = TorchScript.load(manager, "sample", Map.of("factor", 3.0, "power", 2L, "negate", false))) {
            var x = manager.create(new float[] {1, 2});
            var w = manager.create(new float[] {5, 7});
            var step = manager.newSubManager();
            var plain = script.call(step, "scaled", x, List.of(w)).singletonOrThrow();
            assertEquals(step, plain.getManager());
            step.close();
            assertThrows(IllegalStateException.class, plain::toFloatArray);
        }
    }

    @Test
    void errorsNameTheLineOfTheText() {
        try (var script = TorchScript.load(manager, "sample", Map.of("factor", 3.0, "power", 2L, "negate", false))) {
            var x = manager.create(new float[] {1, 2});
            var wrong = manager.create(new float[] {1, 2, 3});
            var e = assertThrows(EngineException.class, () -> script.call(manager, "scaled", x, List.of(wrong)));
            assertTrue(e.getMessage().contains("torch.mul"), e.getMessage());
        }
    }
}
