package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.ResourceManager;

/**
 * A compartment, and the connection to its cloud.
 *
 * @param id OCID of the compartment
 */
record OpenedCompartment(String id, String region, ResourceManager resourceManager) implements AutoCloseable {

    @Override
    public void close() {
        resourceManager.close();
    }
}
