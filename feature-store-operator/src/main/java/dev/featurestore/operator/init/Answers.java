package dev.featurestore.operator.init;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What goes into {@code feature_store.yaml}, checked.
 *
 * @param spec values of the keys below {@code spec}
 * @param variables values of the stack's variables that have no such key, as plain Java
 */
record Answers(Map<String, String> spec, Map<String, @Nullable Object> variables) {}
