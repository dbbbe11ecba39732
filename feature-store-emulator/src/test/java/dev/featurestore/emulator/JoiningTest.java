package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(90)
class JoiningTest {

    @TempDir
    Path parent;

    private Path directory;

    @BeforeEach
    void name() {
        directory = parent.resolve("cloud");
    }

    private EmbeddedCloud open() {
        return EmbeddedCloud.open(TestOptions.in(directory));
    }

    private static void assertServes(EmbeddedCloud cloud) {
        assertThat(new SignedRequest(cloud, "GET", "/20180917/stacks?compartmentId=" + Sdk.COMPARTMENT)
                        .send()
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void manyThreadsShareOneCloud() {
        List<CompletableFuture<EmbeddedCloud>> opening = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            CompletableFuture<EmbeddedCloud> opened = new CompletableFuture<>();
            Thread thread = new Thread(() -> {
                try {
                    opened.complete(open());
                } catch (RuntimeException e) {
                    opened.completeExceptionally(e);
                }
            });
            thread.start();
            opening.add(opened);
        }
        List<EmbeddedCloud> clouds =
                opening.stream().map(CompletableFuture::join).toList();
        assertThat(clouds).filteredOn(cloud -> !cloud.joined()).hasSize(1);
        assertThat(clouds)
                .extracting(EmbeddedCloud::endpoint)
                .containsOnly(clouds.get(0).endpoint());
        clouds.forEach(JoiningTest::assertServes);
        clouds.stream().filter(EmbeddedCloud::joined).forEach(EmbeddedCloud::close);
        clouds.forEach(EmbeddedCloud::close);
    }

    @Test
    void anotherProcessJoinsAndTheOwnerWaitsForIt() throws InterruptedException {
        EmbeddedCloud owner = open();
        try (TestProcess joiner = new TestProcess(Joiner.class, directory.toString())) {
            assertThat(joiner.line()).isEqualTo("joined " + owner.endpoint());
            CountDownLatch closing = new CountDownLatch(1);
            Thread closer = new Thread(() -> {
                closing.countDown();
                owner.close();
            });
            closer.start();
            closing.await();
            assertServes(owner);
            assertThat(closer.isAlive()).isTrue();
            joiner.proceed();
            assertThat(joiner.line()).isEqualTo("closed");
            assertThat(joiner.exitCode()).isZero();
            closer.join();
        }
        assertThat(directory.resolve("address.json")).doesNotExist();
    }

    @Test
    void joinsTheCloudOfAnotherProcess() {
        try (TestProcess owner = new TestProcess(Joiner.class, directory.toString())) {
            String served = owner.line();
            try (EmbeddedCloud first = open();
                    EmbeddedCloud second = open()) {
                assertThat(first.joined()).isTrue();
                assertThat("serves " + first.endpoint()).isEqualTo(served);
                assertServes(first);
                second.close();
                owner.proceed();
                assertServes(first);
                assertThat(owner.process.isAlive()).isTrue();
            }
            assertThat(owner.line()).isEqualTo("closed");
            assertThat(owner.exitCode()).isZero();
        }
    }

    @Test
    void takesOverFromAKilledOwner() {
        try (TestProcess owner = new TestProcess(Joiner.class, directory.toString())) {
            assertThat(owner.line()).startsWith("serves ");
        }
        assertThat(directory.resolve("address.json")).exists();
        try (EmbeddedCloud cloud = open()) {
            assertThat(cloud.joined()).isFalse();
            assertServes(cloud);
        }
    }

    @Test
    void doesNotWaitForAKilledUser() {
        EmbeddedCloud owner = open();
        try (TestProcess joiner = new TestProcess(Joiner.class, directory.toString())) {
            assertThat(joiner.line()).startsWith("joined ");
        }
        owner.close(Duration.ofDays(1));
        assertThat(directory.resolve("users")).isEmptyDirectory();
    }

    @Test
    void keepsItsKeyFromOneStartToTheNext() throws IOException {
        String config;
        try (EmbeddedCloud cloud = open()) {
            config = Files.readString(cloud.ociConfig());
            assertThat(cloud.ociConfig()).isAbsolute();
        }
        // Without it, OCI's CLI prints a warning at each call.
        assertThat(directory.resolve("oci/key.pem")).content().endsWith("\n-----END PRIVATE KEY-----\nOCI_API_KEY\n");
        assertThat(config)
                .contains("[DEFAULT]\n", "\nregion=us-ashburn-1\n", "key_file=" + directory.toRealPath())
                .containsPattern("tenancy=ocid1\\.tenancy\\.oc1\\.\\.[a-z2-7]{60}\n")
                .containsPattern("user=ocid1\\.user\\.oc1\\.\\.[a-z2-7]{60}\n")
                .containsPattern("fingerprint=([0-9a-f]{2}:){15}[0-9a-f]{2}\n");
        try (EmbeddedCloud cloud = open()) {
            assertThat(Files.readString(cloud.ociConfig())).isEqualTo(config);
            assertServes(cloud);
        }
        assertThat(directory.resolve(".gitignore")).hasContent("*");
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "looks at POSIX permissions")
    void isClosedToOtherUsers() throws IOException {
        try (EmbeddedCloud cloud = open();
                Sdk sdk = new Sdk(cloud)) {
            sdk.createStack("private", Map.of("main.tf", ""), Map.of());
            try (Stream<Path> paths = Files.walk(directory)) {
                for (Path path : paths.toList()) {
                    String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
                    assertThat(mode).as(path.toString()).isEqualTo(Files.isDirectory(path) ? "rwx------" : "rw-------");
                }
            }
        }
    }

    @Test
    void leavesNoThreadBehind() throws InterruptedException {
        EmbeddedCloud cloud = open();
        assertServes(cloud);
        List<Thread> threads = embeddedThreads();
        assertThat(threads).isNotEmpty();
        cloud.close();
        for (Thread thread : embeddedThreads()) {
            // A pool counts as terminated just before its last thread is.
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        assertThat(threads).noneMatch(Thread::isAlive);
        assertThat(embeddedThreads()).isEmpty();
    }

    private static List<Thread> embeddedThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .filter(thread -> thread.getName().startsWith("embedded-cloud")
                        || thread.getName().startsWith("HTTP-Dispatcher"))
                .toList();
    }

    @Test
    void allItsThreadsAreDaemons() {
        try (EmbeddedCloud cloud = open()) {
            assertServes(cloud);
            assertThat(embeddedThreads()).isNotEmpty().allMatch(Thread::isDaemon);
        }
    }

    @Test
    void makesANewKeyForOneThatCannotBeRead() throws IOException {
        Files.createDirectories(directory.resolve("oci"));
        Files.writeString(directory.resolve("oci/key.pem"), "nonsense");

        try (EmbeddedCloud cloud = open()) {
            assertThat(cloud.problems())
                    .singleElement()
                    .asString()
                    .startsWith("Cannot read " + directory.toRealPath().resolve("oci/key.pem") + " ")
                    .contains("The file is now key.pem.damaged. ");
            assertServes(cloud);
        }
        assertThat(directory.resolve("oci/key.pem.damaged")).hasContent("nonsense");
    }
}
