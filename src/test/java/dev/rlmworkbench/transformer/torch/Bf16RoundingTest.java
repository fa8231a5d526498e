package dev.rlmworkbench.transformer.torch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.rlmworkbench.transformer.weights.SafeTensorsWriter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class Bf16RoundingTest {

    @Property(tries = 200)
    void bf16IsTheNearest(@ForAll float value) {
        var back = Float.intBitsToFloat(SafeTensorsWriter.bf16(value) << 16);
        if (Float.isNaN(value) || Float.isInfinite(back)) {
            assertTrue(Float.isNaN(back) || Math.abs(value) > 3.38e38f);
            return;
        }
        int bits = Float.floatToRawIntBits(value);
        var below = Float.intBitsToFloat(bits & 0xffff0000);
        var above = Float.intBitsToFloat((bits & 0xffff0000) + 0x10000);
        var error = Math.abs((double) back - value);
        assertTrue(error <= Math.abs((double) below - value) && error <= Math.abs((double) above - value));
    }
}
