package dev.featurestore.emulator.signing;

import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;

/** Passes only signed requests on. */
public final class Authenticated implements Handler {

    private final SignatureVerifier verifier;
    private final Handler next;

    /** Guards a handler. */
    public Authenticated(SignatureVerifier verifier, Handler next) {
        this.verifier = verifier;
        this.next = next;
    }

    @Override
    public void admit(Request head) {
        verifier.verifyHead(head);
    }

    @Override
    public Response handle(Request request) {
        verifier.verify(request);
        return next.handle(request);
    }
}
