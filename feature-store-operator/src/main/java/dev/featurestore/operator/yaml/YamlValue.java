package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;

/** A value in a YAML file, and its location. */
public sealed interface YamlValue permits YamlScalar, YamlSequence, YamlMapping {
    /** Location of its start. */
    Location location();

    /** Describes it in a message: {@code "foo"}, {@code the number 5}, {@code a list}. */
    String description();

    /** Describes it without its contents, for values that may be secret: {@code text}, {@code a number}. */
    String kind();

    /** Whether a value in it came from the environment, and so may be secret. */
    boolean isConcealed();

    /** Whether there is no value: nothing, {@code null} or {@code ~}. */
    default boolean isNull() {
        return this instanceof YamlScalar scalar && scalar.value() == null;
    }

    /** Whether nothing is written, as for a key whose keys are all comments, in contrast to {@code null} and {@code ~}. */
    default boolean isLeftOut() {
        return isNull() && this instanceof YamlScalar scalar && scalar.text().isEmpty();
    }
}
