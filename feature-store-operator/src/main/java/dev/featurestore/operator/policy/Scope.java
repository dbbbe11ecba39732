package dev.featurestore.operator.policy;

import dev.featurestore.terraform.oci.Ocid;

/** The compartment or tenancy of a right, including the compartments below it. */
public sealed interface Scope {

    /** The whole tenancy. */
    record Tenancy() implements Scope {
        @Override
        public String toString() {
            return "tenancy";
        }
    }

    /**
     * A compartment.
     *
     * @param id its OCID
     */
    record Compartment(String id) implements Scope {
        @Override
        public String toString() {
            return "compartment id " + id;
        }
    }

    /** The scope of an OCID: the tenancy for the OCID of the root compartment, otherwise a compartment. */
    static Scope of(String id) {
        return Ocid.isStartOf(id, "tenancy") ? new Tenancy() : new Compartment(id);
    }
}
