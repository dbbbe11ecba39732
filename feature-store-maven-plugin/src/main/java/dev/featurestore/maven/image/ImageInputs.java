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

/** The digest of all inputs of an image: the same digest means the same image. */
final class ImageInputs {

    private final MessageDigest digest;

    private ImageInputs(MessageDigest digest) {
        this.digest = digest;
    }

    /** SHA-256, in hexadecimal, of the inputs and the target of an image. */
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
        add(spec.names().toString());
        add(spec.base().toString());
        add(spec.platforms().toString());
        add(spec.user().toString());
        add(spec.created().toString());
        add(ImageSpec.HOME);
        add(spec.entrypoint().toString());
        add(spec.version());
        spec.labels().forEach((name, value) -> add(name + "=" + value));
        for (ImageLayer layer : spec.layers()) {
            add("layer " + layer.name());
            add(layer.folder());
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
                    FailureCode.IO_ERROR, "Cannot read " + file + ": " + e, "Make it readable, or build it again", e);
        }
    }
}
