package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Registries with tokens, behind a proxy, with wrong credentials, without a network; mirrors that fail; several tags. */
class ImageNetworkIT {

    private static final String BASE = "library/eclipse-temurin:17-jre";
    private static final String MANIFEST = "application/vnd.docker.distribution.manifest.v2+json";

    @TempDir
    static Path shared;

    private static ImageRegistry registry;
    private static Certified certified;

    @TempDir
    Path folder;

    @BeforeAll
    static void startRegistryWithBases() throws Exception {
        Machine.needs("docker-registry", "ldd", "tar");
        certified = Certified.make(shared, "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1,dns:registry.it.example");
        registry = ImageRegistry.plain(shared.resolve("registry"));
        BaseImage base = BaseImage.ofThisMachine();
        base.push(registry.host(), BASE, "amd64", "arm64");
        base.push(registry.host(), "one/java:17", "amd64");
        base.push(registry.host(), "arm/java:17", "arm64");
    }

    @AfterAll
    static void stopRegistry() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void registryWithTokensTakesALoginAndAWrongOneIsReportedOnce() throws Exception {
        try (TokenServer tokens = TokenServer.start(certified, ImageRegistry.USER, ImageRegistry.PASSWORD);
                ImageRegistry guarded = ImageRegistry.withTokens(folder.resolve("guarded"), certified, tokens)) {
            String[] arguments = ImageProject.through(
                    registry, authority(), "-Dfeaturestore.image=" + guarded.host() + "/operator/feature_store:v1");
            ImageProject project = ImageProject.in(folder);

            settings(project, guarded, "wrong");
            String refused = project.fail("publish-image", arguments);
            assertThat(refused)
                    .contains("[REGISTRY_REFUSED] Cannot build the image " + guarded.host()
                            + "/operator/feature_store:v1: " + guarded.host() + " denied access to " + guarded.host()
                            + "/operator/feature_store with the credentials of server " + guarded.host()
                            + " of Maven's settings.xml (401 Unauthorized: UNAUTHORIZED: unknown user)")
                    .contains("Check user name, password and rights of these credentials")
                    .doesNotContain("[WARNING]")
                    .doesNotContain("wrong");

            settings(project, guarded, ImageRegistry.PASSWORD);
            String published = project.succeed("publish-image", join(arguments, "-X"));
            String again = project.succeed("publish-image", arguments);

            assertThat(published).contains("Use it as " + guarded.host() + "/operator/feature_store@sha256:");
            assertThat(again).contains("Unchanged: ");
            assertThat(tokens.scopes()).contains("repository:operator/feature_store:pull,push");
            assertThat(tokens.tokens())
                    .isNotEmpty()
                    .allSatisfy(token -> assertThat(published).doesNotContain(token));
            assertThat(published).doesNotContain(ImageRegistry.PASSWORD);
        }
    }

    @Test
    void wrongPasswordIsReportedInOneMessageWithItsSource() throws Exception {
        try (ImageRegistry guarded = ImageRegistry.guarded(folder.resolve("guarded"), certified)) {
            ImageProject project = ImageProject.in(folder);
            Path logins = Files.createDirectories(project.home().resolve(".config/containers"))
                    .resolve("auth.json");
            String login = Base64.getEncoder()
                    .encodeToString((ImageRegistry.USER + ":wrong").getBytes(StandardCharsets.UTF_8));
            Files.writeString(logins, "{\"auths\": {\"" + guarded.host() + "\": {\"auth\": \"" + login + "\"}}}");
            String name = "-Dfeaturestore.image=" + guarded.host() + "/feature_store:v1";

            String refused = project.fail("publish-image", ImageProject.through(registry, authority(), name));
            assertThat(refused)
                    .contains(guarded.host() + " denied access to " + guarded.host()
                            + "/feature_store with the credentials of " + logins + " (401 Unauthorized)")
                    .doesNotContain("[WARNING]")
                    .doesNotContain(login);

            Files.writeString(logins, "{\"auths\": [\"" + login + "\"]}");
            String broken = project.fail("publish-image", ImageProject.through(registry, authority(), name));
            assertThat(broken)
                    .contains(
                            "Cannot read the credentials for registries in " + logins + ": auths is not a JSON object")
                    .doesNotContain(login);
        }
    }

