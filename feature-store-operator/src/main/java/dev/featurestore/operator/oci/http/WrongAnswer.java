package dev.featurestore.operator.oci.http;

import java.io.IOException;

/** An answer that is complete, and is not what the request asks for. */
public final class WrongAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    /** @param message what came instead */
    WrongAnswer(String message) {
        super(message);
    }
}
