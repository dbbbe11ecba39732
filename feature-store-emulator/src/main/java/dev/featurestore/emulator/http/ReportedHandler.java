package dev.featurestore.emulator.http;

/** Reports the requests of a handler to a listener. */
record ReportedHandler(Handler handler, RequestListener listener) implements Handler {

    @Override
    public void admit(Request head) {
        try {
            handler.admit(head);
        } catch (ServiceError e) {
            listener.answered(AnsweredRequest.of(head, e.response().status()));
            throw e;
        }
    }

    @Override
    public Response handle(Request request) {
        int status = 0;
        try {
            Response response = handler.handle(request);
            status = response.status();
            return response;
        } catch (ServiceError e) {
            status = e.response().status();
            throw e;
        } catch (DroppedConnection e) {
            throw e;
        } catch (RuntimeException | Error e) {
            status = 500;
            throw e;
        } finally {
            listener.answered(AnsweredRequest.of(request, status));
        }
    }
}
