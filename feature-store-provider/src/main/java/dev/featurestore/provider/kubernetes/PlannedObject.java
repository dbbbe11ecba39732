package dev.featurestore.provider.kubernetes;

import dev.featurestore.provider.value.Attributes;
import dev.featurestore.provider.value.Edit;
import dev.featurestore.provider.value.Value;
import java.util.List;
import java.util.Optional;

/** Values that the API sets only for some values of other arguments. */
final class PlannedObject {

    private static final String ROLLING_UPDATE = "spec.0.strategy.0.rolling_update";
    private static final String POLICY = "spec.0.external_traffic_policy";

    private PlannedObject() {}

    /** A planned object, in which what depends on other arguments is known if they are known. */
    static Value.Structure of(Value.Structure planned) {
        Attributes values = new Attributes(planned);
        Value.Structure object = planned;
        if (values.text("spec.0.strategy.0.type").filter("Recreate"::equals).isPresent()) {
            object = Edit.with(object, ROLLING_UPDATE, new Value.Sequence(List.of()));
        }
        Optional<String> type = values.text("spec.0.type");
        if (type.isPresent() && values.at(POLICY) instanceof Value.Unknown) {
            object = Edit.with(object, POLICY, new Value.Text(isExposed(type.get()) ? "Cluster" : ""));
        }
        return object;
    }

    /** Whether a type of services has a port at each node. */
    static boolean isExposed(String serviceType) {
        return serviceType.equals("LoadBalancer") || serviceType.equals("NodePort");
    }
}
