package dev.featurestore.operator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.hint.Commands;
import dev.featurestore.operator.init.InitRequest;
import dev.featurestore.operator.init.Initializer;
import dev.featurestore.terraform.module.TerraformModule;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;

/** init, verify and package start quickly because they need neither the OCI SDK nor Jackson. */
class LightweightTest {
    @TempDir
    Path project;

    /** What runs in a JVM whose class path has nothing but the operator, the Terraform reader and snakeyaml-engine. */
    static final class Goals {
        private Goals() {}

        public static void main(String[] arguments) throws IOException {
            Path project = Path.of(arguments[0]);
            ClassLoader bundled = SmallStack.bundled(project.resolve("resources"));
            new Initializer(bundled, Commands.plain())
                    .init(InitRequest.of(project, project)
                            .withTenancyId(Optional.of("ocid1.tenancy.oc1..aaaa"))
                            .withCompartmentId(Optional.of("ocid1.compartment.oc1..bbbb"))
                            .withRegion(Optional.of("us-ashburn-1"))
                            .withVariables(Map.of("image_url", "api", "labels", "{a: b}")));
            Deployable deployable = new LocalVerifier(project, bundled, SomeValues.none())
                    .verify(project.resolve("feature_store.yaml"))
                    .orThrow();
            System.out.print(new Bundler().bundle(deployable.stack()).entries().size() + " files");
        }
    }

    @Test
    void runsWithoutTheSdkAndJackson() throws Exception {
        StringJoiner classPath = new StringJoiner(File.pathSeparator);
        for (Class<?> each : new Class<?>[] {Verifier.class, TerraformModule.class, Parse.class, Goals.class}) {
            classPath.add(placeOf(each));
        }
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classPath.toString(),
                        Goals.class.getName(),
                        project.toString())
                .redirectErrorStream(true)
                .start();

        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo("2 files");
        assertThat(java.waitFor()).isZero();
    }

    private static String placeOf(Class<?> type) throws URISyntaxException {
        URI place = type.getProtectionDomain().getCodeSource().getLocation().toURI();
        // Resources of tests and of the module lie beside the classes, in the same folder or jar.
        return Path.of(place).toString();
    }
}
