package dev.featurestore.operator.values;

import java.util.Optional;

/** The values for {@code $VAR}, <code>${VAR}</code> and <code>${a.property}</code> in configuration files. */
public interface Values {
    /** The value of an environment variable, if it is set. */
    Optional<String> environment(String name);

    /** The value of a property of the build, such as {@code project.version}, if it is set. */
    Optional<String> property(String name);
}
