package dev.featurestore.operator.container;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of a record as names and texts: so they travel in JSON, and are set on the command line. A component is a switch, an
 * optional text, a time in seconds, or a record with more options.
 *
 * @param defaults the record with the values of options that are not set
 */
record OptionTable<R extends Record>(R defaults) {

    /** The options of the command line, in the order of the components. */
    List<Flag> flags() {
        return flags(defaults);
    }

    private static List<Flag> flags(Record record) {
        List<Flag> flags = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (option != null) {
                flags.add(new Flag(component.getName(), option.argument(), option.value(), option.alias()));
            } else if (get(component, record) instanceof Record inner) {
                flags.addAll(flags(inner));
            }
        }
        return flags;
    }

    /** The texts of the options that are set. */
    static Map<String, String> texts(Record record) {
        Map<String, String> texts = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(component, record);
            if (value instanceof Record inner) {
                texts.putAll(texts(inner));
            } else if (value instanceof Duration time) {
                texts.put(component.getName(), Long.toString(time.toSeconds()));
            } else if (value instanceof Optional<?> optional) {
                optional.ifPresent(text -> texts.put(component.getName(), text.toString()));
            } else if (value.equals(true)) {
                texts.put(component.getName(), "true");
            }
        }
        return texts;
    }

    /**
     * The record with these options.
     *
     * @throws FeatureStoreException {@code UNKNOWN_PARAMETER} for an option of another version, {@code INVALID_PARAMETER} for
     *     a time that is not a number
     */
    R read(Map<String, String> texts) {
        Set<String> unknown = new TreeSet<>(texts.keySet());
        R record = read(defaults, texts, unknown);
        if (!unknown.isEmpty()) {
            throw FeatureStoreException.of(
                            FailureCode.UNKNOWN_PARAMETER,
                            "The operator in this image does not know the option " + String.join(", ", unknown)
                                    + ": the image and the plugin have different versions",
                            "Build the image again")
                    .suggesting(Command.of(Goal.BUILD_IMAGE));
        }
        return record;
    }

    @SuppressWarnings("unchecked") // The constructor is that of the record's class.
    private static <T extends Record> T read(T defaults, Map<String, String> texts, Set<String> unknown) {
        RecordComponent[] components = defaults.getClass().getRecordComponents();
        Object[] values = new Object[components.length];
        for (int i = 0; i < values.length; i++) {
            Object value = get(components[i], defaults);
            unknown.remove(components[i].getName());
            values[i] = value instanceof Record inner
                    ? read(inner, texts, unknown)
                    : value(components[i].getName(), texts.get(components[i].getName()), value);
        }
        try {
            Constructor<?> constructor = defaults.getClass()
                    .getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new));
            return (T) constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Not a record of options: " + defaults, e);
        }
    }

    private static Object value(String name, @Nullable String text, Object defaultValue) {
        if (text == null) {
            return defaultValue;
        } else if (defaultValue instanceof Duration) {
            return seconds(name, text);
        }
        return defaultValue instanceof Boolean ? Boolean.valueOf(text) : Optional.of(text);
    }

    private static Duration seconds(String name, String text) {
        try {
            return Duration.ofSeconds(Math.max(0, Long.parseLong(text)));
        } catch (NumberFormatException e) {
            throw FeatureStoreException.of(
                    FailureCode.INVALID_PARAMETER,
                    Flag.word(name) + ": must be a number of seconds, but is \"" + text + "\"",
                    "Run with --help for the options");
        }
    }

    private static Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
