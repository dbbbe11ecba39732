package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;

/** A value in a YAML file, and where it begins. */
public sealed interface YamlValue permits YamlScalar, YamlSequence, YamlMapping {
    /** Where it begins. */
    Location location();

    /** What it is, for a message that says what was found: {@code "foo"}, {@code the number 5}, {@code a list}. */
    String description();

    /** What it is without its contents, for values that may be secret: {@code text}, {@code a number}. */
    String kind();

    /** Whether a value in it came from the environment, and so may be secret. */
    boolean isConcealed();
}
