package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.Reference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Evaluates the expressions of a module for given values of its variables. */
public final class ModuleValues {

    /** Maximum depth of local values that refer to one another; a deeper one counts as unknown. */
    private static final int DEEPEST = 50;

    private final TerraformModule module;
    private final Map<String, Optional<Object>> given;
    private final KnownValues values = new KnownValues(this::value);
    private final Map<String, Optional<Object>> known = new HashMap<>();
    private int depth;

    /**
     * @param given values of variables as those of {@link Expression#literal}, empty where a value is given that only
     *     Terraform knows; a variable that is not among them has its default
     */
    public ModuleValues(TerraformModule module, Map<String, Optional<Object>> given) {
        this.module = module;
        this.given = Map.copyOf(given);
    }

    /** The module. */
    public TerraformModule module() {
        return module;
    }

    /** Evaluates expressions of the module. */
    public KnownValues values() {
        return values;
    }

    /** A local value of the module; empty if it is not declared, or only Terraform knows it. */
    public Optional<Object> local(String name) {
        return value(Reference.Kind.LOCAL, name);
    }

    /** A variable of the module; empty if it is not declared, or only Terraform knows it. */
    public Optional<Object> variable(String name) {
        return value(Reference.Kind.VARIABLE, name);
    }

    private Optional<Object> value(Reference.Kind kind, String name) {
        String key = kind + "." + name;
        Optional<Object> before = known.get(key);
        if (before != null) {
            return before;
        }
        if (depth >= DEEPEST) {
            return Optional.empty();
        }
        depth++;
        // A local value that refers to itself through others is a cycle, and has no value.
        known.put(key, Optional.empty());
        Optional<Object> value = kind == Reference.Kind.LOCAL
                ? Optional.ofNullable(module.locals().get(name)).flatMap(local -> values.valueOf(local.value()))
                : module.variable(name).flatMap(this::value);
        known.put(key, value);
        depth--;
        return value;
    }

    private Optional<Object> value(Variable variable) {
        Optional<Object> value = given.get(variable.name());
        if (value == null) {
            value = fallback(variable);
        } else if (!variable.nullable()
                && value.filter(v -> v == Expression.Null.NULL).isPresent()) {
            value = fallback(variable);
        }
        return value.flatMap(v -> Conversion.convert(variable, v));
    }

    private Optional<Object> fallback(Variable variable) {
        return variable.defaultValue().flatMap(values::valueOf);
    }
}
