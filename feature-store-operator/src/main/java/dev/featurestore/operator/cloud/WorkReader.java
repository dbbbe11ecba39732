package dev.featurestore.operator.cloud;

import java.util.List;

/** Reads work requests: operations of the service that are not jobs. Fails as {@link ResourceManager} does. */
public interface WorkReader {

    /** The current state of a work request. */
    WorkProgress work(String workRequestId);

    /** The errors of a work request, as the service words them. */
    List<String> errors(String workRequestId);

    /** The same for a caller that repeats requests itself: each request is sent once. */
    default WorkReader once() {
        return this;
    }
}
