package dev.featurestore.maven.image;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** SHA-256 of the files of an image, each of which is read once. */
public final class FileDigests {

    private final Map<Path, String> known = new HashMap<>();

    /**
     * The digest of a file, in hexadecimal.
     *
     * @throws FeatureStoreException {@code IO_ERROR} if it cannot be read
     */
    public String sha256(Path file) {
        return known.computeIfAbsent(file, FileDigests::read);
    }

    private static String read(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR, "Cannot read " + file + ": " + e, "Make it readable, or build it again", e);
        }
    }
}
