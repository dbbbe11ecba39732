package dev.featurestore.provider.utility.random;

import dev.featurestore.provider.utility.kind.Kinds;
import dev.featurestore.provider.utility.kind.ResourceKind;
import java.util.Map;

/** The types of {@code hashicorp/random}. */
public final class RandomKinds {

    private RandomKinds() {}

    public static Kinds all() {
        ResourceKind uuid = new RandomUuid();
        return new Kinds(
                Map.ofEntries(
                        Map.entry("random_bytes", new RandomBytes()),
                        Map.entry("random_id", new RandomId()),
                        Map.entry("random_integer", new RandomInteger()),
                        Map.entry("random_password", new RandomText(true)),
                        Map.entry("random_pet", new RandomPet()),
                        Map.entry("random_shuffle", new RandomShuffle()),
                        Map.entry("random_string", new RandomText(false)),
                        Map.entry("random_uuid", uuid),
                        Map.entry("random_uuid4", uuid)),
                Map.of());
    }
}
