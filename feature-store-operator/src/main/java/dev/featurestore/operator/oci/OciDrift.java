package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import com.oracle.bmc.http.client.Method;
import dev.featurestore.operator.cloud.DriftDetail;
import dev.featurestore.operator.cloud.StackDrift;
import dev.featurestore.operator.oci.http.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Drift detection of the service: DetectStackDrift and ListStackResourceDriftDetails. */
final class OciDrift implements StackDrift {

    private static final String STACKS = "stacks";
    private static final String ACTIONS = "actions";
    private static final String WORK_REQUEST = "opc-work-request-id";

    /** DetectStackDriftDetails without addresses: all resources. */
    private static final String ALL_RESOURCES = "{}";

    private final ServiceApi api;
    private final Requests requests;

    OciDrift(ServiceApi api, Requests requests) {
        this.api = api;
        this.requests = requests;
    }

    // The token lets the service recognize a request that is sent again because its response was lost.
    @Override
    public String detect(String stackId) {
        ServiceApi.Call call = api.send(Method.POST, ALL_RESOURCES, STACKS, stackId, ACTIONS, "detectDrift")
                .header("opc-retry-token", UUID.randomUUID().toString());
        return requests.change(Requests.Change.of(
                "detect the drift of the stack",
                () -> required(call.reply().withoutContent().header(WORK_REQUEST), WORK_REQUEST),
                id -> "started drift detection " + id));
    }

    @Override
    public List<DriftDetail> details(String stackId, String workRequestId) {
        List<DriftDetail> details = new ArrayList<>();
        new PagedItems<DriftDetail>((page, tokens) -> {
                    ServiceApi.Call call = api.send(
                                    Method.POST, "", STACKS, stackId, ACTIONS, "listResourceDriftDetails")
                            .with("workRequestId", workRequestId)
                            .with("page", page);
                    return requests.read("list the drift of the stack's resources", () -> {
                        ServiceApi.Reply reply = call.reply();
                        return new PagedItems.Page<>(
                                required(reply.object().objects("items"), "items").stream()
                                        .map(OciDrift::detail)
                                        .toList(),
                                tokens.after(reply.nextPage()));
                    });
                })
                .forEachRemaining(details::add);
        return List.copyOf(details);
    }

    private static DriftDetail detail(JsonObject resource) {
        return new DriftDetail(
                required(address(resource), "address"),
                required(resource.text("resourceType"), "resourceType"),
                resource.text("resourceId").orElse(""),
                status(required(resource.text("resourceDriftStatus"), "resourceDriftStatus")),
                resource.textsByName("expectedProperties"),
                resource.textsByName("actualProperties"));
    }

    private static Optional<String> address(JsonObject resource) {
        return resource.text("address")
                .or(() -> resource.text("resourceType")
                        .flatMap(type -> resource.text("resourceName").map(name -> type + "." + name)));
    }

    private static DriftDetail.Status status(String status) {
        return switch (status) {
            case "NOT_CHECKED" -> DriftDetail.Status.NOT_CHECKED;
            case "IN_SYNC" -> DriftDetail.Status.IN_SYNC;
            case "MODIFIED" -> DriftDetail.Status.MODIFIED;
            case "DELETED" -> DriftDetail.Status.DELETED;
            default -> DriftDetail.Status.OTHER;
        };
    }
}
