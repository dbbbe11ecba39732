package dev.featurestore.operator;

import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.Stack;

/**
 * A stack that was found, and the cloud that it is in.
 *
 * @param session who has signed in
 * @param region the region that it is in
 */
record OpenedStack(CloudSession session, ResourceManager resourceManager, String region, Stack stack) {}
