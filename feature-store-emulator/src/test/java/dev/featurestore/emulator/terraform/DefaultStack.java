package dev.featurestore.emulator.terraform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;

/** The feature store's own stack, from its module. */
final class DefaultStack {

    static final String TENANCY = "ocid1.tenancy.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh";

    /** Values of the variables that have no default. */
    static final Map<String, String> VARIABLES = Map.of(
            "tenancy_ocid", TENANCY,
            "compartment_ocid", "ocid1.compartment.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh",
            "region", "us-ashburn-1",
            "api_img_ocir_url", "iad.ocir.io/mytenancy/feature-store:api",
            "function_img_ocir_url", "iad.ocir.io/mytenancy/feature-store:authoriser",
            "feature_store_user_group_id",
                    "ocid1.group.oc1..aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffgggggggghhhh");

    private DefaultStack() {}

    static StackRun of(StackRun run) {
        try {
            String index = text("feature-store-stack.index");
            for (String file : index.lines().filter(line -> !line.isBlank()).toList()) {
                run.file(file, text("feature-store-stack/" + file));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        VARIABLES.forEach(run::variable);
        return run;
    }

    /** The text of a file of the stack. */
    static String text(String resource) throws IOException {
        try (InputStream in =
                Objects.requireNonNull(DefaultStack.class.getClassLoader().getResourceAsStream(resource), resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