    @Test
    void registryIsReachedThroughTheProxyOfTheSettings() throws Exception {
        try (TlsFront front = TlsFront.of(certified, registry.port());
                ForwardProxy proxy = ForwardProxy.to(front.port(), "it:secret-of-the-proxy")) {
            ImageProject project = ImageProject.in(folder);
            project.build()
                    .withSettings("<proxies><proxy><id>it</id><protocol>https</protocol><host>127.0.0.1</host><port>"
                            + proxy.port() + "</port><username>it</username><password>secret-of-the-proxy</password>"
                            + "</proxy></proxies>");
            String name = "-Dfeaturestore.image=registry.it.example/far/feature_store:v1";

            String published = project.succeed(
                    "publish-image", "-Dfeaturestore.baseImage=registry.it.example/" + BASE, authority(), name, "-X");

            assertThat(published)
                    .contains("Use it as registry.it.example/far/feature_store@sha256:")
                    .doesNotContain("secret-of-the-proxy");
            assertThat(proxy.requests())
                    .isNotEmpty()
                    .allSatisfy(request -> assertThat(request).isEqualTo("CONNECT registry.it.example:443 HTTP/1.1"));
            assertThat(digest("far/feature_store", "v1")).contains(ImageProject.digest(published));
        }
    }

    @Test
    void errorOfAMirrorIsReportedAndTheNextOneIsUsed() throws Exception {
        HttpsServer failing = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        failing.setHttpsConfigurator(new HttpsConfigurator(certified.server()));
        failing.createContext("/", exchange -> {
            try (exchange) {
                byte[] error = "{\"errors\":[{\"code\":\"UNAVAILABLE\",\"message\":\"maintenance until noon\"}]}"
                        .getBytes(StandardCharsets.UTF_8);
                boolean root = exchange.getRequestURI().getPath().equals("/v2/");
                exchange.sendResponseHeaders(root ? 200 : 503, error.length);
                exchange.getResponseBody().write(error);
            }
        });
        failing.start();
        try {
            String mirror = "127.0.0.1:" + failing.getAddress().getPort();
            String[] arguments = ImageProject.through(registry, authority(), "-Dfeaturestore.imageTarget=tar");
            arguments[0] = "-Dfeaturestore.registryMirrors=registry-1.docker.io=" + mirror + ",registry-1.docker.io="
                    + registry.host();

            assertThat(ImageProject.in(folder).succeed("build-image", arguments))
                    .contains("Cannot use " + mirror + ", the mirror of registry-1.docker.io: "
                            + "503 Service Unavailable: UNAVAILABLE: maintenance until noon")
                    .contains("Built feature_store:v1 (");
        } finally {
            failing.stop(0);
        }
    }

    @Test
    void platformThatTheBaseLacksIsReportedOnceWithThoseThatItHas() throws Exception {
        ImageProject project = ImageProject.in(folder);
        String[] arm = ImageProject.through(
                registry,
                "-Dfeaturestore.imageTarget=tar",
                "-Dfeaturestore.baseImage=" + registry.host() + "/one/java:17",
                "-Dfeaturestore.platforms=arm64");
        String[] amd = ImageProject.through(
                registry,
                "-Dfeaturestore.imageTarget=tar",
                "-Dfeaturestore.baseImage=" + registry.host() + "/arm/java:17");

        String lacksArm = project.fail("build-image", arm);
        // Jib would build an image for amd64 on a base for arm64.
        String lacksAmd = project.fail("build-image", amd);

        assertThat(lacksArm)
                .containsOnlyOnce("the base " + registry.host()
                        + "/one/java:17 has no image for linux/arm64, only for linux/amd64")
                .contains("-Dfeaturestore.platforms")
                .doesNotContain("[WARNING]");
        assertThat(lacksAmd)
                .containsOnlyOnce("the base " + registry.host()
                        + "/arm/java:17 has no image for linux/amd64, only for linux/arm64")
                .doesNotContain("[WARNING]");
    }

