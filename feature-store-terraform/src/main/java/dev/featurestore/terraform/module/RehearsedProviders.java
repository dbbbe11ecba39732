package dev.featurestore.terraform.module;

import dev.featurestore.terraform.schema.UtilityTables;
import java.util.List;

/** The providers that the embedded cloud replaces by stand-ins; it uses others only if they are installed. */
public final class RehearsedProviders {

    /** The provider whose objects are in the rehearsed clusters. */
    public static final String KUBERNETES = "hashicorp/kubernetes";

    /** How to install all others, in the folder of the stack, on a machine with a network. */
    public static final String INSTALL = "terraform get && terraform providers mirror ~/.terraform.d/plugins";

    private static final List<String> OCI = List.of("oracle/oci", "hashicorp/oci");

    /** Source addresses of providers in Terraform itself. */
    private static final String BUILT_IN = "terraform.io/builtin/";

    private RehearsedProviders() {}

    /** Whether a stand-in replaces the provider of a source address, or Terraform has it itself. */
    public static boolean replaces(String source) {
        return OCI.contains(source)
                || source.equals(KUBERNETES)
                || source.startsWith(BUILT_IN)
                || UtilityTables.NAMES.stream().anyMatch(name -> source.equals(UtilityTables.NAMESPACE + "/" + name));
    }
}
