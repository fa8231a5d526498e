package dev.rlmworkbench.document;

import dev.rlmworkbench.files.ByteOrderMark;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mozilla.universalchardet.UniversalDetector;

/// Bytes of a file as text: by byte order mark, as UTF-16 where zeros show it, as UTF-8, by what the file declares,
/// and else by the detector's guess.
final class TextDecoder {

    /// So much of a file shows what it is.
    static final int SAMPLE = 64 * 1024;

    private static final double CONTROLS_OF_TEXT = 0.01;
    private static final int VALID_FOR_EACH_BROKEN = 10;
    private static final Charset FALLBACK = Charset.forName("windows-1252");
    private static final Pattern DECLARED =
            Pattern.compile("(?i)(?:charset\\s*=\\s*|<\\?xml[^>]{0,80}encoding\\s*=\\s*)[\"']?([\\w.:-]{2,40})");

    private TextDecoder() {}

    /// @return empty when the bytes are no text
    static Optional<String> decode(byte[] bytes) {
        var marked = byMark(bytes);
        if (marked != null) {
            return Optional.of(marked);
        }
        var wide = wideByZeros(Arrays.copyOf(bytes, Math.min(bytes.length, SAMPLE)));
        if (wide != null) {
            return Optional.of(new String(bytes, wide)).filter(TextDecoder::looksLikeText);
        }
        var utf8 = new String(bytes, StandardCharsets.UTF_8);
        if (mostlyValid(utf8)) {
            return Optional.of(utf8.indexOf(0) < 0 ? utf8 : utf8.replace("\0", ""))
                    .filter(TextDecoder::looksLikeText);
        }
        if (contains(bytes, (byte) 0)) {
            return Optional.empty();
        }
        return Optional.of(new String(bytes, declaredOrDetected(bytes))).filter(TextDecoder::looksLikeText);
    }

    /// Whether the beginning of a file is that of a file without text.
    static boolean isBinary(byte[] head) {
        return head.length > 0 && decode(head).isEmpty();
    }

    private static @Nullable String byMark(byte[] bytes) {
        var mark = ByteOrderMark.of(bytes);
        return mark.isThere() ? new String(bytes, mark.length(), bytes.length - mark.length(), mark.charset()) : null;
    }

    /// UTF-16 of any language has zeros in the high bytes of its spaces, digits and line breaks, and nowhere else.
    private static @Nullable Charset wideByZeros(byte[] sample) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i < sample.length; i++) {
            if (sample[i] == 0) {
                if (i % 2 == 0) {
                    even++;
                } else {
                    odd++;
                }
            }
        }
        int pairs = sample.length / 2;
        if (odd > pairs / 50 && odd > 20 * even) {
            return plausible(sample, StandardCharsets.UTF_16LE);
        }
        return even > pairs / 50 && even > 20 * odd ? plausible(sample, StandardCharsets.UTF_16BE) : null;
    }

    private static @Nullable Charset plausible(byte[] sample, Charset charset) {
        var text = new String(sample, 0, sample.length & ~1, charset);
        long strange = text.codePoints()
                .filter(c -> !Character.isDefined(c) || c == 0xFFFD || Character.getType(c) == Character.PRIVATE_USE)
                .count();
        return strange <= 1 + text.length() / 200 ? charset : null;
    }

    /// Some broken characters, as in a log that was cut, do not make it another encoding.
    private static boolean mostlyValid(String decoded) {
        long broken = 0;
        for (int at = decoded.indexOf('\uFFFD'); at >= 0; at = decoded.indexOf('\uFFFD', at + 1)) {
            broken++;
        }
        return broken == 0 || decoded.chars().filter(c -> c >= 0x80).count() - broken >= VALID_FOR_EACH_BROKEN * broken;
    }

    private static boolean looksLikeText(String text) {
        int length = Math.min(text.length(), SAMPLE);
        long controls = text.substring(0, length)
                .chars()
                .filter(c -> c < 0x20 && "\t\n\r\f\b\u001b".indexOf(c) < 0 || c == 0x7f)
                .count();
        return controls <= CONTROLS_OF_TEXT * length;
    }

    private static Charset declaredOrDetected(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 4096), StandardCharsets.ISO_8859_1);
        var declared = DECLARED.matcher(head);
        if (declared.find()) {
            var charset = known(declared.group(1));
            if (charset != null && charset != StandardCharsets.UTF_8) {
                return charset;
            }
        }
        var detector = new UniversalDetector();
        detector.handleData(bytes, 0, Math.min(bytes.length, 4 * SAMPLE));
        detector.dataEnd();
        var detected = detector.getDetectedCharset() == null ? null : known(detector.getDetectedCharset());
        return detected == null ? FALLBACK : detected;
    }

    private static @Nullable Charset known(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return null;
        }
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
