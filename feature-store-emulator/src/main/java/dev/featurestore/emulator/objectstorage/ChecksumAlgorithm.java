package dev.featurestore.emulator.objectstorage;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.ServiceError;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The additional checksums that a client can request with {@code opc-checksum-algorithm}: see PutObject, UploadPart and
 * CommitMultipartUpload of the "Object Storage Service API".
 */
enum ChecksumAlgorithm {
    CRC32C("crc32c", ""),
    SHA256("sha256", "SHA-256"),
    SHA384("sha384", "SHA-384");

    /** The header with the name of the algorithm. */
    static final String HEADER = "opc-checksum-algorithm";

    private final String suffix;
    private final String digest;

    ChecksumAlgorithm(String suffix, String digest) {
        this.suffix = suffix;
        this.digest = digest;
    }

    /** The requested algorithm; another value is refused. */
    static Optional<ChecksumAlgorithm> of(Request request) {
        return request.header(HEADER).map(name -> {
            for (ChecksumAlgorithm algorithm : values()) {
                if (algorithm.name().equals(name)) {
                    return algorithm;
                }
            }
            throw ServiceError.invalidParameter(HEADER, "It must be one of " + Arrays.toString(values()) + ".");
        });
    }

    /** The header with the checksum of a content. */
    String contentHeader() {
        return "opc-content-" + suffix;
    }

    /**
     * The header with the checksum of an object in parts: of a CRC32C that of the whole object, of the others that of the
     * parts' checksums.
     */
    String multipartHeader() {
        return this == CRC32C ? contentHeader() : "opc-multipart-" + suffix;
    }

    /** The checksum of a request's body; a body that differs from its checksum header is refused. */
    String checked(Request request) {
        String computed;
        try (InputStream in = request.content().open()) {
            computed = base64(sum(in, request.content().length()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        request.header(contentHeader()).filter(sent -> !sent.equals(computed)).ifPresent(sent -> {
            throw ServiceError.of(
                    400,
                    "UnmatchedContent" + name(),
                    "The computed " + name() + " of the request body (" + computed + ") does not match the "
                            + contentHeader() + " header (" + sent + ")");
        });
        return computed;
    }

    /**
     * The checksum of an object in parts.
     *
     * @param content the whole content
     * @param sizes the sizes of its parts
     */
    String ofParts(InputStream content, List<Long> sizes) throws IOException {
        if (this == CRC32C) {
            return base64(sum(content, sizes.stream().mapToLong(Long::longValue).sum()));
        }
        MessageDigest all = messageDigest();
        for (long size : sizes) {
            all.update(sum(content, size));
        }
        return base64(all.digest()) + "-" + sizes.size();
    }

    private byte[] sum(InputStream in, long length) throws IOException {
        CRC32C crc = new CRC32C();
        MessageDigest message = this == CRC32C ? null : messageDigest();
        byte[] buffer = new byte[64 * 1024];
        for (long left = length; left > 0; ) {
            int read = in.readNBytes(buffer, 0, (int) Math.min(left, buffer.length));
            if (read == 0) {
                break;
            }
            if (message == null) {
                crc.update(buffer, 0, read);
            } else {
                message.update(buffer, 0, read);
            }
            left -= read;
        }
        return message == null
                ? ByteBuffer.allocate(Integer.BYTES)
                        .putInt((int) crc.getValue())
                        .array()
                : message.digest();
    }

    private MessageDigest messageDigest() {
        try {
            return MessageDigest.getInstance(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + digest, e);
        }
    }

    private static String base64(byte[] sum) {
        return Base64.getEncoder().encodeToString(sum);
    }
}
