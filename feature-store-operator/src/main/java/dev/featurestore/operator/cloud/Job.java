package dev.featurestore.operator.cloud;

import java.util.Optional;

/**
 * A job of a stack.
 *
 * @param id its OCID
 * @param state where it is
 * @param failure why it failed, in the service's words, if it did
 */
public record Job(String id, JobState state, Optional<String> failure) {}
