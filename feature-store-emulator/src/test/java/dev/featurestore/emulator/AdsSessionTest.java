package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.emulator.RecordedSession.Exchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A session of Oracle's own client of the feature store, through the gateway. */
@Timeout(60)
class AdsSessionTest {

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud(1_000_000);

    @Test
    void getsTheAnswersOfTheContract() throws IOException {
        Store store = Store.deployed(CLOUD.cloud());
        String user = store.request("GET", "").keyId.split("/", -1)[1];
        RecordedSession session = new RecordedSession(Map.of("compartment", Sdk.COMPARTMENT, "user", user));
        List<Exchange> exchanges = RecordedSession.read("/ads-session.txt");
        assertThat(exchanges).hasSizeGreaterThan(30);
        exchanges.forEach(exchange -> session.play(exchange, store));
    }
}
