package dev.featurestore.provider.answers;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Value;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Filters a data source's list by the arguments that an element has too, and by {@code filter} blocks ("Filters", the
 * provider's documentation): an element matches a block if one of its values equals the element's value at the block's
 * name, or is an expression that matches a part of it; it must match all blocks.
 */
record ItemFilter(String type, Attributes configuration) {

    boolean accepts(Value.Structure item) {
        Attributes attributes = new Attributes(item);
        if (!(configuration.root() instanceof Value.Structure arguments)) {
            return true;
        }
        return arguments.elements().entrySet().stream()
                        .allMatch(argument -> fits(argument.getKey(), argument.getValue(), item, attributes))
                && configuration.elements("filter").stream()
                        .allMatch(filter -> passes(new Attributes(filter), attributes));
    }

    private boolean fits(String name, Value argument, Value.Structure item, Attributes attributes) {
        if (name.equals("compartment_id")
                && (configuration.isTrue("compartment_id_in_subtree")
                        || configuration.isTrue("is_compartment_id_in_subtree"))) {
            return true;
        }
        String place = name;
        if (!item.elements().containsKey(name)) {
            if (!isOwnId(name) || !item.elements().containsKey("id")) {
                return true;
            }
            place = "id";
        }
        List<String> has = attributes.texts(place);
        if (has.isEmpty()) {
            return true; // The element does not have the attribute.
        }
        if (argument instanceof Value.Sequence sequence) {
            List<String> wanted = sequence.elements().stream()
                    .flatMap(value -> Attributes.text(value).stream())
                    .toList();
            return wanted.isEmpty() || wanted.stream().anyMatch(has::contains);
        }
        Optional<String> wanted = name.equals("id") ? Optional.empty() : Attributes.text(argument);
        return wanted.isEmpty() || has.contains(wanted.get());
    }

    /** Whether an argument names the element itself: {@code repository_id} of container_repositories. */
    private boolean isOwnId(String argument) {
        return argument.endsWith("_id")
                && ListedTypes.singulars(type).stream()
                        .anyMatch(
                                name -> name.endsWith('_' + argument.substring(0, argument.length() - "_id".length())));
    }

    private static boolean passes(Attributes filter, Attributes item) {
        List<String> has = item.texts(filter.text("name").orElse(""));
        boolean regex = filter.isTrue("regex");
        return filter.texts("values").stream()
                .anyMatch(wanted -> has.stream().anyMatch(text -> regex ? matches(wanted, text) : text.equals(wanted)));
    }

    private static boolean matches(String expression, String text) {
        try {
            return Pattern.compile(expression).matcher(text).find();
        } catch (PatternSyntaxException e) {
            return false; // As the provider does.
        }
    }
}
