package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.access.SignIn;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Output;
import dev.featurestore.operator.command.ApplyOptions;
import dev.featurestore.operator.command.ApplyRequest;
import dev.featurestore.operator.container.ContainerApply;
import dev.featurestore.operator.container.ContainerHost;
import dev.featurestore.operator.container.HostUser;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.report.Results;
import dev.featurestore.operator.retry.RetryPolicy;
import dev.featurestore.operator.values.Values;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The operator's image, built once, in engines that are started when they are needed first. */
@SuppressWarnings("NullAway.Init") // before all tests, and before each
abstract class ContainerFixture extends ApplyFixture {

    static final String PODMAN = "podman";
    static final String DOCKER = "docker";
    static final String DOCKER_AT_PODMAN = "docker at podman";

    @TempDir
    static Path shared;

    private static final Map<String, TestEngine> ENGINES = new LinkedHashMap<>();
    private static Path image;

    @TempDir
    Path home;

    @BeforeAll
    static void buildImage() throws Exception {
        Machine.needs("docker-registry", "ldd");
        ImageProject project = ImageProject.in(shared.resolve("image"));
        try (ImageRegistry registry = ImageRegistry.plain(shared.resolve("registry"))) {
            BaseImage.ofThisMachine().push(registry.host(), "library/eclipse-temurin:17-jre", "amd64", "arm64");
            project.succeed("build-image", ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar"));
        }
        image = project.results().resolve("image.tar");
    }

    @AfterAll
    static void stopEngines() throws Exception {
        // The last one first: docker's command at podman before podman itself.
        List<TestEngine> engines = new ArrayList<>(ENGINES.values());
        Collections.reverse(engines);
        ENGINES.clear();
        for (TestEngine engine : engines) {
            engine.close();
        }
    }

    @BeforeEach
    void writeCredentials() throws Exception {
        Files.createDirectories(home.resolve(".oci"));
        Files.copy(cloud.ociConfig(), home.resolve(".oci/config"));
    }

    /** Starts an engine. */
    interface Start {
        TestEngine engine() throws Exception;
    }

    static TestEngine engine(String name) throws Exception {
        return switch (name) {
            case PODMAN -> engine(name, () -> TestEngine.podman(shared.resolve("podman")), true);
            case DOCKER -> engine(name, () -> TestEngine.docker(shared.resolve("docker")), true);
            default -> engine(name, () -> TestEngine.dockerAtPodman(shared.resolve("socket"), engine(PODMAN)), false);
        };
    }

    /**
     * An engine with the image, started if it does not run yet.
     *
     * @param storage whether it has storage of its own, into which the image is loaded
     */
    static TestEngine engine(String name, Start start, boolean storage) throws Exception {
        TestEngine running = ENGINES.get(name);
        if (running != null) {
            return running;
        }
        TestEngine engine = start.engine();
        ENGINES.put(name, engine);
        if (storage) {
            Machine.Ended loaded = engine.run("load", "--input", image.toString());
            assertThat(loaded.status()).as(loaded.output()).isZero();
        }
        return engine;
    }

    ContainerApply containers(TestEngine engine) {
        return containers(engine, HostUser.ofThisProcess());
    }

    /** @param user the user that runs the build */
    ContainerApply containers(TestEngine engine, Optional<HostUser> user) {
        return new ContainerApply(
                console,
                folder,
                new ContainerHost(
                        Optional.of(engine.command().toString()),
                        Map.of(),
                        home,
                        user,
                        System.getProperty("plugin.version", "")));
    }

    /** An operator whose configuration may name these. */
    Operator operator(Map<String, String> environment, Map<String, String> properties) {
        return new Operator(console, folder, folder, getClass().getClassLoader(), new Values() {
            @Override
            public Optional<String> environment(String name) {
                return Optional.ofNullable(environment.get(name));
            }

            @Override
            public Optional<String> property(String name) {
                return Optional.ofNullable(properties.get(name));
            }
        });
    }

    /** The cloud with the credentials in the home folder. */
    CloudAddress asAtHome() {
        SignIn signIn =
                new SignIn(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), home);
        return new CloudAddress(
                Optional.of(cloud.endpoint().toString()), signIn, Network.direct(), RetryPolicy.DEFAULT_LIMIT);
    }

    ApplyRequest inContainer(CloudAddress address) {
        return new ApplyRequest(
                inputs(address), "container", Results.exactly(reports()), ApplyOptions.DEFAULT.withNoCheck(true));
    }

    ApplyRequest inContainer() {
        return request("container");
    }

    List<Output> apply(ApplyRequest request, TestEngine engine) {
        return operator().apply(request, Optional.of(containers(engine)), Optional.empty(), true);
    }

    FeatureStoreException failure(ApplyRequest request, TestEngine engine) {
        return assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> apply(request, engine))
                .actual();
    }
}
