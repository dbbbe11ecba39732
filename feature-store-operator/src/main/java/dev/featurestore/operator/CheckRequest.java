package dev.featurestore.operator;

import dev.featurestore.operator.check.CheckOptions;
import java.util.Optional;

/**
 * What {@link StackOperations#check} is asked for.
 *
 * @param apiEndpoint address of the store's API; without one it is that of the stack
 * @param options how it is checked
 */
public record CheckRequest(Optional<String> apiEndpoint, CheckOptions options) {}
