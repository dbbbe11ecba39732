package dev.featurestore.maven;

import dev.featurestore.operator.values.Values;
import java.util.Optional;

/** For configurations that take nothing from elsewhere. */
record NoValues() implements Values {
    @Override
    public Optional<String> environment(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> property(String name) {
        return Optional.empty();
    }
}
