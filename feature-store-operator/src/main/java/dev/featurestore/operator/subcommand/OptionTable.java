package dev.featurestore.operator.subcommand;

import dev.featurestore.operator.command.Option;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.hint.Command;
import dev.featurestore.operator.hint.Goal;
import dev.featurestore.operator.hint.ImageWords;
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
 * The options of a record as names and texts: so they travel in JSON, and are set on the command line. A component is a switch, a
 * text, an optional text, a number, a time in seconds, a map of texts, or a record with more options.
 *
 * @param defaults the record with the values of options that are not set
 */
public record OptionTable<R extends Record>(R defaults) {

    /** The options of the command line, in the order of the components. */
    List<Flag> flags() {
        return flags(defaults);
    }

    /** The names of the options of the command line. */
    public List<String> names() {
        return flags().stream().map(Flag::name).toList();
    }

    private static List<Flag> flags(Record record) {
        List<Flag> flags = new ArrayList<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Option option = component.getAnnotation(Option.class);
            if (option != null) {
                flags.add(new Flag(
                        component.getName(),
                        option.argument(),
                        option.value(),
                        option.alias(),
                        component.getType() == Map.class,
                        record.getClass()));
            } else if (get(component, record) instanceof Record inner) {
                flags.addAll(flags(inner));
            }
        }
        return flags;
    }

    /** The texts of the options that are set. */
    public static Map<String, String> texts(Record record) {
        Map<String, String> texts = new TreeMap<>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = get(component, record);
            if (value instanceof Record inner) {
                texts.putAll(texts(inner));
            } else if (value instanceof Duration time) {
                texts.put(component.getName(), Long.toString(time.toSeconds()));
            } else if (value instanceof Optional<?> optional) {
                optional.ifPresent(text -> texts.put(component.getName(), text.toString()));
            } else if (value instanceof Map<?, ?> map) {
                map.forEach((name, text) -> texts.put(component.getName() + "." + name, text.toString()));
            } else if (!value.equals(false)) {
                texts.put(component.getName(), value.toString());
            }
        }
        return texts;
    }

    /**
     * The record with these options.
     *
     * @throws FeatureStoreException {@code UNKNOWN_PARAMETER} for an option of another version, {@code INVALID_PARAMETER} for
     *     a time or number that is none
     */
    public R read(Map<String, String> texts) {
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
            values[i] = value instanceof Record inner
                    ? read(inner, texts, unknown)
                    : value(components[i].getName(), value, texts, unknown);
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

    private static Object value(String name, Object defaultValue, Map<String, String> texts, Set<String> unknown) {
        if (defaultValue instanceof Map) {
            Map<String, String> entries = new TreeMap<>();
            texts.forEach((key, text) -> {
                if (key.startsWith(name + ".")) {
                    unknown.remove(key);
                    entries.put(key.substring(name.length() + 1), text);
                }
            });
            return entries;
        }
        unknown.remove(name);
        @Nullable String text = texts.get(name);
        if (text == null) {
            return defaultValue;
        } else if (defaultValue instanceof Duration) {
            return Duration.ofSeconds(number(name, text, " (seconds)"));
        } else if (defaultValue instanceof Integer) {
            return number(name, text, "");
        } else if (defaultValue instanceof Boolean) {
            return Boolean.valueOf(text);
        }
        return defaultValue instanceof String ? text : Optional.of(text);
    }

    private static int number(String name, String text, String unit) {
        try {
            int number = Integer.parseInt(text);
            if (number >= 0) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            // Refused below.
        }
        throw FeatureStoreException.of(
                FailureCode.INVALID_PARAMETER,
                ImageWords.option(name) + ": must be a number of at least 0" + unit + ", but is \"" + text + "\"",
                "Run with --help for the options");
    }

    private static Object get(RecordComponent component, Record record) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot read " + component, e);
        }
    }
}
