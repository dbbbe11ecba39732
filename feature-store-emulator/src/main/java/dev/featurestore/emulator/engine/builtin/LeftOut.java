package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.terraform.module.Resource;
import java.util.HashSet;
import java.util.Set;

/** Finds blocks without instances: their {@code count} or {@code for_each}, or that of an outer module, is known to be empty. */
final class LeftOut {

    private final InstanceValues values;

    private LeftOut(InstanceValues values) {
        this.values = values;
    }

    /** Addresses of declared resources and data sources that have no instances. */
    static Set<String> of(CheckedConfiguration configuration, InputVariables inputs) {
        LeftOut leftOut = new LeftOut(new InstanceValues(inputs, true));
        Set<String> addresses = new HashSet<>();
        for (ModuleInstance instance : configuration.root().tree()) {
            boolean all = leftOut.isLeftOut(instance);
            for (Resource resource : instance.module().resources()) {
                if (all || leftOut.values.known(instance).leaveOut(resource.block())) {
                    addresses.add(instance.address(resource));
                }
            }
        }
        return Set.copyOf(addresses);
    }

    private boolean isLeftOut(ModuleInstance instance) {
        return instance.caller()
                .filter(caller ->
                        values.known(caller.module()).leaveOut(caller.call().block()) || isLeftOut(caller.module()))
                .isPresent();
    }
}
