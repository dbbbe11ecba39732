package dev.featurestore.provider.plan;

import java.util.ArrayList;
import java.util.List;

/** The path to a part of a resource. */
public record AttributePath(List<Step> steps) {

    /** A step from a value to a value inside it. */
    public sealed interface Step {

        /** An attribute of an object, or the blocks of a kind. */
        record Attribute(String name) implements Step {}

        /** An element of a map. */
        record Key(String key) implements Step {}

        /** An element of a list, from 0. */
        record Index(int index) implements Step {}
    }

    public AttributePath {
        steps = List.copyOf(steps);
    }

    AttributePath then(Step step) {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(step);
        return new AttributePath(longer);
    }
}
