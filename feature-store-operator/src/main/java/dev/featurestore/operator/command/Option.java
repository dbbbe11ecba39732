package dev.featurestore.operator.command;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component of a record that you can also set on the command line of the operator's container: {@code dryRun} by {@code
 * --dry-run}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

    /** What it does, for {@code --help}. */
    String value();

    /** Name of its value, for {@code --help}; empty for a switch. */
    String argument() default "";

    /** Another word for it. */
    String alias() default "";
}
