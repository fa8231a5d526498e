package dev.rlmworkbench.repl.child.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import org.junit.jupiter.api.Test;

class SandboxLayersTest {

    @Property
    void aReportSurvivesTheWayThroughAnArgument(
            @ForAll List<@NotEmpty @AlphaChars @Chars({' ', ':', '+', '-'}) String> active,
            @ForAll List<@NotEmpty @AlphaChars @Chars({' ', ':', '+', '-'}) String> missing) {
        var layers = new SandboxLayers(active, missing);

        assertEquals(layers, SandboxLayers.decode(layers.encode()));
    }

    @Test
    void lineBreaksAndSeparatorsInAReasonDoNotBreakTheReport() {
        var layers = SandboxLayers.off("seccomp", "a|b\nc");

        assertEquals(
                List.of("seccomp: a/b c"), SandboxLayers.decode(layers.encode()).missing());
    }

    @Test
    void rubbishIsNoLayer() {
        assertEquals(SandboxLayers.NONE, SandboxLayers.decode("rubbish||+"));
    }
}
