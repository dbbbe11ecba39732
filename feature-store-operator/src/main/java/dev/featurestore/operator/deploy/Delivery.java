package dev.featurestore.operator.deploy;

import java.util.Optional;

/** Brings a stack's Terraform configuration to where Resource Manager reads it. */
public interface Delivery {

    /** Nothing is to be brought: the configuration comes with the request. */
    Delivery NONE = new Delivery() {
        @Override
        public void deliver() {}

        @Override
        public Optional<String> foreseen() {
            return Optional.empty();
        }
    };

    /** Brings it there; called before a stack is made or updated. */
    void deliver();

    /** What would be done, in words; changes nothing. */
    Optional<String> foreseen();
}
