package dev.featurestore.operator.bundle;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Packs a stack. Contents go in unchanged, line endings included. */
public final class Bundler {
    /** The bundle of a stack. */
    public Bundle bundle(StackFiles stack) {
        StoredZip zip = new StoredZip();
        MessageDigest digest = sha256();
        for (StackFile file : stack.files()) {
            byte[] bytes = read(file);
            zip.add(file.name(), bytes);
            update(digest, file.name().getBytes(StandardCharsets.UTF_8));
            update(digest, bytes);
        }
        return new Bundle(
                zip.bytes(),
                HexFormat.of().formatHex(digest.digest()),
                stack.files().size());
    }

    /** With its length before it, so that a name and its content cannot be mistaken for another division of the same bytes. */
    private static void update(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static byte[] read(StackFile file) {
        try {
            return file.content().read();
        } catch (IOException unreadable) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot read the stack's file " + file.shown() + ": " + unreadable,
                    "Check that it is still there and readable, then run again.",
                    unreadable);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
