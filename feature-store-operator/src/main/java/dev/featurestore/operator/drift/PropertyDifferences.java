package dev.featurestore.operator.drift;

import dev.featurestore.operator.cloud.DriftDetail;
import dev.featurestore.operator.joblog.Redaction;
import dev.featurestore.operator.plan.AttributeChange;
import dev.featurestore.operator.text.JsonText;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the properties of resources that differ from the state, and masks secrets among them. */
final class PropertyDifferences {

    private static final String NONE = "(none)";
    private static final String SENSITIVE = "(sensitive value)";

    private final Redaction redaction;
    private final HiddenProperties hidden = new HiddenProperties();

    /** @param redaction hides secrets in values */
    PropertyDifferences(Redaction redaction) {
        this.redaction = redaction;
    }

    /** The properties that differ, by their names; none of a deleted resource, which has no real properties. */
    List<AttributeChange> of(DriftDetail detail) {
        if (detail.status() == DriftDetail.Status.DELETED) {
            return List.of();
        }
        Set<String> names = new TreeSet<>(detail.expected().keySet());
        names.addAll(detail.actual().keySet());
        return names.stream()
                .filter(name -> !value(detail.expected().get(name))
                        .equals(value(detail.actual().get(name))))
                .map(name -> {
                    boolean secret = hidden.isHidden(detail.type(), name);
                    return new AttributeChange(
                            name,
                            shown(detail.expected().get(name), secret),
                            shown(detail.actual().get(name), secret),
                            true);
                })
                .toList();
    }

    private static String value(@Nullable String text) {
        return text == null ? NONE : JsonText.of(text);
    }

    private String shown(@Nullable String text, boolean secret) {
        return secret && text != null ? SENSITIVE : redaction.hide(value(text));
    }
}
