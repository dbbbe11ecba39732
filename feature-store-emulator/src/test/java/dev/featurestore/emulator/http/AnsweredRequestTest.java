package dev.featurestore.emulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnsweredRequestTest {

    private final List<AnsweredRequest> seen = new ArrayList<>();

    private static Request request(String method, String target) {
        return new Request(method, target, Map.of("host", "127.0.0.1:80"), ReceivedBody.of(new byte[0]));
    }

    private Handler listening(Handler handler) {
        RequestListener listener = seen::add;
        return listener.listening(handler);
    }

    @Test
    void aChangeIsNotableAndAReadIsNot() {
        Handler handler = listening(request -> Response.empty(204));

        handler.handle(request("GET", "/a"));
        handler.handle(request("DELETE", "/a?b=c"));

        assertThat(seen).extracting(AnsweredRequest::isNotable).containsExactly(false, true);
        assertThat(seen.get(1).line()).isEqualTo("DELETE 204 http://127.0.0.1:80/a?b=c");
    }

    @Test
    void refusalsDefectsAndDroppedConnectionsAreNotable() {
        List<RuntimeException> thrown = List.of(
                ServiceError.notFound("GET", "/a"), new IllegalStateException("a defect"), new DroppedConnection());
        for (RuntimeException each : thrown) {
            Handler handler = listening(request -> {
                throw each;
            });
            assertThatThrownBy(() -> handler.handle(request("GET", "/a"))).isSameAs(each);
        }

        assertThat(seen).extracting(AnsweredRequest::status).containsExactly(404, 500, 0);
        assertThat(seen).allMatch(AnsweredRequest::isNotable);
        assertThat(seen.get(2).line()).startsWith("GET closed http://");
    }

    @Test
    void aRefusalByTheHeadIsReportedToo() {
        Handler handler = listening(new Handler() {
            @Override
            public Response handle(Request request) {
                return Response.empty(204);
            }

            @Override
            public void admit(Request head) {
                throw ServiceError.notFound("PUT", "/a");
            }
        });

        assertThatThrownBy(() -> handler.admit(request("PUT", "/a"))).isInstanceOf(ServiceError.class);

        assertThat(seen).extracting(AnsweredRequest::status).containsExactly(404);
    }

    @Test
    void textOfAClientIsOnePrintableLineOfLimitedLength() {
        listening(request -> Response.empty(204)).handle(request("PO\u001bST", "/a\r\n\u202eb" + "x".repeat(2000)));

        assertThat(seen.get(0).line())
                .startsWith("PO?ST 204 http://127.0.0.1:80/a???bxxx")
                .endsWith("...")
                .hasSizeLessThan(330)
                .matches("[\\x20-\\x7e]+");
    }
}
