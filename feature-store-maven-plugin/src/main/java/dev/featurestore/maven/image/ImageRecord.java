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
import dev.featurestore.operator.yaml.YamlValue;
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
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The record of an image: {@code image.json} for tools, as described by {@code docs/image.schema.json}, and a file of the
 * same form for each kind of target, which the next build reads.
 *
 * @param image its name
 * @param tags all its tags
 * @param kind kind of target, as in {@code featurestore.imageTarget}
 * @param target target, for display
 * @param reference how the target refers to it
 * @param digest digest of its manifest
 * @param id its image ID, as the engine knows it, or the digest of its configuration
 * @param base base image
 * @param platforms its platforms
 * @param labels its labels
 * @param layers names of the files of its layers on top of the base, by the layers' names; a layer of folders has none
 * @param inputs digest of its inputs
 * @param trace identifies the image in the target: the engine's image ID, the size and time of a file, or a digest
 */
public record ImageRecord(
        String image,
        List<String> tags,
        String kind,
        String target,
        String reference,
        String digest,
        String id,
        String base,
        List<String> platforms,
        Map<String, String> labels,
        Map<String, List<String>> layers,
        String inputs,
        String trace) {

    private static final String LATEST = "image.json";

    public ImageRecord {
        tags = List.copyOf(tags);
        platforms = List.copyOf(platforms);
    }

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
        ImageRecord read = new ImageRecord(
                text(json, "image"),
                texts(json.value("tags")),
                text(json, "kind"),
                text(json, "target"),
                text(json, "reference"),
                text(json, "digest"),
                text(json, "id"),
                text(json, "base"),
                texts(json.value("platforms")),
                new TreeMap<>(entries(json, "labels", value -> value instanceof YamlScalar text ? text.text() : "")),
                entries(json, "layers", ImageRecord::texts),
                text(json, "inputs"),
                text(json, "trace"));
        return read.digest.isEmpty() ? Optional.empty() : Optional.of(read);
    }

    private static String text(YamlMapping json, String key) {
        return Objects.requireNonNullElse(json.text(key), "");
    }

    private static List<String> texts(@Nullable YamlValue value) {
        return value instanceof YamlSequence sequence
                ? sequence.items().stream()
                        .filter(YamlScalar.class::isInstance)
                        .map(item -> ((YamlScalar) item).text())
                        .toList()
                : List.of();
    }

    private static <T> Map<String, T> entries(YamlMapping json, String key, Function<YamlValue, T> reader) {
        Map<String, T> entries = new LinkedHashMap<>();
        YamlMapping written = json.mapping(key);
        if (written != null) {
            written.entries().forEach(entry -> entries.put(entry.key(), reader.apply(entry.value())));
        }
        return entries;
    }

    /** The record as JSON. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("image", image);
        json.put("tags", tags);
        json.put("kind", kind);
        json.put("target", target);
        json.put("reference", reference);
        json.put("digest", digest);
        json.put("id", id);
        json.put("base", base);
        json.put("platforms", platforms);
        json.put("labels", labels);
        json.put("layers", layers);
        json.put("inputs", inputs);
        json.put("trace", trace);
        return json;
    }

    /** Writes the record of a kind of target. */
    void write(Path file) {
        Path folder = Objects.requireNonNull(file.getParent());
        try {
            Files.createDirectories(folder);
            WrittenFile.open(file).replace(JsonText.indented(json()).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "The image is built, but its record cannot be written to " + file + ": " + e,
                    new UnwritableFile(folder, e).remedy(),
                    e);
        }
    }

    /** Writes {@code image.json}, the record of the run. */
    void writeLatest(Path folder) {
        write(folder.resolve(LATEST));
    }
}
