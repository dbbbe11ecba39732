package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;

/**
 * A stack that was found, and the connection to its cloud.
 *
 * @param session the session of the cloud
 * @param region the stack's region
 */
record OpenedStack(CloudSession session, ResourceManager resourceManager, String region, Stack stack)
        implements AutoCloseable {

    String id() {
        return stack.id();
    }

    @Override
    public void close() {
        resourceManager.close();
    }
}