    @Test
    void withoutTheNetworkARegistryOnThisMachineIsUsedAndNoOther() throws Exception {
        ImageProject project = ImageProject.in(folder);
        String name = "-Dfeaturestore.image=" + registry.host() + "/offline/feature_store:v1";
        String insecure = "-Dfeaturestore.allowInsecureRegistries";
        // With -o, Maven needs the jars of the image in its repository; this project has a cache of base images of its
        // own.
        ImageProject.in(folder.resolve("first"))
                .succeed("build-image", ImageProject.through(registry, "-Dfeaturestore.imageTarget=tar"));

        String pulled = project.succeed("publish-image", ImageProject.through(registry, name, "--offline"));
        String other = name.replace("/offline/", "/cached/");
        String cached = project.succeed("publish-image", "--offline", other, insecure);
        ImageProject emptyCache = ImageProject.in(folder.resolve("empty"));
        String absent = emptyCache.fail("publish-image", "--offline", name, insecure);
        String far = project.fail("publish-image", "--offline", "-Dfeaturestore.image=registry.it.example/fs:v1");

        assertThat(digest("offline/feature_store", "v1")).contains(ImageProject.digest(pulled));
        assertThat(digest("cached/feature_store", "v1")).contains(ImageProject.digest(pulled));
        assertThat(ImageProject.digest(cached)).isEqualTo(ImageProject.digest(pulled));
        assertThat(absent)
                .contains("[OFFLINE] ")
                .contains("Maven is offline (-o), and the base eclipse-temurin:17-jre is not in the cache");
        assertThat(far)
                .contains(
                        "[OFFLINE] Maven is offline (-o), and the registry registry.it.example is not on this machine");
    }

    @Test
    void allTagsArePushedAndWrittenAndAMalformedOneIsRefusedFirst() throws Exception {
        ImageProject project = ImageProject.in(folder);
        String name = "-Dfeaturestore.image=" + registry.host() + "/tags/feature_store:v1";
        String tags = "-Dfeaturestore.imageTags=latest,1.4";

        String malformed = project.fail(
                "publish-image", ImageProject.through(registry, name, "-Dfeaturestore.imageTags=latest,1/4"));
        assertThat(digest("tags/feature_store", "latest")).isEmpty();
        String published = project.succeed("publish-image", ImageProject.through(registry, name, tags));
        String again = project.succeed("publish-image", ImageProject.through(registry, name, tags));
        project.succeed("build-image", ImageProject.through(registry, tags, "-Dfeaturestore.imageTarget=tar"));

        assertThat(malformed)
                .contains("[INVALID_PARAMETER] featurestore.imageTags: \"1/4\" is not a tag")
                .contains("Set up to 128 letters");
        String repository = registry.host() + "/tags/feature_store";
        assertThat(published)
                .contains("Built " + repository + ":v1, " + repository + ":latest, " + repository + ":1.4 (");
        assertThat(again).contains("Unchanged: " + repository + ":v1, ");
        for (String tag : new String[] {"v1", "latest", "1.4"}) {
            assertThat(digest("tags/feature_store", tag)).as(tag).contains(ImageProject.digest(published));
        }
        assertThat(namesIn(project.results().resolve("image.tar")))
                .containsExactlyInAnyOrder("feature_store:v1", "feature_store:latest", "feature_store:1.4");
    }

    private String authority() throws Exception {
        return "-Dfeaturestore.caCertificates="
                + Files.writeString(folder.resolve("ca.pem"), certified.certificatePem());
    }

    private static void settings(ImageProject project, ImageRegistry guarded, String password) {
        project.build()
                .withSettings("<servers><server><id>" + guarded.host() + "</id><username>" + ImageRegistry.USER
                        + "</username><password>" + password + "</password></server></servers>");
    }

    /** The digest of a tag in the registry. */
    private static Optional<String> digest(String repository, String tag) throws Exception {
        URI address = URI.create("http://" + registry.host() + "/v2/" + repository + "/manifests/" + tag);
        HttpResponse<Void> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Accept", MANIFEST)
                                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
        return answer.statusCode() == 200 ? answer.headers().firstValue("docker-content-digest") : Optional.empty();
    }

    private static Stream<String> namesIn(Path tar) throws Exception {
        Machine.Ended manifest = Machine.run(Map.of(), List.of("tar", "-xOf", tar.toString(), "manifest.json"));
        JsonNode names = new ObjectMapper().readTree(manifest.output()).at("/0/RepoTags");
        return Stream.iterate(0, i -> i < names.size(), i -> i + 1)
                .map(i -> names.get(i).textValue());
    }

    private static String[] join(String[] arguments, String more) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = more;
        return all;
    }
}
