package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The operator's image in a tar and in registries: plain, with TLS, with passwords, and behind the default base's name. */
class ImageIT {

    private static final String BASE = "library/eclipse-temurin:17-jre";

    @TempDir
    static Path shared;

    private static ImageRegistry registry;

    @TempDir
    Path folder;

    @BeforeAll
    static void startRegistryWithBase() throws Exception {
        Machine.needs("docker-registry", "ldd", "tar");
        registry = ImageRegistry.plain(shared.resolve("registry"));
        BaseImage.ofThisMachine().push(registry.host(), BASE, "amd64", "arm64");
    }

    @AfterAll
    static void stopRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void tarIsBuiltOnceAndAgainOnlyWhenItIsGone() throws Exception {
        ImageProject project = ImageProject.in(folder);
        String[] tar = ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar");

        String first = project.succeed("build-image", tar);
        String second = project.succeed("build-image", tar);
        Path file = project.results().resolve("image.tar");
        Files.delete(file);
        // From the caches, with nobody to ask.
        String third = project.succeed("build-image", "--offline", "-Dfeaturestore.imageTarget=tar");

        assertThat(first).contains("Built feature_store:v1 (");
        // Maven itself begins and ends with an escape code, whatever it is told.
        assertThat(first.lines().filter(line -> line.startsWith("[INFO] ") || line.startsWith("[WARNING] ")))
                .noneMatch(line -> line.contains("\u001b"))
                .noneMatch(line -> line.contains("Attempting again") || line.contains("specific image digest"));
        assertThat(second).contains("Unchanged: feature_store:v1 (");
        assertThat(third).contains("Built feature_store:v1 (");
        assertThat(List.of(ImageProject.digest(second), ImageProject.digest(third)))
                .containsOnly(ImageProject.digest(first));
        assertThat(project.succeed("info"))
                .contains("Image feature_store:v1 (", ImageProject.digest(first), "feature-store-operator-");
        JsonNode record = new ObjectMapper()
                .readTree(project.results().resolve("image.json").toFile());
        String info = project.succeed("info", "-q", "-Dfeaturestore.format=json");
        assertThat(new ObjectMapper()
                        .readTree(info.substring(info.indexOf('{')))
                        .at("/images/0"))
                .isEqualTo(record);
        assertThat(record.at("/digest").textValue()).isEqualTo(ImageProject.digest(first));
        assertThat(record.at("/reference").textValue()).isEqualTo("feature_store:v1");

        JsonNode image = configuration(file);
        assertThat(image.at("/architecture").textValue()).isEqualTo("amd64");
        assertThat(image.at("/created").textValue()).isEqualTo("2026-11-22T00:00:00Z");
        assertThat(image.at("/config/WorkingDir").textValue()).isEqualTo("/etc/operator");
        assertThat(image.at("/config/User").textValue()).isEqualTo("10001:10001");
        assertThat(image.at("/config/Entrypoint"))
                .extracting(JsonNode::textValue)
                .containsExactly(
                        "java",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Duser.home=/home/operator",
                        "-cp",
                        "/etc/operator/lib/*",
                        "dev.featurestore.operator.container.Main");
        assertThat(image.at("/config/Labels/org.opencontainers.image.base.name").textValue())
                .isEqualTo("eclipse-temurin:17-jre");
        assertThat(image.at("/config/Labels")).isEqualTo(record.at("/labels"));
        JsonNode bill = billOfMaterials(file);
        assertThat(bill.at("/specVersion").textValue()).isEqualTo("1.6");
        assertThat(bill.at("/components").findValuesAsText("name"))
                .contains("feature-store-operator", "feature-store-stack", "slf4j-nop", "jackson-databind");
        assertThat(bill.at("/components")).hasSameSizeAs(jars(record));
        assertThat(bill.at("/components").findValues("licenses")).hasSameSizeAs(jars(record));
        assertThat(record.at("/layers").fieldNames())
                .toIterable()
                .containsExactly("home", "dependencies", "operator", "stack", "bill of materials");
        assertThat(image.at("/rootfs/diff_ids"))
                .as("one layer of the base, and those of the record")
                .hasSize(1 + record.at("/layers").size());
        // Not 6, 12 or 24, with which the digest would depend on the JDK: see where they are made.
        assertThat(image.at("/config/Labels").size()).isBetween(7, 10);
        assertThat(image.at("/config/Labels/org.opencontainers.image.vendor").textValue())
                .isEqualTo("the authors of feature-store-maven-plugin");
        assertThat(image.at("/config/Labels/org.opencontainers.image.base.digest")
                        .textValue())
                .matches("sha256:[0-9a-f]{64}");
        assertThat(image.at("/history").get(1).path("created_by").textValue())
                .isEqualTo("feature-store-maven-plugin:" + System.getProperty("plugin.version"));
    }

