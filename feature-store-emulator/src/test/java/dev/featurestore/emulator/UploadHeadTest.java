package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Uploads that are refused by their head, before their body is there. */
@Timeout(60)
class UploadHeadTest {

    private static final long GIB = 1L << 30;

    @RegisterExtension
    static final TestCloud CLOUD = new TestCloud();

    private static String object() {
        return "/n/" + new Wire(CLOUD.cloud()).namespace() + "/b/absent/o/x";
    }

    /** Sends a head alone, and returns the status line of its answer. */
    private static String answer(SignedRequest request, long length) throws IOException {
        try (Socket socket = new Socket(
                CLOUD.cloud().endpoint().getHost(), CLOUD.cloud().endpoint().getPort())) {
            socket.getOutputStream().write(request.head(length).getBytes(StandardCharsets.US_ASCII));
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            return in.readLine();
        }
    }

    private static void assertNothingWasKept() throws IOException {
        try (Stream<Path> uploads = Files.list(CLOUD.directory().resolve("state/uploads"))) {
            assertThat(uploads).isEmpty();
        }
    }

    @Test
    void refusesMoreThanOneGibibyteUnread() throws IOException {
        assertThat(answer(new SignedRequest(CLOUD.cloud(), "PUT", object()), GIB + 1))
                .isEqualTo("HTTP/1.1 413 Request Entity Too Large");
        assertNothingWasKept();
    }

    @Test
    void refusesABadSignatureUnread() throws IOException {
        SignedRequest request = new SignedRequest(CLOUD.cloud(), "PUT", object());
        request.keyId = "unknown";
        assertThat(answer(request, GIB)).isEqualTo("HTTP/1.1 401 Unauthorized");
        assertNothingWasKept();
    }

    @Test
    void aClientThatSendsItsBodyAllTheSameGetsToReadTheRefusal() throws IOException {
        SignedRequest request = new SignedRequest(CLOUD.cloud(), "PUT", object());
        request.keyId = "unknown";
        request.body = new byte[30 * 1024 * 1024];
        assertThat(request.send().statusCode()).isEqualTo(401);
        assertNothingWasKept();
    }
}
