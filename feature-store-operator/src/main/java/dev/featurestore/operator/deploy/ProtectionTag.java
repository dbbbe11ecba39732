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

    /** Whether a protected configuration was deployed to a stack and the protection has not been removed since. */
    public static boolean isSet(Stack stack) {
        return isIn(stack.freeformTags());
    }

    private static boolean isIn(Map<String, String> tags) {
        return "true".equals(tags.get(NAME));
    }

    /** Whether the data of a stack is protected from a request: by the request itself, or by the stack. */
    static boolean protects(DeploymentRequest request, Stack stack) {
        return isIn(request.contents().freeformTags()) || isSet(stack);
    }

    /** Whether a stack stays protected, although the request is not. */
    static boolean isKept(DeploymentRequest request, Stack stack) {
        return isSet(stack)
                && !isIn(request.contents().freeformTags())
                && !request.settings().liftsProtection();
    }

    /** The contents of a request with the other tags of a stack, and with this one, unless the request removes it. */
    static StackContents merged(DeploymentRequest request, Stack stack) {
        StackContents wanted = request.contents();
        Map<String, String> others = new TreeMap<>(stack.freeformTags());
        if (!isKept(request, stack)) {
            others.remove(NAME);
        }
        return wanted.keepingTagsOf(new Stack(
                stack.id(), stack.name(), stack.compartmentId(), stack.created(), others, stack.definedTags()));
    }
}
