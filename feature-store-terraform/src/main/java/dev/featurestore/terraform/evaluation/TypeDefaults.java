package dev.featurestore.terraform.evaluation;

import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Expression;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The defaults of optional attributes, which stand in a type constraint: {@code optional(number, 16)}. */
final class TypeDefaults {
    private final @Nullable Expression constraint;

    private TypeDefaults(@Nullable Expression constraint) {
        this.constraint = constraint;
    }

    static TypeDefaults of(Variable variable) {
        return new TypeDefaults(
                variable.block().body().attribute("type").map(Argument::value).orElse(null));
    }

    /** The default of an attribute as it is written, if it has one. */
    Optional<Object> value(String attribute) {
        Expression type = written(attribute);
        if (type instanceof Expression.Call call
                && call.function().equals("optional")
                && call.arguments().size() == 2) {
            try {
                return Optional.of(new Evaluator("", Unknown.VALUE)
                        .evaluate(call.arguments().get(1)));
            } catch (FailedException | UndecidedException onlyTerraformKnows) {
                return Optional.of(Unknown.VALUE);
            }
        }
        return Optional.empty();
    }

    /** The type of an attribute. */
    TypeDefaults attribute(String name) {
        Expression type = written(name);
        return type instanceof Expression.Call call && call.function().equals("optional")
                ? new TypeDefaults(call.arguments().get(0))
                : new TypeDefaults(type);
    }

    /** The type of a collection's elements, or of one element of a tuple. */
    TypeDefaults element(int index) {
        List<Expression> arguments =
                constraint instanceof Expression.Call call ? call.arguments() : List.<Expression>of();
        if (arguments.isEmpty()) {
            return new TypeDefaults(null);
        }
        return arguments.get(0) instanceof Expression.Tuple tuple
                ? new TypeDefaults(
                        index < tuple.elements().size() ? tuple.elements().get(index) : null)
                : new TypeDefaults(arguments.get(0));
    }

    private @Nullable Expression written(String attribute) {
        if (constraint instanceof Expression.Call call
                && !call.arguments().isEmpty()
                && call.arguments().get(0) instanceof Expression.ObjectConstructor object) {
            for (Expression.ObjectConstructor.Item item : object.items()) {
                if (item.key().literal().filter(attribute::equals).isPresent()) {
                    return item.value();
                }
            }
        }
        return null;
    }
}
