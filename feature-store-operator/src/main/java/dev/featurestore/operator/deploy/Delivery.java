package dev.featurestore.operator.deploy;

import java.util.Optional;

/** Uploads a stack's Terraform configuration to the place where Resource Manager reads it. */
public interface Delivery {

    /** Uploads nothing: the request contains the configuration. */
    Delivery NONE = new Delivery() {
        @Override
        public void deliver() {}

        @Override
        public Optional<String> foreseen() {
            return Optional.empty();
        }
    };

    /** Uploads it, before a stack is created or updated. */
    void deliver();

    /** Describes the upload for a dry run; changes nothing. */
    Optional<String> foreseen();
}
