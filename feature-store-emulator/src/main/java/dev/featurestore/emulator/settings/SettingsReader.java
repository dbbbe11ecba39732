package dev.featurestore.emulator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.settings.Settings.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads settings by their keys. Settings without a key stay as they are. */
public final class SettingsReader {

    /** Keys whose values are numbers or booleans, in the order of messages. */
    public static final List<String> SIMPLE_KEYS = List.of(
            "speed",
            "latency",
            "rate429",
            "rate5xx",
            "rateDropBefore",
            "rateDropAfter",
            "seed",
            "logsAtEnd",
            "jobFilesLate",
            "jobTakes",
            "jobLimit",
            "queueJobs",
            "rollbackJobs",
            "awkwardPages");

    /** Keys whose values are objects with addresses or types of resources as keys. */
    private static final List<String> RESOURCE_KEYS = List.of("failAt", "slow", "drift", "exists");

    private static final String GATEWAY = "gateway";
    private static final Set<String> GATEWAY_KEYS = Set.of("startSeconds", "broken");

    static final double MAX_SECONDS = 24 * 60 * 60;

    private final JsonNode json;

    private SettingsReader(JsonNode json) {
        this.json = json;
    }

    /**
     * Overrides settings by a JSON object.
     *
     * @throws IllegalArgumentException if a value is not valid; the message names the key
     */
    public static Settings read(JsonNode json, Settings before) {
        if (!json.isObject()) {
            throw new IllegalArgumentException("must be a JSON object");
        }
        json.fieldNames().forEachRemaining(key -> {
            if (!SIMPLE_KEYS.contains(key) && !RESOURCE_KEYS.contains(key) && !key.equals(GATEWAY)) {
                throw new IllegalArgumentException("unknown key '" + key + "'. Known keys: "
                        + String.join(", ", RESOURCE_KEYS) + ", " + GATEWAY + ", " + String.join(", ", SIMPLE_KEYS));
            }
        });
        return new SettingsReader(json).read(before);
    }

    private Settings read(Settings before) {
        return new Settings(
                speed(before.speed()),
                json.has("failAt") ? map("failAt", ResourceSettings::failures) : before.failAt(),
                json.has("slow") ? map("slow", ResourceSettings::slowness) : before.slow(),
                json.has("drift") ? map("drift", ResourceSettings::drift) : before.drift(),
                json.has("exists") ? map("exists", ResourceSettings::existing) : before.exists(),
                faults(before.faults()),
                flag("logsAtEnd", before.logsAtEnd()),
                seconds("jobFilesLate", before.jobFilesLate()),
                json.has("jobTakes")
                        ? Optional.of(seconds("jobTakes", Duration.ZERO))
                                .filter(time -> !json.path("jobTakes").isNull())
                        : before.jobTakes(),
                (int) number("jobLimit", before.jobLimit(), 1, Integer.MAX_VALUE, true),
                flag("queueJobs", before.queueJobs()),
                flag("rollbackJobs", before.rollbackJobs()),
                flag("awkwardPages", before.awkwardPages()),
                json.has(GATEWAY) ? gateway(json.path(GATEWAY)) : before.gateway());
    }

    private static Settings.Gateway gateway(JsonNode value) {
        boolean known = value.isObject()
                && value.properties().stream().allMatch(entry -> GATEWAY_KEYS.contains(entry.getKey()));
        JsonNode broken = value.path("broken");
        Optional<Settings.Gateway.Hop> hop = Arrays.stream(Settings.Gateway.Hop.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(broken.textValue()))
                .findFirst();
        if (!known || (hop.isEmpty() && !broken.isMissingNode())) {
            throw new IllegalArgumentException("'" + GATEWAY + "' must be an object with 'startSeconds' and 'broken'"
                    + " (\"gateway\", \"authoriser\" or \"store\"), but is " + value);
        }
        return new Settings.Gateway(new SettingsReader(value).seconds("startSeconds", Duration.ZERO), hop);
    }

    private Faults faults(Faults before) {
        Faults faults = new Faults(
                seconds("latency", before.latency()),
                rate("rate429", before.tooManyRequests()),
                rate("rate5xx", before.serverErrors()),
                rate("rateDropBefore", before.droppedBefore()),
                rate("rateDropAfter", before.droppedAfter()),
                seed(before.seed()));
        if (faults.tooManyRequests() + faults.serverErrors() + faults.droppedBefore() + faults.droppedAfter() > 1) {
            throw new IllegalArgumentException(
                    "the sum of 'rate429', 'rate5xx', 'rateDropBefore' and 'rateDropAfter' must be at most 1");
        }
        return faults;
    }

    private double speed(double before) {
        double speed = number("speed", before, 0, Double.MAX_VALUE, false);
        if (!(speed > 0)) {
            throw new IllegalArgumentException("'speed' must be a number above 0, but is " + json.path("speed"));
        }
        return speed;
    }

    private long seed(long before) {
        JsonNode value = json.path("seed");
        if (value.isMissingNode()) {
            return before;
        }
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw new IllegalArgumentException("'seed' must be an integer, but is " + value);
        }
        return value.longValue();
    }

    private double rate(String key, double before) {
        return number(key, before, 0, 1, false);
    }

    private Duration seconds(String key, Duration before) {
        if (key.equals("jobTakes") && json.path(key).isNull()) {
            return before;
        }
        double seconds = number(key, before.toNanos() / 1e9, 0, MAX_SECONDS, false);
        return json.has(key) ? Duration.ofNanos(Math.round(seconds * 1e9)) : before;
    }

    private double number(String key, double before, double least, double most, boolean whole) {
        JsonNode value = json.path(key);
        if (value.isMissingNode()) {
            return before;
        }
        double number = value.asDouble();
        if (!value.isNumber() || !(number >= least) || number > most || (whole && number != Math.rint(number))) {
            throw new IllegalArgumentException("'" + key + "' must be " + (whole ? "an integer " : "a number ")
                    + (most >= Integer.MAX_VALUE
                            ? "of at least " + (long) least
                            : "from " + (long) least + " to " + (long) most)
                    + ", but is " + value);
        }
        return number;
    }

    private boolean flag(String key, boolean before) {
        JsonNode value = json.path(key);
        if (value.isMissingNode()) {
            return before;
        }
        if (!value.isBoolean()) {
            throw new IllegalArgumentException("'" + key + "' must be true or false, but is " + value);
        }
        return value.booleanValue();
    }

    private <V> Map<String, V> map(String key, BiFunction<String, JsonNode, V> read) {
        JsonNode value = json.path(key);
        if (!value.isObject()) {
            throw new IllegalArgumentException("'" + key + "' must be an object whose keys are "
                    + (key.equals("exists") ? "types" : "addresses") + " of resources");
        }
        Map<String, V> map = new HashMap<>();
        value.properties().forEach(entry -> map.put(entry.getKey(), read.apply(entry.getKey(), entry.getValue())));
        return map;
    }

    /** Overrides one setting by the value of a start option: a number, true or false. */
    public static Settings with(Settings before, String key, String value) {
        JsonNode parsed;
        try {
            parsed = Json.read(value.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalArgumentException("'" + key + "' must be a number, true or false, but is " + value, e);
        }
        return read(Json.object().set(key, parsed), before);
    }
}
