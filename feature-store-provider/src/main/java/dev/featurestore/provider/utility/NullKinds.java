package dev.featurestore.provider.utility;

import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.DataKind;
import dev.featurestore.provider.utility.kind.Draft;
import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.utility.kind.ResourceKind;
import java.security.SecureRandom;
import java.util.Map;

/** The types of {@code hashicorp/null}: they hold provisioners, and values. */
final class NullKinds {

    private NullKinds() {}

    static Kinds all() {
        ResourceKind resource = planned -> Draft.of(planned).set("id", number()).done();
        DataKind data = configuration -> Draft.of(configuration)
                .set("id", "static")
                .set("random", number())
                .set("outputs", new ArgumentValues(configuration).value("inputs"))
                .done();
        return new Kinds(Map.of("null_resource", resource), Map.of("null_data_source", data));
    }

    private static String number() {
        return Long.toString(new SecureRandom().nextLong(Long.MAX_VALUE));
    }
}
