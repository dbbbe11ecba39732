package dev.featurestore.emulator.featurestore;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.ReceivedBody;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.view.ItemView;
import dev.featurestore.fuzz.MemoryFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/**
 * A feature store answers each request of a sequence, or refuses it with an error of the service. After a restart it has the
 * same items. Each line of the input is a request: method, path, and the body, separated by blanks; {@code $0} is the OCID of the
 * first item, {@code $1} of the second.
 */
@Timeout(10)
class StoreApiFuzzTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);
    private static final int MOST_REQUESTS = 20;

    private final Path folder = MemoryFolder.create("store");

    @FuzzTest
    void storeAnswersOrRefuses(byte[] input) throws IOException {
        FeatureStores stores = new FeatureStores(PrivateDirectory.at(folder), CLOCK);
        Handler api = stores.ofStack("stack");
        String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", -1);
        for (int i = 0; i < Math.min(lines.length, MOST_REQUESTS); i++) {
            String line = lines[i];
            List<ItemView> items = stores.items("stack");
            for (int item = 0; item < Math.min(items.size(), 10); item++) {
                line = line.replace("$" + item, items.get(item).id());
            }
            String[] words = line.split(" ", 3);
            request(api, words[0], words.length > 1 ? words[1] : "/", words.length > 2 ? words[2] : "");
        }
        FeatureStores restarted = new FeatureStores(PrivateDirectory.at(folder), CLOCK);
        restarted.ofStack("stack");
        require(
                restarted.items("stack").equals(stores.items("stack")),
                () -> restarted.items("stack") + " after the restart, before: " + stores.items("stack"));
        stores.forget("stack");
    }

    private static void request(Handler api, String method, String path, String body) {
        Request request = new Request(
                method,
                FeatureStores.BASE_PATH + path,
                Map.of(FeatureStores.CALLER, "ocid1.user.oc1..a"),
                ReceivedBody.of(body.getBytes(StandardCharsets.UTF_8)));
        Response response;
        try {
            response = api.handle(request);
        } catch (ServiceError refused) {
            response = refused.response();
        }
        int status = response.status();
        require(status < 500 || status == 501, () -> "answered with " + status);
    }
}
