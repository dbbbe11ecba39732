package dev.featurestore.operator.cloud;

import java.util.Map;
import java.util.TreeMap;

/**
 * The contents of a stack to create or update.
 *
 * @param name display name, used when a stack is created
 * @param source the Terraform configuration
 * @param workingDirectory folder of the source that Terraform runs in; empty for its root
 * @param terraformVersion such as {@code 1.5.x}
 * @param variables all variables of the stack, as strings; lists and objects as JSON text
 * @param freeformTags freeform tags of the stack
 * @param definedTags defined tags of the stack by namespace
 */
public record StackContents(
        String name,
        TerraformSource source,
        String workingDirectory,
        String terraformVersion,
        Map<String, String> variables,
        Map<String, String> freeformTags,
        Map<String, Map<String, Object>> definedTags) {
    public StackContents {
        variables = Map.copyOf(variables);
        freeformTags = Map.copyOf(freeformTags);
        definedTags = Map.copyOf(definedTags);
    }

    /** These contents with other variables. */
    public StackContents with(Map<String, String> others) {
        return new StackContents(name, source, workingDirectory, terraformVersion, others, freeformTags, definedTags);
    }

    /** These contents with one more freeform tag, or with another value of it. */
    public StackContents withTag(String key, String value) {
        Map<String, String> tags = new TreeMap<>(freeformTags);
        tags.put(key, value);
        return new StackContents(name, source, workingDirectory, terraformVersion, variables, tags, definedTags);
    }

    /**
     * These contents for an update of an existing stack. An update replaces all tags, so tags of the stack that these
     * contents do not set are kept.
     */
    public StackContents keepingTagsOf(Stack stack) {
        Map<String, String> freeform = new TreeMap<>(stack.freeformTags());
        freeform.putAll(freeformTags);
        Map<String, Map<String, Object>> defined = new TreeMap<>(stack.definedTags());
        definedTags.forEach((namespace, tags) -> {
            Map<String, Object> merged = new TreeMap<>(defined.getOrDefault(namespace, Map.of()));
            merged.putAll(tags);
            defined.put(namespace, merged);
        });
        return new StackContents(name, source, workingDirectory, terraformVersion, variables, freeform, defined);
    }
}
