package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.ResourceManager;

/**
 * A job that was found, and the connection to its cloud.
 *
 * @param session the session of the cloud
 */
record OpenedJob(CloudSession session, ResourceManager resourceManager, Job job) implements AutoCloseable {

    @Override
    public void close() {
        resourceManager.close();
    }
}
