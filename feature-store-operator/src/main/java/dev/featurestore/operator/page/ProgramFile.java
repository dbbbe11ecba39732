package dev.featurestore.operator.page;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The jar that this code was loaded from: the plugin's, or the operator's in the image.
 *
 * @param name its file name
 * @param sha256 its digest, as hexadecimal digits
 */
record ProgramFile(String name, String sha256) {

    /** The jar, which is read once; empty if the code was loaded from a folder, or the jar cannot be read any more. */
    static Optional<ProgramFile> ofThisCode() {
        return ThisCode.FILE;
    }

    private static Optional<ProgramFile> read() {
        @Nullable CodeSource source = ProgramFile.class.getProtectionDomain().getCodeSource();
        try {
            Path file = Path.of(Objects.requireNonNull(source).getLocation().toURI());
            return Files.isRegularFile(file) ? Optional.of(of(file)) : Optional.empty();
        } catch (IOException | URISyntaxException unreadable) {
            return Optional.empty();
        }
    }

    private static final class ThisCode {
        private static final Optional<ProgramFile> FILE = read();
    }

    static ProgramFile of(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return new ProgramFile(
                    file.getFileName().toString(),
                    HexFormat.of().formatHex(in.getMessageDigest().digest()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
