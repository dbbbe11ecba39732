package dev.featurestore.terraform.check;

import dev.featurestore.terraform.module.TerraformModule;
import java.util.Optional;

/** A module at the place of its use. */
public interface ModuleScope {

    /** The module. */
    TerraformModule module();

    /** Its address: empty for the root module, {@code module.net} for a child of it. */
    String path();

    /** The module that a call in this module calls; empty if its files are unknown. */
    Optional<TerraformModule> called(String call);

    /** The module's name in Terraform's messages. */
    default String displayName() {
        return path().isEmpty() ? "the root module" : path();
    }

    /** The full address of an object in this module, such as {@code module.net.oci_core_vcn.this}. */
    default String address(String local) {
        return path().isEmpty() ? local : path() + "." + local;
    }
}
