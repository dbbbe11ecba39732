package dev.featurestore.operator.deploy;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.operator.cloud.Stack;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** The zip of a deployed stack, as the service returns it, is read or ignored. */
@Timeout(10)
class DeployedConfigurationFuzzTest {

    private static final StackDetails STACK = new StackDetails(
            new Stack("ocid1.stack.oc1..a", "name", "ocid1.compartment.oc1..b", Instant.EPOCH, Map.of(), Map.of()),
            Map.of("password", "hunter-7f3a91"),
            "1.5.x",
            "",
            Optional.empty(),
            "etag");

    @FuzzTest
    void zipOfTheServiceIsReadOrIgnored(byte[] input) {
        DeployedConfiguration configuration = DeployedConfiguration.of("ocid1.stack.oc1..a", stacks(input));
        require(
                configuration.value("password").equals(Optional.of("hunter-7f3a91")),
                () -> "the value of the stack is lost");
        configuration.secrets().forEach(secret -> require(secret != null, () -> "no secret"));
    }

    private static Stacks stacks(byte[] zip) {
        return (Stacks) Proxy.newProxyInstance(
                Stacks.class.getClassLoader(),
                new Class<?>[] {Stacks.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "find" -> Optional.of(STACK);
                    case "configuration" -> zip;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
