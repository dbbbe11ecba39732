package dev.featurestore.maven.image;

import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.files.WrittenFile;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.text.JsonText;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The record of a built image: a JSON file, one for each kind of target.
 *
 * @param image its name
 * @param target target, for display
 * @param base base image
 * @param inputs digest of its inputs
 * @param digest digest of its manifest
 * @param id digest of its configuration
 * @param trace identifies the image in the target: the engine's image ID, the size and time of a file, or a digest
 * @param layers names of the files of its layers, by the layers' names
 */
public record ImageRecord(
        String image,
        String target,
        String base,
        String inputs,
        String digest,
        String id,
        String trace,
        Map<String, List<String>> layers) {

    /** The file of a kind of target. */
    static Path file(Path folder, String kind) {
        return folder.resolve("image-" + kind + ".json");
    }

    /** The readable records of a folder. */
    public static List<ImageRecord> in(Path folder) {
        List<ImageRecord> records = new ArrayList<>();
        for (String kind : List.of("engine", "tar", "registry")) {
            read(file(folder, kind)).ifPresent(records::add);
        }
        return records;
    }

    /** The record in a file; empty if it cannot be read, so that the image is built again. */
    static Optional<ImageRecord> read(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return new YamlParser(file.toString(), new Problems(file.toString()))
                    .parse(Files.readAllBytes(file))
                    .flatMap(value -> value instanceof YamlMapping json ? read(json) : Optional.empty());
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<ImageRecord> read(YamlMapping json) {
        Map<String, List<String>> layers = new LinkedHashMap<>();
        YamlMapping written = json.mapping("layers");
        if (written != null) {
            for (YamlMapping.Entry layer : written.entries()) {
                if (layer.value() instanceof YamlSequence files) {
                    layers.put(
                            layer.key(),
                            files.items().stream()
                                    .filter(YamlScalar.class::isInstance)
                                    .map(file -> ((YamlScalar) file).text())
                                    .toList());
                }
            }
        }
        ImageRecord read = new ImageRecord(
                text(json, "image"),
                text(json, "target"),
                text(json, "base"),
                text(json, "inputs"),
                text(json, "digest"),
                text(json, "id"),
                text(json, "trace"),
                layers);
        return read.digest.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static String text(YamlMapping json, String key) {
        return Objects.requireNonNullElse(json.text(key), "");
    }

    void write(Path file) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", image);
        json.put("target", target);
        json.put("base", base);
        json.put("inputs", inputs);
        json.put("digest", digest);
        json.put("id", id);
        json.put("trace", trace);
        json.put("layers", layers);
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            Files.createDirectories(folder);
            WrittenFile.open(file).replace(JsonText.indented(json).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "The image is built, but its record cannot be written to " + file + ": " + e,
                    new UnwritableFile(folder, e).remedy(),
                    e);
        }
    }
}
