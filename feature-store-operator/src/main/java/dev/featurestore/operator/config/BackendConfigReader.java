package dev.featurestore.operator.config;

import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.BackendConfig.EnvironmentVariable;
import dev.featurestore.operator.config.BackendConfig.JavaBackend;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlSequence;
import dev.featurestore.operator.yaml.YamlValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of a backend file. */
public final class BackendConfigReader {
    private final YamlMapping root;

    /** A reader of one file. */
    public BackendConfigReader(YamlMapping root) {
        this.root = root;
    }

    /** The schema of the file, by its {@code type}. */
    public AllowedValues.Section schema() {
        return isContainer() ? ConfigSchema.CONTAINER_BACKEND : ConfigSchema.JAVA_BACKEND;
    }

    /** The backend. Requires a file that is valid by {@link #schema()}. */
    public BackendConfig read() {
        if (!isContainer()) {
            return new JavaBackend();
        }
        YamlMapping spec = root.mapping("spec");
        if (spec == null) {
            return ContainerBackend.standard();
        }
        YamlValue volume = spec.value("volume");
        return new ContainerBackend(
                text(spec.value("image")).orElse(ContainerBackend.DEFAULT_IMAGE),
                env(spec.value("env")),
                isNothing(volume) ? List.of(ContainerBackend.DEFAULT_VOLUME) : texts(volume),
                text(spec.value("network")),
                texts(spec.value("options")));
    }

    private static boolean isNothing(@Nullable YamlValue value) {
        return value == null || (value instanceof YamlScalar scalar && scalar.value() == null);
    }

    private boolean isContainer() {
        return "container".equals(root.text("type"));
    }

    private static List<EnvironmentVariable> env(@Nullable YamlValue value) {
        List<EnvironmentVariable> env = new ArrayList<>();
        if (value instanceof YamlSequence sequence) {
            for (YamlValue item : sequence.items()) {
                YamlMapping variable = (YamlMapping) item;
                env.add(new EnvironmentVariable(
                        Objects.requireNonNull(variable.text("name"), "name"), text(variable.value("value"))));
            }
        }
        return env;
    }

    private static List<String> texts(@Nullable YamlValue value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof YamlSequence sequence) {
            for (YamlValue item : sequence.items()) {
                text(item).ifPresent(texts::add);
            }
        } else {
            text(value).ifPresent(texts::add);
        }
        return texts;
    }

    private static Optional<String> text(@Nullable YamlValue value) {
        return value instanceof YamlScalar scalar && scalar.value() != null
                ? Optional.of(scalar.text())
                : Optional.empty();
    }
}
