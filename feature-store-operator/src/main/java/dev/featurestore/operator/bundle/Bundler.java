package dev.featurestore.operator.bundle;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;

/** Packs a stack. Does not change contents, including line endings. */
public final class Bundler {
    /** The bundle of a stack. */
    public Bundle bundle(StackFiles stack) {
        List<Bundle.Entry> entries = new ArrayList<>();
        MessageDigest digest = digest("SHA-256");
        for (StackFile file : stack.files()) {
            byte[] bytes = read(file);
            entries.add(new Bundle.Entry(file, bytes.length, crc(bytes)));
            update(digest, file.name().getBytes(StandardCharsets.UTF_8));
            update(digest, bytes);
        }
        return new Bundle(entries, HexFormat.of().formatHex(digest.digest()));
    }

    /** Adds the length first, so that another division of the same bytes into name and content has another digest. */
    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    static byte[] read(StackFile file) {
        try {
            return file.content().read();
        } catch (IOException unreadable) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot read the stack's file " + file.shown() + ": " + unreadable,
                    "Check that it exists and is readable, then run the same command again",
                    unreadable);
        }
    }

    /** CRC-32, which costs nothing beside MD5. */
    static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    static String md5(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest("MD5").digest(bytes));
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(algorithm + " is not available in this JDK", impossible);
        }
    }
}
