package dev.featurestore.emulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.Response;

/**
 * A resource that was checked and can be created, or was created.
 *
 * @param id its OCID
 * @param etag its first etag
 * @param answer the answer for the client
 * @param commit creates it
 */
public record Creation(String id, String etag, JsonNode answer, Runnable commit) {

    /** The answer, with the etag. */
    public Response response() {
        return Response.json(200, answer).with("etag", etag);
    }
}