    @Test
    void userThatIsNoUserIsRefusedBeforeAnythingIsBuilt() throws Exception {
        ImageProject project = ImageProject.in(folder);

        String log = project.fail(
                "build-image",
                ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar", "-Dfeaturestore.imageUser=a b"));

        assertThat(log)
                .contains(
                        "[INVALID_PARAMETER] featurestore.imageUser: must be USER or USER:GROUP, each a name or a number"
                                + " up to 2147483647, but is \"a b\"");
        assertThat(project.results()).doesNotExist();
    }

    @Test
    void otherCachesTargetsAndMavensGiveTheSameDigest() throws Exception {
        String name = registry.host() + "/operator/feature_store:v1";
        String published = ImageProject.in(folder.resolve("published"))
                .succeed("publish-image", ImageProject.through(registry, "-Dfeaturestore.image=" + name));

        assertThat(published)
                .contains("Use it as " + registry.host() + "/operator/feature_store@" + ImageProject.digest(published));
        for (Path maven : MavenBuild.mavens()) {
            ImageProject project = ImageProject.in(folder.resolve(maven.getFileName()), maven);
            project.build()
                    .with("TZ", "Pacific/Kiritimati")
                    .startedBy(List.of("sh", "-c", "umask 027; exec \"$@\"", "sh"));
            String tar = project.succeed(
                    "build-image",
                    ImageProject.through(
                            registry, "-Dfeaturestore.imageTarget=tar", "-Dfeaturestore.platforms=linux/amd64"));
            assertThat(ImageProject.digest(tar)).as(tar).isEqualTo(ImageProject.digest(published));
        }
    }

    @Test
    void otherJdksGiveTheSameDigest() throws Exception {
        List<Path> others = new ArrayList<>();
        try (Stream<Path> jdks =
                Files.list(Path.of(System.getProperty("java.home")).getParent())) {
            jdks.filter(jdk -> !Files.isSymbolicLink(jdk) && Files.isExecutable(jdk.resolve("bin/javac")))
                    .filter(jdk -> !jdk.equals(Path.of(System.getProperty("java.home"))))
                    .forEach(others::add);
        }
        assumeFalse(others.isEmpty(), "there is one JDK only beside " + System.getProperty("java.home"));
        String[] tar = ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar");
        String digest =
                ImageProject.digest(ImageProject.in(folder.resolve("own")).succeed("build-image", tar));

        for (Path jdk : others) {
            ImageProject project = ImageProject.in(folder.resolve(jdk.getFileName()));
            project.build().with("JAVA_HOME", jdk.toString());
            assertThat(ImageProject.digest(project.succeed("build-image", tar)))
                    .as(jdk.toString())
                    .isEqualTo(digest);
        }
    }

    @Test
    void whatTheRegistryHasIsNotSentAgain() throws Exception {
        ImageProject project = ImageProject.in(folder);
        String[] arguments = ImageProject.through(
                registry,
                "-Dfeaturestore.registry=" + registry.host() + "/both",
                "-Dfeaturestore.platforms=amd64,arm64");

        String first = project.succeed("publish-image", arguments);
        long writes = registry.writes();
        String second = project.succeed("publish-image", arguments);
        long writesAgain = registry.writes();
        String third = project.succeed("publish-image", join(arguments, "-U"));

        assertThat(first).contains("Built " + registry.host() + "/both/feature_store:v1");
        assertThat(writes).isPositive();
        assertThat(second).contains("Unchanged: ");
        assertThat(third).contains("Unchanged: ");
        assertThat(writesAgain).isEqualTo(writes);
    }

    @Test
    void registryWithTlsAndPasswordTakesTheServerOfTheSettings() throws Exception {
        Certified certified = Certified.make(shared, "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1");
        Path trust = folder.resolve("trust.p12");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry("it", certified.certificate());
        try (var out = Files.newOutputStream(trust)) {
            store.store(out, "changeit".toCharArray());
        }
        try (ImageRegistry guarded = ImageRegistry.guarded(folder.resolve("guarded"), certified)) {
            ImageProject project = ImageProject.in(folder)
                    .withOptions(
                            "-Djavax.net.ssl.trustStore=" + trust + " -Djavax.net.ssl.trustStorePassword=changeit");
            String[] arguments =
                    ImageProject.through(registry, "-Dfeaturestore.image=" + guarded.host() + "/feature_store:v1");

            String built =
                    project.succeed("build-image", ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar"));
            String refused = project.fail("publish-image", arguments);
            assertThat(refused)
                    .contains(guarded.host() + " denied access to ")
                    .contains("a <server> with the ID " + guarded.host());
            String afterwards = project.succeed(
                    "build-image", "-o", "-Dfeaturestore.imageTarget=tar", "-Dfeaturestore.image=other:v1");
            assertThat(digest(afterwards)).isEqualTo(digest(built));

            project.build()
                    .withSettings("<servers><server><id>" + guarded.host() + "</id><username>" + ImageRegistry.USER
                            + "</username><password>" + ImageRegistry.PASSWORD + "</password></server></servers>");
            String published = project.succeed("publish-image", join(arguments, "-X"));
            String again = project.succeed("publish-image", arguments);

            assertThat(published)
                    .contains("Signing in to " + guarded.host() + " with server " + guarded.host()
                            + " of Maven's settings.xml")
                    .contains("Use it as " + guarded.host() + "/feature_store@sha256:")
                    .doesNotContain(ImageRegistry.PASSWORD);
            assertThat(again).contains("Unchanged: ");
        }
    }

    @Test
    void tlsOfARegistryIsCheckedFirstAndOwnAuthoritiesAreTrusted() throws Exception {
        Certified certified = Certified.make(shared, "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1");
        try (TlsFront front = TlsFront.of(certified, registry.port())) {
            String host = "127.0.0.1:" + front.port();
            String mirror = "-Dfeaturestore.registryMirrors=registry-1.docker.io=" + host;
            String name = "-Dfeaturestore.image=" + host + "/tls/feature_store:v1";
            String pem = "-Dfeaturestore.caCertificates="
                    + Files.writeString(folder.resolve("ca.pem"), certified.certificatePem());
            ImageProject project = ImageProject.in(folder);

            assertThat(project.fail("publish-image", mirror, name))
                    .contains("the TLS connection to the registry " + host + " failed (SSLHandshakeException: ")
                    .contains("set -Dfeaturestore.caCertificates to a PEM file")
                    .doesNotContain("Attempting again");
            assertThat(project.fail(
                            "publish-image", pem, mirror, "-Dfeaturestore.image=" + registry.host() + "/tls:v1"))
                    .contains("the registry " + registry.host() + " answers without TLS (")
                    .contains("set -Dfeaturestore.allowInsecureRegistries");
            assertThat(project.succeed("publish-image", pem, mirror, name)).contains("Use it as " + host + "/tls/");
            String other = project.succeed(
                    "build-image",
                    pem,
                    "-U",
                    "-Dfeaturestore.imageTarget=tar",
                    mirror.replace("=" + host, "=" + registry.host() + ",registry-1.docker.io=" + host));
            assertThat(other)
                    .contains("Cannot use " + registry.host() + ", the mirror of registry-1.docker.io: ")
                    .contains("Built feature_store:v1 (");
        }
    }

    @Test
    void loginOfDockersConfigurationIsTakenAndNotSentWithoutTlsUnlessAskedFor() throws Exception {
        try (ImageRegistry plain = ImageRegistry.plainWithPassword(folder.resolve("plain"))) {
            ImageProject project = ImageProject.in(folder);
            String login = Base64.getEncoder()
                    .encodeToString(
                            (ImageRegistry.USER + ":" + ImageRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
            Files.createDirectories(project.home().resolve(".docker"));
            Files.writeString(
                    project.home().resolve(".docker/config.json"),
                    "{\"auths\": {\"" + plain.host() + "\": {\"auth\": \"" + login + "\"}}}");
            String[] arguments =
                    ImageProject.through(registry, "-Dfeaturestore.image=" + plain.host() + "/feature_store:v1");

            String refused = project.fail("publish-image", arguments);
            String published = project.succeed("publish-image", join(arguments, "-DsendCredentialsOverHttp=true"));

            assertThat(refused).contains("-DsendCredentialsOverHttp=true");
            assertThat(published)
                    .contains("credentials from Docker config (" + project.home())
                    .contains("Use it as ")
                    .doesNotContain(ImageRegistry.PASSWORD)
                    .doesNotContain(login);
        }
    }

    @Test
    void loginOfPodmanOrOfACredentialHelperIsTaken() throws Exception {
        try (ImageRegistry plain = ImageRegistry.plainWithPassword(folder.resolve("plain"))) {
            String[] arguments = ImageProject.through(
                    registry,
                    "-Dfeaturestore.image=" + plain.host() + "/feature_store:v1",
                    "-DsendCredentialsOverHttp=true");
            String login = Base64.getEncoder()
                    .encodeToString(
                            (ImageRegistry.USER + ":" + ImageRegistry.PASSWORD).getBytes(StandardCharsets.UTF_8));
            Path run = folder.resolve("run");
            Files.writeString(
                    Files.createDirectories(run.resolve("containers")).resolve("auth.json"),
                    "{\"auths\": {\"" + plain.host() + "\": {\"auth\": \"" + login + "\"}}}");
            ImageProject ofPodman = ImageProject.in(folder.resolve("podman"));
            ofPodman.build().with("XDG_RUNTIME_DIR", run.toString());

            Path helper = Files.createDirectories(folder.resolve("bin")).resolve("docker-credential-it");
            Files.writeString(
                    helper,
                    "#!/bin/sh\ncat >/dev/null\necho '{\"ServerURL\": \"" + plain.host() + "\", \"Username\": \""
                            + ImageRegistry.USER + "\", \"Secret\": \"" + ImageRegistry.PASSWORD + "\"}'\n");
            Files.setPosixFilePermissions(helper, PosixFilePermissions.fromString("rwx------"));
            ImageProject ofHelper = ImageProject.in(folder.resolve("helper"));
            ofHelper.build().with("PATH", helper.getParent() + ":" + System.getenv("PATH"));
            Files.createDirectories(ofHelper.home().resolve(".docker"));
            Files.writeString(
                    ofHelper.home().resolve(".docker/config.json"),
                    "{\"credHelpers\": {\"" + plain.host() + "\": \"it\"}}");

            assertThat(ofPodman.succeed("publish-image", arguments))
                    .contains("(" + run.resolve("containers/auth.json"))
                    .contains("Use it as ")
                    .doesNotContain(ImageRegistry.PASSWORD);
            assertThat(ofHelper.succeed("publish-image", arguments))
                    .contains("(" + ofHelper.home().resolve(".docker/config.json"))
                    .contains("Use it as ")
                    .doesNotContain(ImageRegistry.PASSWORD);
        }
    }

    @Test
    void registryThatDoesNotAnswerIsToldWithinSeconds() throws Exception {
        ImageProject project = ImageProject.in(folder);
        try (ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String host = "127.0.0.1:" + mute.getLocalPort();

            String base = project.fail(
                    "build-image", "-Dfeaturestore.imageTarget=tar", "-Dfeaturestore.baseImage=" + host + "/java:17");
            String target = project.fail(
                    "publish-image", ImageProject.through(registry, "-Dfeaturestore.image=" + host + "/fs:v1"));

            assertThat(base)
                    .contains("the registry " + host + " of the base " + host + "/java:17 does not answer (")
                    .contains("To use the base of an earlier build, add -o.");
            assertThat(target).contains("the registry " + host + " does not answer (");
        }
    }

    @Test
    void whatCannotBeBuiltIsToldWithAWayOut() throws Exception {
        ImageProject project = ImageProject.in(folder);

        assertThat(project.fail("publish-image"))
                .contains("feature_store:v1, does not start with a registry")
                .contains(".ocir.io/");
        assertThat(project.fail(
                        "build-image",
                        "-Dfeaturestore.imageTarget=tar",
                        "--offline",
                        "-Dfeaturestore.baseImage=nowhere.example.com/java:17"))
                .contains("is not in the cache")
                .contains("Run the command once without -o");
        assertThat(project.fail(
                        "build-image",
                        ImageProject.through(
                                registry,
                                "-Dfeaturestore.imageTarget=tar",
                                "-Dfeaturestore.baseImage=" + registry.host() + "/absent:1")))
                .contains("image not found: ")
                .contains("featurestore.baseImage");
        assertThat(project.fail(
                        "build-image", "-Dfeaturestore.imageTarget=tar", "-Dfeaturestore.platforms=amd64,arm64"))
                .contains("can only be pushed to a registry");
    }

    private static String digest(String log) {
        Matcher digest = Pattern.compile("digest (sha256:\\w+)").matcher(log);
        assertThat(digest.find()).as(log).isTrue();
        return digest.group(1);
    }

    private static List<String> jars(JsonNode record) {
        List<String> jars = new ArrayList<>();
        record.at("/layers").forEach(layer -> layer.forEach(file -> jars.add(file.textValue())));
        jars.removeIf(file -> !file.endsWith(".jar"));
        return jars;
    }

    private JsonNode billOfMaterials(Path tar) throws Exception {
        Path folder = Files.createDirectories(this.folder.resolve("layers"));
        Machine.Ended found = Machine.run(Map.of(), List.of("sh", "-c", """
                tar -xf "$0" -C "$1" && cd "$1" && for layer in *.tar.gz; do
                  tar -xzOf "$layer" etc/operator/sbom/feature-store-operator.cdx.json 2>/dev/null
                done
                true""", tar.toString(), folder.toString()));
        return new ObjectMapper().readTree(found.output());
    }

    private JsonNode configuration(Path tar) throws Exception {
        Path unpacked = Files.createDirectories(folder.resolve("unpacked"));
        Machine.Ended untar = Machine.run(Map.of(), List.of("tar", "-xf", tar.toString(), "-C", unpacked.toString()));
        assertThat(untar.status()).as(untar.output()).isZero();
        ObjectMapper json = new ObjectMapper();
        String name = json.readTree(unpacked.resolve("manifest.json").toFile())
                .at("/0/Config")
                .textValue();
        return json.readTree(unpacked.resolve(name).toFile());
    }

    private static String[] join(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }
}
