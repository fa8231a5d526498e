package dev.rlmworkbench.files;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class Sha256Test {

    @Test
    void digitsAreThoseOfOtherTools() {
        assertEquals(
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                Sha256.of("abc").hex());
        assertEquals("ba7816bf8f01cfea", Sha256.of("abc").shortHex());
        assertEquals(0xba7816bf8f01L, Sha256.of("abc").number());
    }

    @Test
    void piecesGiveTheSameAsTheWhole() throws IOException {
        var bytes = "abc".getBytes(StandardCharsets.UTF_8);
        var whole = Sha256.of("one abc two").hex();
        assertEquals(whole, new Sha256().add("one ").add(bytes).add(" two").hex());
        assertEquals(
                whole,
                new Sha256()
                        .add("one ")
                        .add(new ByteArrayInputStream(bytes))
                        .add(" two")
                        .hex());
    }

    @Test
    void aCharacterOfTwoHalvesIsNotCutBetweenPieces() {
        var text = "x".repeat(Sha256.PIECE - 1) + "\uD83D\uDE00" + "y".repeat(Sha256.PIECE);
        assertEquals(
                Sha256.of(text.getBytes(StandardCharsets.UTF_8)).hex(),
                Sha256.of(text).hex());
    }
}
