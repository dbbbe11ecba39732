package dev.featurestore.emulator.http;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Creates the {@code opc-request-id} of answers: the client's part, the gateway's, and the service's. */
final class RequestIds {

    private static final int MAX_CLIENT_LENGTH = 98;

    private final SecureRandom random = new SecureRandom();

    /** The identifier of the answer to a request with the given identifier, or without one. */
    String answerTo(@Nullable String fromClient) {
        String client = fromClient != null && acceptable(fromClient) ? fromClient : part();
        return client + "/" + part() + "/" + part();
    }

    private String part() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes).toUpperCase(Locale.ROOT);
    }

    private static boolean acceptable(String id) {
        return !id.isEmpty() && id.length() <= MAX_CLIENT_LENGTH && id.chars().allMatch(c -> c > ' ' && c < 0x7f);
    }
}
