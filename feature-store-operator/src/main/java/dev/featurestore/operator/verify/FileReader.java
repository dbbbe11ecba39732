package dev.featurestore.operator.verify;

import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.values.Interpolation;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlOverlay;
import dev.featurestore.operator.yaml.YamlParser;
import dev.featurestore.operator.yaml.YamlValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads configuration files of any schema, and replaces the names of variables and properties with their values. */
final class FileReader {

    private final FileNames names;
    private final Values values;
    private final ObjectReader objects;

    FileReader(FileNames names, Values values, ObjectReader objects) {
        this.names = names;
        this.values = values;
        this.objects = objects;
    }

    /**
     * Reads the keys of a file; empty, with a problem, if that is not possible.
     *
     * @param toName hint for a missing file
     * @param commands commands of that hint
     */
    Optional<YamlMapping> read(Source file, String toName, List<Command> commands, Problems problems) {
        Optional<YamlMapping> tree = file instanceof Source.Layers layers
                ? merged(layers, toName, commands, problems)
                : tree(file, toName, commands, problems);
        return tree.map(new Interpolation(values, problems)::in);
    }

    /** The files laid over each other. Names are replaced later, so a value that is not used needs no variable. */
    private Optional<YamlMapping> merged(
            Source.Layers layers, String toName, List<Command> commands, Problems problems) {
        YamlMapping merged = tree(layers.first(), toName, commands, problems).orElse(null);
        boolean complete = merged != null;
        for (Source file : layers.files().subList(1, layers.files().size())) {
            MissingOverlay missing = new MissingOverlay(layers, file, names);
            YamlMapping over = overlay(file, missing, problems).orElse(null);
            complete &= over != null;
            if (merged != null && over != null) {
                YamlMapping base = merged;
                YamlMapping both = new YamlOverlay(problems).merged(base, over);
                merged = layers.environment()
                        .map(environment -> new EnvironmentStack(environment, problems).in(both, base, over))
                        .orElse(both);
            }
        }
        return complete ? Optional.ofNullable(merged) : Optional.empty();
    }

    /** A file over another one; it may be empty. */
    private Optional<YamlMapping> overlay(Source file, MissingOverlay missing, Problems problems) {
        Problems own = new Problems("");
        byte[] bytes = bytes(file, missing.hint(), missing.commands(), own).orElse(null);
        YamlValue value = bytes == null
                ? null
                : new YamlParser(file.shown(names), own).parse(bytes).orElse(null);
        own.sorted().forEach(problems::add);
        if (own.hasErrors()) {
            return Optional.empty();
        }
        if (value != null && !(value instanceof YamlMapping)) {
            problems.add(
                    value.location(),
                    "",
                    "must have the keys that differ, such as spec, but is " + value.description(),
                    "Write it like " + missing.base());
            return Optional.empty();
        }
        return Optional.of(value instanceof YamlMapping mapping ? mapping : YamlMapping.empty());
    }

    private Optional<YamlMapping> tree(Source file, String toName, List<Command> commands, Problems problems) {
        String shown = file.shown(names);
        byte[] bytes = bytes(file, toName, commands, problems).orElse(null);
        if (bytes == null) {
            return Optional.empty();
        }
        YamlValue value = new YamlParser(shown, problems).parse(bytes).orElse(null);
        if (value instanceof YamlMapping mapping) {
            return Optional.of(mapping);
        }
        if (value != null || !problems.hasErrors()) {
            problems.add(new Problem(
                            Severity.ERROR,
                            FailureCode.INVALID_CONFIGURATION,
                            value == null ? new Location(shown, 1, 1) : value.location(),
                            "",
                            "must have the keys kind, type, version and spec, but is "
                                    + (value == null ? "empty" : value.description()),
                            "Create a new configuration in an empty folder")
                    .suggesting(Command.of(Goal.INIT).with("featurestore.output", "FOLDER")));
        }
        return Optional.empty();
    }

    private Optional<byte[]> bytes(Source file, String toName, List<Command> commands, Problems problems) {
        if (file instanceof Source.Remote remote) {
            try {
                return Optional.of(objects.bytes(remote.address(), Optional.empty(), YamlParser.LONGEST));
            } catch (FeatureStoreException e) {
                problems.add(new Problem(
                        Severity.ERROR,
                        e.code(),
                        Location.ofFile(file.shown(names)),
                        "",
                        e.message(),
                        e.hint(),
                        e.commands()));
                return Optional.empty();
            }
        }
        if (file instanceof Source.Text given) {
            byte[] bytes = given.text().getBytes(StandardCharsets.UTF_8);
            return bounded(bytes, Location.ofFile(file.shown(names)), problems);
        }
        return bytes(((Source.Local) file).path(), toName, commands, problems);
    }

    private static Optional<byte[]> bounded(byte[] bytes, Location whole, Problems problems) {
        if (bytes.length <= YamlParser.LONGEST) {
            return Optional.of(bytes);
        }
        problems.add(
                whole,
                "",
                "the file is larger than 1 MiB",
                "Set the path of the configuration file; this is a file of another kind");
        return Optional.empty();
    }

    private Optional<byte[]> bytes(Path file, String toName, List<Command> commands, Problems problems) {
        Location whole = Location.ofFile(names.shown(file));
        if (!Files.isRegularFile(file)) {
            problems.add(new Problem(
                    Severity.ERROR,
                    FailureCode.MISSING_CONFIGURATION,
                    whole,
                    "",
                    Files.isDirectory(file) ? "this is a folder, not a file" : "file not found",
                    toName,
                    commands));
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file)) {
            return bounded(in.readNBytes(YamlParser.LONGEST + 1), whole, problems);
        } catch (IOException unreadable) {
            problems.add(
                    whole,
                    "",
                    "cannot read the file: " + unreadable.getClass().getSimpleName(),
                    "Check its permissions");
        }
        return Optional.empty();
    }
}
