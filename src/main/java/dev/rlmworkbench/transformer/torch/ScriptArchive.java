package dev.rlmworkbench.transformer.torch;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The archive that `torch.jit.save` would write for a module without weights: a zip with the code as text and the
/// module's attributes as a pickle. A file may use functions of another as `__torch__.OTHER.function(...)`; those
/// files come along.
final class ScriptArchive {

    private static final Pattern OTHER_FILE = Pattern.compile("__torch__\\.([a-z0-9_]+)\\.");
    private static final byte[] EMPTY_TUPLE = {(byte) 0x80, 2, ')', '.'};

    private ScriptArchive() {}

    static InputStream of(String name, Map<String, Object> attributes) throws IOException {
        var code = new LinkedHashMap<String, String>();
        collect(name, code);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            store(zip, "m/data.pkl", moduleObject(name, attributes));
            for (var file : code.entrySet()) {
                store(
                        zip,
                        "m/code/__torch__/" + file.getKey() + ".py",
                        file.getValue().getBytes(StandardCharsets.UTF_8));
            }
            store(zip, "m/constants.pkl", EMPTY_TUPLE);
            store(zip, "m/version", "10\n".getBytes(StandardCharsets.US_ASCII));
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void collect(String name, Map<String, String> code) throws IOException {
        var path = "/torchscript/" + name + ".py";
        try (var in = ScriptArchive.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException("the resource " + path + " is missing");
            }
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            code.put(name, text);
            for (var match : OTHER_FILE.matcher(text).results().toList()) {
                if (!code.containsKey(match.group(1))) {
                    collect(match.group(1), code);
                }
            }
        }
    }

    /// The pickle of an object of class `__torch__.NAME.Module` with these attributes.
    private static byte[] moduleObject(String name, Map<String, Object> attributes) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        out.write(new byte[] {(byte) 0x80, 2});
        out.write(("c__torch__." + name + "\nModule\n").getBytes(StandardCharsets.US_ASCII));
        out.write(new byte[] {')', (byte) 0x81, '}', '('});
        var all = new TreeMap<String, Object>(attributes);
        all.put("training", false);
        for (var attribute : all.entrySet()) {
            var key = attribute.getKey().getBytes(StandardCharsets.UTF_8);
            out.write('X');
            out.writeInt(Integer.reverseBytes(key.length));
            out.write(key);
            switch (attribute.getValue()) {
                case Boolean flag -> out.write(flag ? 0x88 : 0x89);
                case Long whole -> {
                    out.write('J');
                    out.writeInt(Integer.reverseBytes(Math.toIntExact(whole)));
                }
                case Double real -> {
                    out.write('G');
                    out.writeDouble(real);
                }
                default ->
                    throw new IllegalArgumentException(
                            attribute.getKey() + " is a " + attribute.getValue().getClass());
            }
        }
        out.write(new byte[] {'u', 'b', '.'});
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
        var checksum = new CRC32();
        checksum.update(content);
        var entry = new ZipEntry(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
    }
}
