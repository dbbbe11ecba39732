package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackContents;
import java.util.Map;
import java.util.TreeMap;

/** Freeform tag of a stack whose configuration is protected, for goals that find the stack without its configuration. */
public final class ProtectionTag {

    private static final String NAME = "feature-store-protected";

    private ProtectionTag() {}

    /** The tag for a stack whose configuration is protected. */
    public static Map<String, String> tags() {
        return Map.of(NAME, "true");
    }

    /** Whether the configuration that was applied last was protected. */
    public static boolean isSet(Stack stack) {
        return "true".equals(stack.freeformTags().get(NAME));
    }

    /** Contents that keep the other tags of a stack; this tag stays only if the contents have it. */
    static StackContents merged(StackContents wanted, Stack stack) {
        Map<String, String> others = new TreeMap<>(stack.freeformTags());
        others.remove(NAME);
        return wanted.keepingTagsOf(new Stack(
                stack.id(), stack.name(), stack.compartmentId(), stack.created(), others, stack.definedTags()));
    }
}
