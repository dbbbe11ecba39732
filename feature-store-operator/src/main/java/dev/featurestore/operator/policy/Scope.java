package dev.featurestore.operator.policy;

/** Where a right holds. It holds in the compartments below as well. */
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

    /** The place of an OCID: a compartment, or the tenancy if it is that of the root compartment. */
    static Scope of(String id) {
        return id.startsWith("ocid1.tenancy.") ? new Tenancy() : new Compartment(id);
    }
}
