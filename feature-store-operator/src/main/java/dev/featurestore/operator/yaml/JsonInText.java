package dev.featurestore.operator.yaml;

import dev.featurestore.operator.problem.Location;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads text as a list or object in JSON (RFC 8259), which is YAML too. Numbers keep their written form. Each part has the
 * location of the whole text, and is concealed if the text is.
 */
public final class JsonInText {
    private static final int DEEPEST = 50;

    private final YamlScalar text;
    private final Iterator<Event> events;

    private JsonInText(YamlScalar text, Iterator<Event> events) {
        this.text = text;
        this.events = events;
    }

    /** Ends the reading of text that is not JSON. */
    private static final class NoJson extends Exception {
        private static final long serialVersionUID = 1L;

        NoJson() {
            super(null, null, false, false);
        }
    }

    /** The list or object; empty if the text is not one. */
    public static Optional<YamlValue> read(YamlScalar text) {
        String json = text.text().strip();
        if (!(text.value() instanceof String) || !(json.startsWith("[") || json.startsWith("{"))) {
            return Optional.empty();
        }
        try {
            LoadSettings settings = LoadSettings.builder().build();
            Iterator<Event> events = new Parse(settings).parseString(json).iterator();
            return Optional.of(new JsonInText(text, events).document());
        } catch (NoJson | YamlEngineException otherText) {
            return Optional.empty();
        }
    }

    private YamlValue document() throws NoJson {
        Event event = events.next();
        while (event.getEventId() == Event.ID.StreamStart || event.getEventId() == Event.ID.DocumentStart) {
            event = events.next();
        }
        YamlValue value = value(event, 0);
        while (events.hasNext()) {
            Event.ID id = events.next().getEventId();
            if (id != Event.ID.DocumentEnd && id != Event.ID.StreamEnd) {
                throw new NoJson();
            }
        }
        return value;
    }

    private YamlValue value(Event event, int depth) throws NoJson {
        if (event instanceof ScalarEvent scalar && scalar.getTag().isEmpty()) {
            return scalar(scalar);
        }
        boolean plain = event instanceof CollectionStartEvent start
                && start.getTag().isEmpty()
                && start.getAnchor().isEmpty();
        if (!plain || depth == DEEPEST) {
            throw new NoJson();
        }
        return event.getEventId() == Event.ID.SequenceStart ? list(depth) : object(depth);
    }

    private YamlSequence list(int depth) throws NoJson {
        List<YamlValue> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new YamlSequence(items, text.location());
    }

    private YamlMapping object(int depth) throws NoJson {
        Location location = text.location();
        Map<String, YamlMapping.Entry> entries = new LinkedHashMap<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key) || key.getScalarStyle() != ScalarStyle.DOUBLE_QUOTED) {
                throw new NoJson();
            }
            YamlMapping.Entry entry = new YamlMapping.Entry(key.getValue(), location, value(events.next(), depth + 1));
            if (entries.put(entry.key(), entry) != null) {
                throw new NoJson();
            }
        }
        return new YamlMapping(entries, location);
    }

    private YamlScalar scalar(ScalarEvent event) throws NoJson {
        String found = event.getValue();
        if (event.getScalarStyle() == ScalarStyle.DOUBLE_QUOTED) {
            return new YamlScalar(found, found, text.location(), text.written());
        }
        boolean literal = found.equals("true")
                || found.equals("false")
                || found.equals("null")
                || PlainScalar.isJsonNumber(found);
        if (!event.isPlain() || !literal) {
            throw new NoJson();
        }
        return new YamlScalar(PlainScalar.resolve(found), found, text.location(), text.written());
    }
}
