package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.Environment;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.Overrides;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives an environment a stack of its own: the stack of the base belongs to the base. */
final class EnvironmentStack {

    private static final String STACK_ID = "stack_id";

    private final Environment environment;
    private final Problems problems;

    EnvironmentStack(Environment environment, Problems problems) {
        this.environment = environment;
        this.problems = problems;
    }

    /**
     * The configuration with the name of the environment's stack, and without the OCID of the base's stack, unless the file of
     * the environment has its own.
     *
     * @param merged the base with the file of the environment over it
     * @param own the file of the environment
     */
    YamlMapping in(YamlMapping merged, YamlMapping base, YamlMapping own) {
        YamlMapping spec = merged.mapping("spec");
        if (spec == null) {
            return merged;
        }
        Map<String, YamlMapping.Entry> entries = entries(spec);
        if (!sets(own, STACK_ID) && entries.remove(STACK_ID) != null && sets(base, STACK_ID)) {
            problems.warn(
                    spec.locate(STACK_ID),
                    "spec." + STACK_ID,
                    "ignored, because environment " + environment.name() + " has another stack",
                    "Nothing to do, or set stack_id in the file of the environment");
        }
        if (!sets(own, Overrides.STACK_NAME)) {
            YamlMapping.@Nullable Entry named = named(base, spec);
            if (named != null) {
                entries.put(Overrides.STACK_NAME, named);
            }
        }
        Map<String, YamlMapping.Entry> root = entries(merged);
        root.put(
                "spec",
                new YamlMapping.Entry("spec", merged.locate("spec"), new YamlMapping(entries, spec.location())));
        return new YamlMapping(root, merged.location());
    }

    /** The key with the name of the base and that of the environment; null if the base's is a mapping or list. */
    private YamlMapping.@Nullable Entry named(YamlMapping base, YamlMapping spec) {
        if (!sets(base, Overrides.STACK_NAME)) {
            return new YamlMapping.Entry(
                    Overrides.STACK_NAME,
                    spec.location(),
                    YamlScalar.ofText(environment.stackName(OperatorConfig.DEFAULT_STACK_NAME)));
        }
        YamlMapping below = base.mapping("spec");
        YamlScalar scalar = below == null ? null : below.scalar(Overrides.STACK_NAME);
        return below == null || scalar == null
                ? null
                : new YamlMapping.Entry(
                        Overrides.STACK_NAME,
                        below.locate(Overrides.STACK_NAME),
                        scalar.replaced(environment.stackName(scalar.text()), null));
    }

    private static boolean sets(YamlMapping file, String key) {
        YamlMapping spec = file.mapping("spec");
        return spec != null
                && spec.value(key) != null
                && !(spec.value(key) instanceof YamlScalar scalar && scalar.value() == null);
    }

    private static Map<String, YamlMapping.Entry> entries(YamlMapping mapping) {
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        mapping.entries().forEach(entry -> entries.put(entry.key(), entry));
        return entries;
    }
}
