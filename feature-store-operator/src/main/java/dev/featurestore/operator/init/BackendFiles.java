package dev.featurestore.operator.init;

import dev.featurestore.operator.config.AllowedValues;
import dev.featurestore.operator.config.BackendConfig.ContainerBackend;
import dev.featurestore.operator.config.ConfigSchema;
import dev.featurestore.operator.config.Key;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.values.Interpolation;
import dev.featurestore.operator.yaml.YamlText;
import java.nio.file.Path;

/** Renders the backend files. */
final class BackendFiles {
    private static final String IMAGE = ContainerBackend.DEFAULT_IMAGE;

    private final Commands commands;

    BackendFiles(Commands commands) {
        this.commands = commands;
    }

    /** {@code backend_operator_local_java_config.yaml}. */
    String java() {
        YamlLines yaml = new YamlLines();
        yaml.line(0, SchemaFiles.modeline(SchemaFiles.BACKEND));
        yaml.comment(0, "Runs the operator in this JVM. -Dbackend=local is the same.");
        run(yaml, Initializer.JAVA_BACKEND);
        yaml.blank();
        head(yaml, "java");
        yaml.line(0, "spec: {}");
        return yaml.toString();
    }

    /** {@code backend_operator_local_container_config.yaml}. */
    String container(Path userHome) {
        YamlLines yaml = new YamlLines();
        yaml.line(0, SchemaFiles.modeline(SchemaFiles.BACKEND));
        yaml.comment(
                0,
                "Runs the operator in a local container. -Dbackend=container is the same as this file unchanged. Build"
                        + " the image first.");
        yaml.line(0, "# " + commands.text(Command.of(Goal.BUILD_IMAGE)));
        run(yaml, Initializer.CONTAINER_BACKEND);
        yaml.blank();
        head(yaml, "container");
        yaml.line(0, "spec:");
        describe(yaml, "image");
        yaml.line(2, "image: " + YamlText.scalar(IMAGE));
        describe(yaml, "env");
        yaml.line(2, "env:");
        yaml.line(2, "- name: operator");
        yaml.line(2, "  value: " + YamlText.scalar(IMAGE));
        describe(yaml, "volume");
        yaml.line(2, "volume:");
        yaml.line(
                2,
                "- "
                        + YamlText.scalar(Interpolation.escaped(
                                userHome.resolve(".oci") + ":" + ContainerBackend.HOME + "/.oci:ro")));
        describe(yaml, "network");
        yaml.line(2, "# network: host");
        describe(yaml, "options");
        yaml.line(2, "# options:");
        yaml.line(2, "# - --memory=1g");
        return yaml.toString();
    }

    private void run(YamlLines yaml, String file) {
        yaml.line(0, "# " + commands.text(Command.of(Goal.APPLY).with("backend", file)));
    }

    private static void head(YamlLines yaml, String type) {
        yaml.line(0, "kind: " + ConfigSchema.BACKEND_KIND);
        yaml.line(0, "type: " + type);
        yaml.line(0, "version: v1");
    }

    private static void describe(YamlLines yaml, String name) {
        Key spec = ConfigSchema.CONTAINER_BACKEND.key("spec");
        Key key = spec != null && spec.shape() instanceof AllowedValues.Section section ? section.key(name) : null;
        if (key != null) {
            yaml.comment(2, key.description());
        }
    }
}
