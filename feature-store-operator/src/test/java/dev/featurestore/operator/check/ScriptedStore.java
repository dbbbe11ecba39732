package dev.featurestore.operator.check;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.cloud.StoreApi;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A store that keeps its items, except where a test scripts its answers. */
final class ScriptedStore implements StoreApi {

    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Answers by the beginning of a request, such as {@code signed POST /entities}; each holds so often. */
    private final Map<String, List<Answer>> scripted;

    final List<String> asked;
    final Map<String, String> items;
    private final String color;

    ScriptedStore() {
        this(new TreeMap<>(), new ArrayList<>(), new TreeMap<>(), "");
    }

    private ScriptedStore(
            Map<String, List<Answer>> scripted, List<String> asked, Map<String, String> items, String color) {
        this.scripted = scripted;
        this.asked = asked;
        this.items = items;
        this.color = color;
    }

    ScriptedStore answer(String request, Answer... answers) {
        scripted.put(request, new ArrayList<>(List.of(answers)));
        return this;
    }

    static Answer status(int status) {
        return new Answer.Given(status, "", Optional.of(NOW));
    }

    @Override
    public URI endpoint() {
        return URI.create("https://store.example.com/20230101");
    }

    /** Requests for a color begin with its name. */
    @Override
    public StoreApi ofColor(String color) {
        return new ScriptedStore(scripted, asked, items, color + " ");
    }

    @Override
    public Signer signer() {
        return new Signer("API key", "check the key", Optional.empty(), Auth.API_KEY, Optional.empty());
    }

    @Override
    public Answer unsigned(String method, String path) {
        return answer("unsigned " + method + " " + path, () -> status(method.equals("OPTIONS") ? 200 : 401));
    }

    @Override
    public Answer signed(String method, String path, Optional<String> json) {
        return answer(color + "signed " + method + " " + path, () -> kept(method, path, json));
    }

    private Answer answer(String request, Supplier<Answer> otherwise) {
        asked.add(request);
        for (Map.Entry<String, List<Answer>> each : scripted.entrySet()) {
            if (request.startsWith(each.getKey()) && !each.getValue().isEmpty()) {
                Answer first = each.getValue().remove(0);
                return first instanceof Answer.None none && each.getKey().contains("POST")
                        ? lost(otherwise.get(), none)
                        : first;
            }
        }
        return otherwise.get();
    }

    /** The item was created, and the answer was lost. */
    private static Answer lost(Answer made, Answer.None none) {
        if (!made.equals(none)) {
            return none;
        }
        throw new AssertionError("nothing was made");
    }

    private Answer kept(String method, String path, Optional<String> json) {
        switch (method) {
            case "POST" -> {
                String id = path + "/" + items.size();
                items.put(id, json.orElseThrow());
                return created(id);
            }
            case "DELETE" -> {
                return status(items.remove(path) == null ? 404 : 204);
            }
            default -> {
                return path.contains("?")
                        ? new Answer.Given(200, list(path.substring(0, path.indexOf('?'))), Optional.empty())
                        : status(items.containsKey(path) ? 200 : 404);
            }
        }
    }

    private static Answer created(String path) {
        return new Answer.Given(
                200, "{\"id\": \"" + path.substring(path.lastIndexOf('/') + 1) + "\"}", Optional.empty());
    }

    private String list(String collection) {
        List<String> found = new ArrayList<>();
        items.forEach((path, json) -> {
            if (path.startsWith(collection + "/")) {
                found.add("{\"id\": \"" + path.substring(path.lastIndexOf('/') + 1) + "\", " + json.substring(1));
            }
        });
        return "{\"items\": [" + String.join(", ", found) + "]}";
    }
}
