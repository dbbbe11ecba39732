package dev.featurestore.maven;

import dev.featurestore.maven.image.BuiltImage;
import dev.featurestore.maven.image.FileDigests;
import dev.featurestore.maven.image.ImageBuild;
import dev.featurestore.maven.image.ImageLayer;
import dev.featurestore.maven.image.ImageName;
import dev.featurestore.maven.image.ImageSpec;
import dev.featurestore.maven.image.ImageTarget;
import dev.featurestore.maven.image.ImageUser;
import dev.featurestore.maven.image.Registries;
import dev.featurestore.operator.access.Network;
import dev.featurestore.operator.container.ContainerEngine;
import dev.featurestore.operator.container.Main;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UserPaths;
import dev.featurestore.operator.report.Console;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.eclipse.aether.RepositorySystem;
import org.jspecify.annotations.Nullable;

/** Base of the goals that build the operator's container image. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractImageMojo extends AbstractFeatureStoreMojo {

    private static final String REGISTRY_MIRRORS = "featurestore.registryMirrors";

    private static final String IMAGE_TAGS = "featurestore.imageTags";

    private static final String IMAGE_USER = "featurestore.imageUser";

    private static final String BASE_IMAGE = "featurestore.baseImage";

    // Jib's proxies are properties of the JVM, and modules built in parallel would build one image twice.
    private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock(true);

    private final SettingsDecrypter decrypter;
    private final RepositorySystem repositorySystem;

    /**
     * Name of the image: {@code [REGISTRY/]NAME[:TAG]}, in lower case.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.IMAGE, defaultValue = "feature_store:v1", required = true)
    private String image;

    /**
     * More tags of the image, separated by commas, such as {@code latest,1.4}. The image is loaded or pushed under each of
     * them and under its name.
     *
     * @since 0.1.0
     */
    @Parameter(property = IMAGE_TAGS)
    private @Nullable List<@Nullable String> imageTags;

    /**
     * Base image with a Java runtime (17 or later), by tag, or by digest as {@code NAME@sha256:…} to pin it. It is
     * downloaded once; {@code -U} checks whether a tag has moved, and {@code publish-image} whenever it builds.
     *
     * @since 0.1.0
     */
    @Parameter(property = BASE_IMAGE, defaultValue = "eclipse-temurin:17-jre", required = true)
    private String baseImage;

    /**
     * Platforms of the image: {@code amd64}, {@code arm64}, or both. An image for both can only be pushed to a
     * registry. Default: the platform of this machine for a container engine, otherwise {@code amd64}.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.platforms")
    private @Nullable List<@Nullable String> platforms;

    /**
     * Mirrors to pull the base image from, as {@code REGISTRY=HOST[:PORT]}, separated by commas. The name of Docker Hub
     * is {@code registry-1.docker.io}; for example {@code registry-1.docker.io=mirror.example.com}.
     *
     * @since 0.1.0
     */
    @Parameter(property = REGISTRY_MIRRORS)
    private @Nullable List<@Nullable String> registryMirrors;

    /**
     * Allows registries without TLS, or with a certificate that is not trusted.
     *
     * @since 0.1.0
     */
    @Parameter(property = "featurestore.allowInsecureRegistries", defaultValue = "false")
    private boolean allowInsecureRegistries;

    /**
     * Path of a PEM file with certificates to trust in addition to those of the JVM, such as your company's certificate
     * authority. Default: {@code OCI_CLI_CERT_BUNDLE} in the environment.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.CA_CERTIFICATES)
    private @Nullable String caCertificates;

    /**
     * User that the image runs as, {@code USER} or {@code USER:GROUP}, each a numeric ID, or a name of the base image.
     * {@code apply} runs it as the user of the build, whose files it reads.
     *
     * @since 0.1.0
     */
    @Parameter(property = IMAGE_USER, defaultValue = ImageUser.DEFAULT, required = true)
    private String imageUser;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private @Nullable String outputTimestamp;

    AbstractImageMojo(SettingsDecrypter decrypter, RepositorySystem repositorySystem) {
        this.decrypter = decrypter;
        this.repositorySystem = repositorySystem;
    }

    /** The image is the same for all modules whose POMs configure the plugin in the same way. */
    @Override
    final Optional<Map<String, String>> subject(ModuleGoal goal) {
        if (!goal.hasPlugin()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new TreeMap<>(goal.parameters());
        parameters.computeIfPresent(
                "imageTar",
                (name, file) -> goal.paths().read(file, PropertyNames.IMAGE_TAR).toString());
        return Optional.of(parameters);
    }

    /** The configured name of the image. */
    final String image() {
        return image;
    }

    /** Builds the image, unless its target has it already. */
    final void build(ImageName name, ImageTarget target) {
        List<ImageName> names = names(name);
        ONE_AT_A_TIME.lock();
        try {
            Console console = console();
            FileDigests digests = new FileDigests();
            BuiltImage built = new ImageBuild(
                            registries(), results(), digests, new ProgressLines(console, System::nanoTime))
                    .run(
                            spec(names, target, digests),
                            target,
                            session().getRequest().isUpdateSnapshots());
            console.info((built.built() ? "Built " : "Unchanged: ") + shown(names) + " (" + target.shown() + ")");
            console.info("digest " + built.record().digest());
            console.info("image ID " + built.record().id());
            if (!(target instanceof ImageTarget.Tar)) {
                console.info("Use it as " + built.record().reference());
            }
        } finally {
            ONE_AT_A_TIME.unlock();
        }
    }

    private List<ImageName> names(ImageName name) {
        Set<String> seen = new HashSet<>();
        Stream<ImageName> more = orNone(imageTags).stream().map(tag -> name.tagged(tag.strip(), IMAGE_TAGS));
        return Stream.concat(Stream.of(name), more)
                .filter(one -> seen.add(one.toString()))
                .toList();
    }

    private static String shown(List<ImageName> names) {
        return names.stream().map(ImageName::toString).collect(Collectors.joining(", "));
    }

    private ImageSpec spec(List<ImageName> names, ImageTarget target, FileDigests digests) {
        BuildFacts facts = BuildFacts.read();
        Instant created = Optional.ofNullable(outputTimestamp)
                .flatMap(OutputTimestamp::read)
                .orElse(facts.built());
        ImageName base = ImageName.of(baseImage, BASE_IMAGE);
        return new ImageSpec(
                names,
                base,
                platforms(target),
                ImageUser.of(imageUser, IMAGE_USER),
                created,
                labels(facts, created),
                layers(facts, created, digests),
                Main.class.getName(),
                facts.version());
    }

    private List<ImageLayer> layers(BuildFacts facts, Instant created, FileDigests digests) {
        OperatorJars jars = new OperatorArtifacts(
                        repositorySystem,
                        session().getRepositorySession(),
                        session().getCurrentProject().getRemotePluginRepositories())
                .jars(facts);
        List<ImageLayer> layers = new ArrayList<>(jars.layers());
        layers.add(new BillOfMaterials(jars, facts, created, digests).layer(results()));
        return layers;
    }

    /**
     * Source of the names: "Annotations" in the OCI image specification. All are facts of the plugin's build, so that one
     * version gives one digest. Their number, with that of the base's digest or without, must not be 6, 12 or 24: Jib copies
     * them into hash tables, and since Java 19 these have another size for such numbers, which changes the order of the labels and
     * the digest.
     */
    private SortedMap<String, String> labels(BuildFacts facts, Instant created) {
        SortedMap<String, String> labels = new TreeMap<>();
        String prefix = "org.opencontainers.image.";
        labels.put(prefix + "title", ContainerEngine.Inspected.TITLE);
        labels.put(prefix + "description", "Deploys OCI's feature store through Resource Manager");
        labels.put(prefix + "version", facts.version());
        labels.put(prefix + "created", created.toString());
        labels.put(prefix + "licenses", "UPL-1.0");
        labels.put(prefix + "vendor", "the authors of feature-store-maven-plugin");
        labels.put(prefix + "base.name", baseImage);
        labels.put(prefix + "revision", facts.revision());
        labels.put(prefix + "source", facts.source());
        labels.values().removeIf(String::isEmpty);
        return labels;
    }

    private List<ImageSpec.Platform> platforms(ImageTarget target) {
        if (platforms == null || platforms.isEmpty()) {
            String here = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
            return List.of(ImageSpec.Platform.of(target instanceof ImageTarget.Engine ? here : "amd64"));
        }
        return orNone(platforms).stream().map(ImageSpec.Platform::of).distinct().toList();
    }

    private Registries registries() {
        MavenSettings settings = new MavenSettings(session().getSettings(), decrypter);
        return new Registries(
                mirrors(),
                allowInsecureRegistries,
                settings::login,
                new Network(
                        settings.proxies(),
                        paths().find(caCertificates, PropertyNames.CA_CERTIFICATES),
                        System.getenv(),
                        session().isOffline()),
                UserPaths.userHome());
    }

    private Map<String, List<String>> mirrors() {
        Map<String, List<String>> mirrors = new LinkedHashMap<>();
        for (String mirror : orNone(registryMirrors)) {
            int equals = mirror.indexOf('=');
            if (equals < 1 || equals == mirror.length() - 1) {
                throw FeatureStoreException.of(
                        FailureCode.INVALID_PARAMETER,
                        REGISTRY_MIRRORS + ": must be REGISTRY=HOST, but is \"" + mirror + "\"",
                        "Set it, for example, to registry-1.docker.io=mirror.example.com");
            }
            String registry = mirror.substring(0, equals).strip();
            mirrors.computeIfAbsent(
                            registry.equals("docker.io") ? "registry-1.docker.io" : registry, r -> new ArrayList<>())
                    .add(mirror.substring(equals + 1).strip());
        }
        return mirrors;
    }
}
