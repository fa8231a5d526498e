package dev.rlmworkbench.llm.hub;

import dev.rlmworkbench.files.Sha256;
import dev.rlmworkbench.llm.http.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A file of a repository on the hub.
///
/// @param bytes  0 when not told
/// @param sha256 of a large file, null for others
/// @param blob   git's id of a small file: SHA-1 of `blob SIZE\0` and its content; null when not told
record HubFile(
        String name,
        long bytes,
        @Nullable String sha256,
        @Nullable String blob) {

    static HubFile of(JsonNode sibling) {
        var sha256 = sibling.path("lfs").path("sha256").asString("");
        var blob = sibling.path("blobId").asString("");
        return new HubFile(
                sibling.path("rfilename").asString(""),
                Json.count(sibling, "size"),
                sha256.isEmpty() ? null : sha256,
                sha256.isEmpty() && !blob.isEmpty() ? blob : null);
    }

    /// Those that tell that a folder is a model.
    boolean isConfiguration() {
        return name.equals("config.json") || name.equals("adapter_config.json");
    }

    Path whole(Path folder) {
        return folder.resolve(name);
    }

    Path begun(Path folder) {
        return folder.resolve(name + ".part");
    }

    long bytesIn(Path folder) throws IOException {
        for (var file : new Path[] {whole(folder), begun(folder)}) {
            if (Files.exists(file)) {
                return Math.min(bytes, Files.size(file));
            }
        }
        return 0;
    }

    /// Of its content, null when the hub does not tell.
    @Nullable
    String listedDigest() {
        return sha256 != null ? sha256 : blob;
    }

    /// Of what came, in the same form.
    String digestOf(Path came) throws IOException {
        try (var in = Files.newInputStream(came)) {
            return sha256 != null ? new Sha256().add(in).hex() : gitBlob(in);
        }
    }

    private String gitBlob(InputStream in) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-1");
            digest.update(("blob " + bytes + "\0").getBytes(StandardCharsets.US_ASCII));
            new DigestInputStream(in, digest).transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-1", e);
        }
    }
}
