package dev.featurestore.operator.init;

import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.verify.LocalVerifier;
import dev.featurestore.operator.verify.SmallStack;
import dev.featurestore.operator.verify.SomeValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A stack to write the starter configuration of, and the folder for it. */
@SuppressWarnings("NullAway.Init") // before each test
abstract class InitializerFixture {
    @TempDir
    Path root;

    Path output;
    ClassLoader bundled;

    @BeforeEach
    void makeBundledStack() throws IOException {
        output = root.resolve("project/featurestore");
        bundled = SmallStack.bundled(root.resolve("resources"));
    }

    InitRequest request(boolean overwrite, Map<String, String> variables) {
        return InitRequest.of(output, Path.of("/home/a b"))
                .withOverwrite(overwrite)
                .withTenancyId(Optional.of("ocid1.tenancy.oc1..aaaa"))
                .withCompartmentId(Optional.of("ocid1.compartment.oc1..bbbb"))
                .withRegion(Optional.of("us-ashburn-1"))
                .withStackName(Optional.of("my store"))
                .withVariables(variables);
    }

    OperatorConfig read() {
        return new LocalVerifier(root, bundled, SomeValues.none())
                .verify(output.resolve("feature_store.yaml"))
                .orThrow()
                .config();
    }

    List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
