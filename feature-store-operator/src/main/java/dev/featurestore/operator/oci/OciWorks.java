package dev.featurestore.operator.oci;

import static dev.featurestore.operator.oci.MissingField.required;

import dev.featurestore.operator.cloud.WorkProgress;
import dev.featurestore.operator.cloud.WorkProgress.State;
import dev.featurestore.operator.cloud.WorkReader;
import dev.featurestore.operator.oci.http.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Work requests of the service. */
final class OciWorks implements WorkReader {

    private static final String WORK_REQUESTS = "workRequests";

    private final ServiceApi api;
    private final Requests requests;

    OciWorks(ServiceApi api, Requests requests) {
        this.api = api;
        this.requests = requests;
    }

    @Override
    public WorkProgress work(String workRequestId) {
        ServiceApi.Call call = api.get(WORK_REQUESTS, workRequestId);
        return requests.read(
                "read the work request", () -> progress(call.reply().object()));
    }

    private static WorkProgress progress(JsonObject work) {
        return new WorkProgress(required(work.text("id"), "id"), state(required(work.text("status"), "status")));
    }

    private static State state(String status) {
        return switch (status) {
            case "ACCEPTED" -> State.ACCEPTED;
            case "CANCELING" -> State.CANCELING;
            case "CANCELED" -> State.CANCELED;
            case "FAILED" -> State.FAILED;
            case "SUCCEEDED" -> State.SUCCEEDED;
            default -> State.IN_PROGRESS;
        };
    }

    @Override
    public List<String> errors(String workRequestId) {
        List<String> errors = new ArrayList<>();
        new PagedItems<String>((page, tokens) -> {
                    ServiceApi.Call call =
                            api.get(WORK_REQUESTS, workRequestId, "errors").with("page", page);
                    return requests.read("read the errors of the work request", () -> {
                        ServiceApi.Reply reply = call.reply();
                        return new PagedItems.Page<>(
                                reply.list().stream().map(OciWorks::error).toList(), tokens.after(reply.nextPage()));
                    });
                })
                .forEachRemaining(errors::add);
        return List.copyOf(errors);
    }

    private static String error(JsonObject error) {
        Optional<String> message = error.text("message");
        return error.text("code").orElse("unknown")
                + message.map(text -> ": " + text).orElse("");
    }

    @Override
    public WorkReader once() {
        return new OciWorks(api, requests.once());
    }
}
