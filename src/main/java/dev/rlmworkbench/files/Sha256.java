package dev.rlmworkbench.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The SHA-256 of bytes and texts (in UTF-8), added piece by piece. Of its forms at the end, one can be asked for,
/// once.
public final class Sha256 {

    /// Characters of a text that are turned into bytes at a time, as a document may be as large as the memory.
    static final int PIECE = 1 << 20;

    private static final int SHORT_DIGITS = 16;
    private static final int NUMBER_DIGITS = 12;

    private final MessageDigest digest;

    public Sha256() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    public static Sha256 of(String text) {
        return new Sha256().add(text);
    }

    public static Sha256 of(byte[] bytes) {
        return new Sha256().add(bytes);
    }

    public Sha256 add(byte[] bytes) {
        digest.update(bytes);
        return this;
    }

    public Sha256 add(String text) {
        for (int at = 0; at < text.length(); ) {
            int end = Math.min(text.length(), at + PIECE);
            // a pair of surrogates is one character
            end -= end < text.length() && Character.isHighSurrogate(text.charAt(end - 1)) ? 1 : 0;
            digest.update(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
            at = end;
        }
        return this;
    }

    /// Reads the stream to its end and leaves it open.
    public Sha256 add(InputStream in) throws IOException {
        var buffer = new byte[1 << 20];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
        }
        return this;
    }

    /// All 64 hex digits, lower case.
    public String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }

    /// The first 16 hex digits: enough to tell apart what one user has.
    public String shortHex() {
        return hex().substring(0, SHORT_DIGITS);
    }

    /// The first 64 bits: enough to tell apart millions of texts.
    public long bits() {
        return ByteBuffer.wrap(digest.digest()).getLong();
    }

    /// The first 48 bits as a number, which also survives readers that keep numbers as doubles.
    public long number() {
        return HexFormat.fromHexDigitsToLong(hex(), 0, NUMBER_DIGITS);
    }
}
