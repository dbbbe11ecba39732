package dev.featurestore.emulator.http;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.emulator.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/**
 * A request is answered, or refused with an error of the service. The first line of the input is method and target, the next
 * lines are headers, and the rest is the body.
 */
@Timeout(10)
class RequestFuzzTest {

    private static final Router ROUTES = Router.builder()
            .route("GET", "/20180917/stacks", request -> answered())
            .route("GET", "/20180917/stacks/{stackId}", request -> answer(request, "stackId"))
            .route("PUT", "/n/{namespace}/b/{bucket}/o/{object...}", request -> answer(request, "object"))
            .build();

    private static Response answered() {
        return Response.json(200, Json.object());
    }

    private static Response answer(Request request, String parameter) {
        require(!request.pathParameter(parameter).isEmpty(), () -> "an empty " + parameter);
        return answered();
    }

    @FuzzTest
    void requestIsAnsweredOrRefused(byte[] input) throws IOException {
        Request request = request(input);
        try {
            request.hostName();
            for (String name : new String[] {"limit", "page", "displayName", "sortBy"}) {
                for (String value : request.queryAll(name)) {
                    require(!value.isEmpty(), () -> "an empty " + name);
                }
            }
            require(ROUTES.handle(request).status() == 200, () -> "not answered");
        } catch (ServiceError refused) {
            Response response = refused.response();
            require(response.status() >= 400 && response.status() < 500, () -> "refused with " + response.status());
            try (var body = response.body()) {
                require(Json.read(body.readAllBytes()).path("code").isTextual(), () -> "an error without a code");
            }
        }
    }

    private static Request request(byte[] input) {
        String text = new String(input, StandardCharsets.UTF_8);
        String[] parts = text.split("\n\n", 2);
        String[] lines = parts[0].split("\n", -1);
        String[] first = lines[0].split(" ", 2);
        Map<String, String> headers = new HashMap<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            if (colon > 0) {
                headers.put(
                        lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                        lines[i].substring(colon + 1).strip());
            }
        }
        return new Request(
                first[0],
                first.length > 1 ? first[1] : "/",
                headers,
                ReceivedBody.of(parts.length > 1 ? parts[1].getBytes(StandardCharsets.UTF_8) : new byte[0]));
    }
}
