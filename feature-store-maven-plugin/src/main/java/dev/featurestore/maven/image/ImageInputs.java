package dev.featurestore.maven.image;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** All that an image is made of, as one digest: where it is the same, the image would be the same. */
final class ImageInputs {

    private final MessageDigest digest;

    private ImageInputs(MessageDigest digest) {
        this.digest = digest;
    }

    /** SHA-256, as hexadecimal digits, of what an image is made of and where it goes. */
    static String sha256(ImageSpec spec, ImageTarget target) {
        try {
            ImageInputs inputs = new ImageInputs(MessageDigest.getInstance("SHA-256"));
            inputs.add(spec, target);
            return HexFormat.of().formatHex(inputs.digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private void add(ImageSpec spec, ImageTarget target) {
        add(target.kind());
        add(target.shown());
        add(spec.name().toString());
        add(spec.base().toString());
        add(spec.platforms().toString());
        add(spec.user());
        add(spec.created().toString());
        add(spec.mainClass());
        spec.labels().forEach((name, value) -> add(name + "=" + value));
        for (ImageLayer layer : spec.layers()) {
            add("layer " + layer.name());
            for (Path file : layer.files()) {
                add(file.getFileName().toString());
                add(file);
            }
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }

    private void add(Path file) {
        try {
            byte[] bytes = Files.readAllBytes(file);
            digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR, file + " cannot be read: " + e, "make it readable, or build it again", e);
        }
    }
}
