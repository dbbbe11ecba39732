package dev.featurestore.operator.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.operator.check.StepResult.Trouble;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.cloud.StoreApi.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Creates a store and an entity, reads them and deletes them. Deletes them after a failure too. */
final class WriteTrial {

    private static final String STORES = "/featureStores";
    private static final String ENTITIES = "/entities";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final StoreApi api;
    private final String compartmentId;
    private final Explanations explanations;
    private final Clock clock;
    private final String name =
            "featurestore-check-" + UUID.randomUUID().toString().substring(0, 8);
    private final Deque<String> created = new ArrayDeque<>();

    WriteTrial(StoreApi api, String compartmentId, Explanations explanations, Clock clock) {
        this.api = api;
        this.compartmentId = compartmentId;
        this.explanations = explanations;
        this.clock = clock;
    }

    /** A request of the trial that failed. */
    private static final class Failed extends Exception {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        Failed(String request, Answer answer) {
            super(request, null, false, false);
            this.answer = answer;
        }

        String seen() {
            return getMessage() + ": " + CheckSteps.text(answer);
        }
    }

    StepResult run() {
        Optional<Failed> failure = Optional.empty();
        try {
            String store = create(STORES, Optional.empty());
            String entity = create(ENTITIES, Optional.of(store));
            ask("GET", STORES + "/" + store, 200);
            ask("GET", ENTITIES + "/" + entity, 200);
        } catch (Failed e) {
            failure = Optional.of(e);
        }
        List<String> left = deleted();
        if (failure.isEmpty() && left.isEmpty()) {
            return new StepResult(CheckStep.WRITES, "created, read, deleted", Optional.empty());
        }
        String seen = failure.map(Failed::seen).orElse("created and read, but not deleted");
        Trouble trouble = failure.map(this::trouble)
                .orElseGet(() -> new Trouble("store", "cannot delete what the check created", "See the store's logs"));
        String rest = left.isEmpty()
                ? ". The check left nothing in the store"
                : ". Delete what the check left in the store: " + String.join(", ", left);
        return new StepResult(
                CheckStep.WRITES, seen, Optional.of(new Trouble(trouble.hop(), trouble.what(), trouble.fix() + rest)));
    }

    private Trouble trouble(Failed failed) {
        if (failed.answer instanceof Answer.None none) {
            return explanations.none(none);
        }
        Answer.Given given = (Answer.Given) failed.answer;
        Trouble trouble = explanations.ofStore(given, clock.instant());
        String message = parsed(given.body()).path("message").asText();
        return new Trouble(trouble.hop(), trouble.what() + (message.isEmpty() ? "" : ": " + message), trouble.fix());
    }

    private String create(String collection, Optional<String> store) throws Failed {
        ObjectNode json =
                JsonNodeFactory.instance.objectNode().put("name", name).put("compartmentId", compartmentId);
        store.ifPresent(id -> json.put("featureStoreId", id));
        Answer answer = api.signed("POST", collection, Optional.of(json.toString()));
        if (answer instanceof Answer.Given given && given.status() < 300) {
            String id = parsed(given.body()).path("id").asText();
            if (!id.isEmpty()) {
                created.push(collection + "/" + id);
                return id;
            }
        }
        findUnanswered(collection, answer);
        throw new Failed("POST " + collection, answer);
    }

    /** Finds what a request without an answer may have created. */
    private void findUnanswered(String collection, Answer answer) {
        if (answer instanceof Answer.Given given && given.status() < 500) {
            return;
        }
        String path = collection + "?compartmentId=" + URLEncoder.encode(compartmentId, StandardCharsets.UTF_8)
                + "&name=" + name;
        if (api.signed("GET", path, Optional.empty()) instanceof Answer.Given given && given.status() == 200) {
            JsonNode json = parsed(given.body());
            for (JsonNode item : json.isArray() ? json : json.path("items")) {
                if (item.path("name").asText().equals(name)) {
                    created.push(collection + "/" + item.path("id").asText());
                }
            }
        }
    }

    private void ask(String method, String path, int expected) throws Failed {
        Answer answer = api.signed(method, path, Optional.empty());
        if (!(answer instanceof Answer.Given given && given.status() == expected)) {
            throw new Failed(method + " " + path.substring(0, path.lastIndexOf('/')), answer);
        }
    }

    /** Deletes what was created, the last first. Returns the paths that could not be deleted. */
    private List<String> deleted() {
        List<String> left = new ArrayList<>();
        for (String path : created) {
            Answer answer = api.signed("DELETE", path, Optional.empty());
            if (!(answer instanceof Answer.Given given && (given.status() < 300 || given.status() == 404))) {
                left.add(path);
            }
        }
        return left;
    }

    private static JsonNode parsed(String body) {
        try {
            return MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }
}
