package dev.featurestore.operator.verify;

import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.OperatorConfigReader;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.config.Source;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.problem.FileNames;
import dev.featurestore.operator.problem.Problem;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.problem.Severity;
import dev.featurestore.operator.values.Values;
import dev.featurestore.operator.yaml.YamlMapping;
import java.util.List;
import java.util.Set;

/**
 * Reads the address of the stack from a configuration. The configuration need not be deployable: its variables may be
 * incomplete, or refer to variables that are not set here.
 */
public final class PlaceReader {
    private static final List<String> OF_THE_FILE = List.of("", "kind", "spec");

    private final FileNames names;
    private final FileReader files;

    /**
     * A reader.
     *
     * @param names how files are named
     * @param values the values of variables and properties in the file
     * @param objects reads a file in Object Storage
     */
    public PlaceReader(FileNames names, Values values, ObjectReader objects) {
        this.names = names;
        this.files = new FileReader(names, values, objects);
    }

    /**
     * Reads a configuration.
     *
     * @param overrides values in place of those of the file
     * @param otherwise the parameters that replace a missing file
     * @throws FeatureStoreException {@code MISSING_CONFIGURATION} if it is missing, {@code INVALID_CONFIGURATION} if it is
     *     not the configuration of an operator
     */
    public ConfiguredPlace read(Source file, Overrides overrides, String otherwise) {
        Problems problems = new Problems(file.first().shown(names));
        YamlMapping read = files.read(file, otherwise, List.of(), problems).orElse(null);
        if (read == null) {
            throw Verified.failure(problems.sorted());
        }
        YamlMapping root = new OverriddenFile(overrides, problems).spec(read);
        new SchemaCheck(ConfigSchema.OPERATOR, Set.of(), problems).check(root);
        YamlMapping spec = root.mapping("spec");
        if (spec != null) {
            new RegionCheck(problems).check(spec);
        }
        for (String path : OF_THE_FILE) {
            for (Problem problem : problems.sorted()) {
                if (problem.severity() == Severity.ERROR && problem.path().equals(path)) {
                    throw problem.failure();
                }
            }
        }
        return new ConfiguredPlace(file.shown(names), OperatorConfigReader.isProtected(root), spec, problems.sorted());
    }
}
