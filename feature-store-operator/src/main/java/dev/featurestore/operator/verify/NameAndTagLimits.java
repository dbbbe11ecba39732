package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.ServiceLimits;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.text.OneLine;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.operator.yaml.YamlScalar;
import dev.featurestore.operator.yaml.YamlValue;
import org.jspecify.annotations.Nullable;

/** Checks that the stack's name and tags are within OCI's limits. */
final class NameAndTagLimits {

    private static final String FREEFORM = "freeform_tags";
    private static final String DEFINED = "defined_tags";

    private final Problems problems;

    NameAndTagLimits(Problems problems) {
        this.problems = problems;
    }

    /**
     * Checks {@code spec}; values of the wrong type are reported elsewhere.
     *
     * @param isProtected whether the stack gets a tag for that
     */
    void check(YamlMapping spec, boolean isProtected) {
        length(
                spec.scalar("stack_name"),
                "spec.stack_name",
                ServiceLimits.STACK_NAME,
                "because OCI limits names to " + ServiceLimits.DISPLAY_NAME
                        + ", and those of its jobs start with a word more");
        printed(spec.scalar("stack_name"));
        YamlMapping freeform = spec.mapping(FREEFORM);
        if (freeform != null) {
            // The tag with the stack's name, and that of a protected stack, are added.
            int own = isProtected ? 2 : 1;
            number(spec, FREEFORM, freeform.entries().size(), ServiceLimits.FREEFORM_TAGS - own);
            tags(freeform, "spec." + FREEFORM);
        }
        YamlMapping defined = spec.mapping(DEFINED);
        if (defined != null) {
            int count = 0;
            for (YamlMapping.Entry namespace : defined.entries()) {
                key(namespace, "spec." + DEFINED);
                if (namespace.value() instanceof YamlMapping tags) {
                    count += tags.entries().size();
                    tags(tags, "spec." + DEFINED + "." + namespace.key());
                }
            }
            number(spec, DEFINED, count, ServiceLimits.DEFINED_TAGS);
        }
    }

    private void printed(@Nullable YamlScalar name) {
        if (name != null
                && name.isResolved()
                && name.text().codePoints().anyMatch(c -> c == '\t' || OneLine.isUnprinted(c))) {
            problems.add(
                    name.location(),
                    "spec.stack_name",
                    "must not have control characters or invisible ones, but is " + name.description(),
                    "Remove them");
        }
    }

    private void tags(YamlMapping tags, String path) {
        for (YamlMapping.Entry tag : tags.entries()) {
            key(tag, path);
            length(
                    tag.value(),
                    path + "." + tag.key(),
                    ServiceLimits.TAG_VALUE,
                    "the limit of OCI for the value of a tag");
        }
    }

    private void key(YamlMapping.Entry tag, String path) {
        if (tag.key().length() > ServiceLimits.TAG_KEY) {
            problems.add(
                    tag.location(),
                    path,
                    "the key of a tag must have at most " + ServiceLimits.TAG_KEY
                            + " characters, the limit of OCI, but has "
                            + tag.key().length(),
                    "Shorten it");
        }
    }

    private void length(@Nullable YamlValue value, String path, int most, String why) {
        if (value instanceof YamlScalar scalar
                && scalar.isResolved()
                && scalar.text().length() > most) {
            problems.add(
                    scalar.location(),
                    path,
                    "must have at most " + most + " characters, " + why + ", but has "
                            + scalar.text().length(),
                    "Shorten it");
        }
    }

    private void number(YamlMapping spec, String key, int count, int most) {
        if (count > most) {
            problems.add(
                    spec.locate(key),
                    "spec." + key,
                    "must have at most " + most + " tags, the limit of OCI for a stack, but has " + count,
                    "Remove some of them");
        }
    }
}
