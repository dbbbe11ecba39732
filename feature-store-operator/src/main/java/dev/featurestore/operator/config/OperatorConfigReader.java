package dev.featurestore.operator.config;

import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the values of a file that is valid by {@link ConfigSchema#OPERATOR}. */
public final class OperatorConfigReader {
    private final Source file;
    private final YamlMapping root;

    /** A reader of one file. */
    public OperatorConfigReader(Source file, YamlMapping root) {
        this.file = file;
        this.root = root;
    }

    /** The configuration. Requires a valid file. */
    public OperatorConfig read() {
        YamlMapping spec = Objects.requireNonNull(root.mapping("spec"), "spec");
        YamlMapping variables = spec.mapping("variables");
        return new OperatorConfig(
                file,
                "update".equals(spec.text("operation")) ? Operation.UPDATE : Operation.CREATE,
                Optional.ofNullable(spec.text("stack_id")),
                orDefault(spec.text("stack_name"), OperatorConfig.DEFAULT_STACK_NAME),
                stack(),
                Optional.ofNullable(spec.text("tenancy_id")),
                Objects.requireNonNull(spec.text("compartment_id"), "compartment_id"),
                Objects.requireNonNull(spec.text("region"), "region"),
                Optional.ofNullable(spec.text("user_id")),
                Optional.ofNullable(spec.text("service_version")),
                variables == null ? YamlMapping.empty() : variables,
                tags(spec.mapping("freeform_tags")),
                definedTags(spec.mapping("defined_tags")),
                isTrue(root.scalar(ConfigSchema.PROTECTED)),
                root);
    }

    /**
     * The Terraform configuration of the file. A malformed key is ignored.
     *
     * @throws IllegalArgumentException if the source is neither a path on this system nor the address of an object; the
     *     message is a clause that says why
     */
    public StackSource stack() {
        YamlMapping spec = root.mapping("spec");
        YamlMapping stack = spec == null ? null : spec.mapping("stack");
        if (stack == null) {
            return StackSource.bundled();
        }
        String source = stack.text("source");
        return new StackSource(
                source == null || source.isBlank() ? Optional.empty() : Optional.of(file.beside(source)),
                orDefault(stack.text("working_directory"), ""),
                orDefault(stack.text("terraform_version"), StackSource.DEFAULT_TERRAFORM_VERSION));
    }

    /** Whether a file, valid or not, is protected: a value that cannot be read counts, as it was meant to protect. */
    public static boolean isProtected(YamlMapping root) {
        YamlMapping.Entry entry = root.entry(ConfigSchema.PROTECTED);
        return entry != null
                && !(entry.value() instanceof YamlScalar scalar
                        && (scalar.value() == null
                                || Boolean.FALSE.equals(scalar.value())
                                || scalar.text().equals("false")));
    }

    private static boolean isTrue(@Nullable YamlScalar scalar) {
        return scalar != null
                && (Boolean.TRUE.equals(scalar.value()) || scalar.text().equals("true"));
    }

    private static Map<String, String> tags(@Nullable YamlMapping mapping) {
        Map<String, String> tags = new LinkedHashMap<>();
        if (mapping != null) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                tags.put(entry.key(), ((YamlScalar) entry.value()).text());
            }
        }
        return tags;
    }

    private static Map<String, Map<String, String>> definedTags(@Nullable YamlMapping mapping) {
        Map<String, Map<String, String>> namespaces = new LinkedHashMap<>();
        if (mapping != null) {
            for (YamlMapping.Entry entry : mapping.entries()) {
                namespaces.put(entry.key(), tags((YamlMapping) entry.value()));
            }
        }
        return namespaces;
    }

    private static String orDefault(@Nullable String value, String defaultValue) {
        return value == null ? defaultValue : value;
    }
}
