package dev.featurestore.emulator.resourcemanager;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.rest.Creation;
import dev.featurestore.emulator.rest.Etags;
import dev.featurestore.emulator.rest.Listing;
import dev.featurestore.emulator.rest.QueryParameters;
import dev.featurestore.emulator.rest.RequestBody;
import dev.featurestore.emulator.rest.RetryTokens;
import dev.featurestore.emulator.rest.Tags;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;

/** Creates, changes, finds and deletes stacks. */
final class ServedStacks {

    private static final Listing<ServedStack> LISTING =
            new Listing<>("stacks", ServedStack::displayName, ServedStack::sequence);

    private enum LifecycleState {
        CREATING,
        ACTIVE,
        DELETING,
        DELETED,
        FAILED
    }

    private final Ledger ledger;
    private final Bundles bundles;
    private final BucketBundles buckets;
    private final RetryTokens retryTokens;
    private final DriftDetection drifts;
    private final StackStates states;
    private final Clock clock;
    private final StackJson json = new StackJson();

    ServedStacks(
            Ledger ledger,
            Bundles bundles,
            BucketBundles buckets,
            RetryTokens retryTokens,
            DriftDetection drifts,
            StackStates states,
            Clock clock) {
        this.ledger = ledger;
        this.bundles = bundles;
        this.buckets = buckets;
        this.drifts = drifts;
        this.states = states;
        this.retryTokens = retryTokens;
        this.clock = clock;
    }

    Response create(Request request) {
        return ledger.change(() -> retryTokens.once(request, () -> creation(request)))
                .response();
    }

    private Creation creation(Request request) {
        RequestBody body = RequestBody.of(request);
        ServedStackDetails details = new ServedStackDetails(body);
        String compartmentId = details.compartmentId();
        RequestBody source = details.configSource().orElseThrow(() -> ServiceError.missingParameter("configSource"));
        ServedConfiguration empty = new ServedConfiguration(
                "", Optional.empty(), null, details.variables().orElse(Map.of()));
        Instant now = clock.instant();
        ServedStack stack = new ServedStack(
                ledger.nextId("ormstack"),
                ledger.nextSequence(),
                1,
                compartmentId,
                details.displayName().orElseGet(() -> defaultName("stack", now)),
                body.text("description").orElse(null),
                now,
                configuration(empty, source, empty.variables()),
                body.tree("customTerraformProvider").orElse(null),
                details.terraformVersionOrDefault(),
                body.tags(Tags.NONE),
                Optional.empty());
        return new Creation(stack.id(), stack.etag(), json.whole(stack, Optional.empty()), () -> ledger.save(stack));
    }

    /** The default name: kind and time, as in Resource Manager. */
    static String defaultName(String kind, Instant now) {
        return kind
                + DateTimeFormatter.ofPattern("uuuuMMddHHmmss")
                        .withZone(ZoneOffset.UTC)
                        .format(now);
    }

    Response get(Request request) {
        return answer(ledger.stack(request.pathParameter("stackId")));
    }

    private Response answer(ServedStack stack) {
        return Response.json(200, json.whole(stack, drifts.last(stack))).with("etag", stack.etag());
    }

    Response update(Request request) {
        return ledger.change(() -> {
            ServedStack before = ledger.stack(request.pathParameter("stackId"));
            Etags.requireMatch(request, before.etag());
            ServedStack after = updated(before, RequestBody.of(request));
            ledger.save(after);
            return answer(after);
        });
    }

    private ServedStack updated(ServedStack before, RequestBody body) {
        ServedStackDetails details = new ServedStackDetails(body);
        JsonNode provider = body.tree("customTerraformProvider").orElse(null);
        return new ServedStack(
                before.id(),
                before.sequence(),
                before.revision() + 1,
                before.compartmentId(),
                details.displayName().orElse(before.displayName()),
                body.text("description").orElse(before.description()),
                before.timeCreated(),
                configuration(before.configuration(), details),
                provider == null ? before.customTerraformProvider() : provider,
                details.terraformVersion().orElse(before.terraformVersion()),
                body.tags(before.tags()),
                before.state());
    }

    private ServedConfiguration configuration(ServedConfiguration before, ServedStackDetails details) {
        Map<String, String> variables = details.variables().orElse(before.variables());
        return details.configSource()
                .map(source -> configuration(before, source, variables))
                .orElseGet(() -> new ServedConfiguration(
                        before.bundle(), before.bucket(), before.workingDirectory(), variables));
    }

    private ServedConfiguration configuration(
            ServedConfiguration before, RequestBody source, Map<String, String> variables) {
        String folder = source.text("workingDirectory").orElse(before.workingDirectory());
        if (source.requiredText("configSourceType").equals(BucketSource.TYPE)) {
            BucketSource bucket = BucketSource.of(source, before.bucket());
            ServedConfiguration wanted = new ServedConfiguration("", Optional.of(bucket), folder, variables);
            buckets.check(bucket, wanted.folder());
            return wanted;
        }
        ServedConfiguration wanted = new ServedConfiguration(before.bundle(), Optional.empty(), folder, variables);
        Optional<String> zip = source.text("zipFileBase64Encoded").filter(text -> !text.isEmpty());
        if (zip.isPresent()) {
            return bundles.keep(zip.get(), wanted);
        }
        if (wanted.unread()) {
            throw ServiceError.missingParameter("configSource.zipFileBase64Encoded");
        }
        bundles.check(wanted);
        return wanted;
    }

    Response delete(Request request) {
        return ledger.change(() -> {
            ServedStack stack = ledger.stack(request.pathParameter("stackId"));
            Etags.requireMatch(request, stack.etag());
            if (ledger.hasActiveJob(stack.id())) {
                throw ServiceError.incorrectState("The stack " + stack.id() + " has an unfinished job.");
            }
            states.settled(stack.id(), Optional.empty());
            ledger.stacks().delete(stack.id());
            return Response.empty(204);
        });
    }

    Response list(Request request) {
        QueryParameters query = new QueryParameters(request);
        Listing.requireOneOf(query, "compartmentId", "id");
        Optional<String> compartmentId = query.text("compartmentId");
        Optional<String> id = query.text("id");
        Optional<String> displayName = query.text("displayName");
        LifecycleState state =
                query.choice("lifecycleState", LifecycleState.class).orElse(LifecycleState.ACTIVE);
        return LISTING.page(
                        ledger.stacks().all().stream()
                                .filter(stack -> state == LifecycleState.ACTIVE)
                                .filter(stack -> compartmentId
                                        .map(stack.compartmentId()::equals)
                                        .orElse(true))
                                .filter(stack -> id.map(stack.id()::equals).orElse(true))
                                .filter(stack -> displayName
                                        .map(stack.displayName()::equals)
                                        .orElse(true)),
                        query)
                .array(json::summary);
    }
}
