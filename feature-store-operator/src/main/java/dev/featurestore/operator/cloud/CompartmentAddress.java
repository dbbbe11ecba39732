package dev.featurestore.operator.cloud;

import java.util.Optional;

/**
 * A compartment, as one region sees it.
 *
 * @param id its OCID
 * @param region the region; without one it is that of whoever signs in
 */
public record CompartmentAddress(String id, Optional<String> region) {}
