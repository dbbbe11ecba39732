package dev.featurestore.maven.image;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The digest of all inputs of an image: the same digest means the same image. */
final class ImageInputs {

    private final MessageDigest digest;
    private final FileDigests files;

    private ImageInputs(MessageDigest digest, FileDigests files) {
        this.digest = digest;
        this.files = files;
    }

    /** SHA-256, in hexadecimal, of the inputs and the target of an image. */
    static String sha256(ImageSpec spec, ImageTarget target, FileDigests files) {
        try {
            ImageInputs inputs = new ImageInputs(MessageDigest.getInstance("SHA-256"), files);
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
                add(files.sha256(file));
            }
        }
    }

    private void add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        digest.update(bytes);
    }
}
