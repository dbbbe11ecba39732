package dev.featurestore.terraform.oci;

/** Where the right to a resource is needed. */
public enum RightPlace {
    /** In the compartment of the resource; without one, in the compartment of the deployment. */
    RESOURCE,
    /** In the compartment of the deployment, whatever the resource names. */
    COMPARTMENT,
    /** In the tenancy, to which such resources belong. */
    TENANCY,
    /** In the compartment of an existing vault: the local value {@code vault_compartment_id} of the bundled stack. */
    VAULT
}
