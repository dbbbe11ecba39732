package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** MD5 of contents in base64, as in Object Storage. */
final class ContentMd5 {

    private ContentMd5() {}

    /** The MD5 of a request's body; a body that differs from its {@code Content-MD5} is refused. */
    static String of(Request request) {
        MessageDigest digest = md5();
        try (InputStream in = request.content().open()) {
            byte[] buffer = new byte[64 * 1024];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String md5 = Base64.getEncoder().encodeToString(digest.digest());
        request.header("content-md5").filter(sent -> !sent.equals(md5)).ifPresent(sent -> {
            throw ServiceError.of(
                    400,
                    "UnmatchedContentMD5",
                    "The computed MD5 of the request body (" + md5 + ") does not match the Content-MD5 header (" + sent
                            + ")");
        });
        return md5;
    }

    /**
     * The checksum of an object in parts: the MD5 of their MD5s, a hyphen, and their number ({@code opc-multipart-md5}
     * of CommitMultipartUpload in OCI's API reference).
     */
    static String ofParts(List<MultipartUpload.Part> parts) {
        MessageDigest digest = md5();
        parts.forEach(part -> digest.update(Base64.getDecoder().decode(part.md5())));
        return Base64.getEncoder().encodeToString(digest.digest()) + "-" + parts.size();
    }

    private static MessageDigest md5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }
}
