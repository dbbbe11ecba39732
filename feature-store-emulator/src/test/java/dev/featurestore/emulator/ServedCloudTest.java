package dev.featurestore.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.oracle.bmc.resourcemanager.model.CreateApplyJobOperationDetails;
import com.oracle.bmc.resourcemanager.model.Job;
import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.emulator.terraform.EngineOptions;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Clouds of processes that a build leaves behind. */
@Tag("slow")
@Timeout(90)
class ServedCloudTest {

    @TempDir
    Path folder;

    private final List<TestProcess> started = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        started.forEach(TestProcess::close);
    }

    private TestProcess detached() {
        TestProcess process = new TestProcess(
                DetachedCloudMain.class,
                DetachedCloudMain.arguments(EmbeddedCloudOptions.in(folder).with(EngineOptions.BUILT_IN))
                        .toArray(String[]::new));
        started.add(process);
        return process;
    }

    private EmbeddedCloudAddress running() {
        return EmbeddedCloudAddress.running(folder).orElseThrow();
    }

    private EmbeddedCloud join() {
        return EmbeddedCloud.open(EmbeddedCloudOptions.in(folder));
    }

    private TestProcess serving() {
        TestProcess process = detached();
        assertThat(process.line()).contains(" Embedded cloud at http://127.0.0.1:");
        return process;
    }

    @Test
    void describesItselfToOtherProcesses() {
        TestProcess process = serving();

        EmbeddedCloudAddress address = running();
        assertThat(address.process()).isEqualTo(process.process.pid());
        assertThat(address.stays()).isTrue();
        assertThat(address.engine()).isEqualTo("builtin");
        assertThat(address.engineInUse()).isEqualTo("the built-in engine");
        assertThat(address.stores()).isEmpty();
        try (EmbeddedCloud joined = join()) {
            assertThat(joined.joined()).isTrue();
            assertThat(joined.address()).isEqualTo(address);
        }
    }

    @Test
    void theCloudOfABuildDoesNotStay() {
        assertThat(EmbeddedCloudAddress.running(folder.resolve("none"))).isEmpty();
        assertThat(folder.resolve("none")).doesNotExist();
        try (EmbeddedCloud cloud = join()) {
            assertThat(running().stays()).isFalse();
            assertThat(running().endpoint()).isEqualTo(cloud.endpoint());
        }
        assertThat(EmbeddedCloudAddress.running(folder)).isEmpty();
    }

    @Test
    void namesTheStoresThatAnswer() throws IOException {
        serving();

        try (EmbeddedCloud joined = join()) {
            Store store = Store.deployed(joined);
            while (running().stores().isEmpty()) {
                Thread.onSpinWait();
            }
            assertThat(running().stores()).containsExactly(store.endpoint().toString());
        }
    }

    @Test
    void logsRequestsThatChangeSomethingAndErrors() throws IOException {
        TestProcess process = serving();

        try (EmbeddedCloud joined = join();
                Sdk sdk = new Sdk(joined)) {
            String stack = sdk.createStack("from outside", Map.of("main.tf", ""), Map.of())
                    .getId();
            sdk.run(stack, CreateApplyJobOperationDetails.builder().build());
        }
        stop();

        assertThat(process.rest().lines())
                .anyMatch(line -> line.matches("\\S+Z POST 200 http://127\\.0\\.0\\.1:\\d+/20180917/stacks"))
                .noneMatch(line -> line.contains("GET 200"));
    }

    @Test
    void stopsWhenItIsAskedAndNamesTheJobsThatEndWithIt() throws IOException {
        Files.writeString(folder.resolve("control.json"), "{\"jobTakes\": 600}");
        TestProcess process = serving();
        String job;
        try (EmbeddedCloud joined = join();
                Sdk sdk = new Sdk(joined)) {
            String stack =
                    sdk.createStack("mine", Map.of("main.tf", ""), Map.of()).getId();
            job = sdk.createJob(stack, CreateApplyJobOperationDetails.builder().build())
                    .getId();
        }

        assertThat(stop()).containsExactly("APPLY job " + job + " of stack mine");
        assertThat(process.exitCode()).isZero();
        assertThat(process.rest()).contains("Ended with the cloud: APPLY job " + job + " of stack mine");
        assertThat(EmbeddedCloudAddress.running(folder)).isEmpty();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .doesNotContain("stop", "stopped.json", "address.json");
        }
        try (EmbeddedCloud next = join();
                Sdk sdk = new Sdk(next)) {
            assertThat(next.joined()).isFalse();
            assertThat(sdk.job(job).getLifecycleState()).isEqualTo(Job.LifecycleState.Failed);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "ends the process by SIGTERM")
    void endsAtASignalWithinTwoSecondsAndWithStatusZero() throws InterruptedException {
        TestProcess process = serving();

        long signaled = System.nanoTime();
        process.process.toHandle().destroy();
        assertThat(process.process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - signaled)).isLessThan(Duration.ofSeconds(2));
        assertThat(process.exitCode()).isZero();
        assertThat(process.rest()).endsWith(" Stopped");
    }

    @Test
    void waitsForABuildThatUsesItBeforeItStops() throws Exception {
        TestProcess process = serving();
        EmbeddedCloud joined = join();
        EmbeddedCloudAddress address = running();

        assertThatExceptionOfType(EmbeddedCloudException.class)
                .isThrownBy(() -> CloudStop.stop(folder, address, Duration.ofMillis(300)))
                .withMessageContaining("process " + process.process.pid() + " at " + address.endpoint());
        assertThat(process.process.isAlive()).isTrue();
        joined.close();
        assertThat(process.exitCode()).isZero();
    }

    @Test
    void aSecondProcessLeavesTheFirstAlone() {
        TestProcess process = serving();
        EmbeddedCloudAddress address = running();

        assertThat(detached().exitCode()).isEqualTo(DetachedCloudMain.RUNS_ALREADY);
        assertThat(running()).isEqualTo(address);
        assertThat(process.process.isAlive()).isTrue();
    }

    @Test
    void oneOfSeveralThatStartAtOnceServes() {
        List<TestProcess> all = IntStream.range(0, 3).mapToObj(i -> detached()).toList();
        while (EmbeddedCloudAddress.running(folder).isEmpty()) {
            Thread.onSpinWait();
        }
        long process = running().process();

        List<TestProcess> others =
                all.stream().filter(each -> each.process.pid() != process).toList();
        assertThat(others).hasSize(2);
        assertThat(others).extracting(TestProcess::exitCode).containsOnly(DetachedCloudMain.RUNS_ALREADY);
        assertThat(running().process()).isEqualTo(process);
    }

    @Test
    void aKilledCloudDoesNotRunAndItsFolderServesAgainAtTheSamePort() {
        TestProcess process = serving();
        int port = running().endpoint().getPort();
        process.close();
        assertThat(folder.resolve("address.json")).exists();

        assertThat(EmbeddedCloudAddress.running(folder)).isEmpty();

        serving();
        assertThat(running().endpoint().getPort()).isEqualTo(port);
    }

    @Test
    void anotherCloudAtTheAddressOfAKilledOneIsNotTakenForIt() {
        serving().close();
        EmbeddedCloudAddress dead =
                EmbeddedCloudAddress.read(PrivateDirectory.at(folder)).orElseThrow();
        try (EmbeddedCloud other = EmbeddedCloud.open(new EmbeddedCloudOptions(
                        folder.resolve("other"), dead.endpoint().getPort(), EmbeddedCloudOptions.DEFAULT_SPEED)
                .with(EngineOptions.BUILT_IN))) {
            assertThat(dead.answers()).isTrue();

            assertThat(EmbeddedCloudAddress.running(folder)).isEmpty();
            assertThat(other.joined()).isFalse();
        }
    }

    @Test
    void closesConnectionsBeyondTheLimitAndServesWhenOthersAreClosed() throws IOException {
        serving();
        URI endpoint = running().endpoint();
        List<Socket> open = new ArrayList<>();
        try {
            // One more than the server keeps, apart from those that the test asked with before.
            boolean closed = false;
            while (!closed && open.size() < 300) {
                Socket socket = new Socket(endpoint.getHost(), endpoint.getPort());
                open.add(socket);
                socket.setSoTimeout(open.size() < 250 ? 1 : 500);
                closed = isClosed(socket);
            }
            assertThat(closed).isTrue();
            assertThat(open).hasSizeBetween(250, 257);
        } finally {
            for (Socket socket : open) {
                socket.close();
            }
        }
        while (EmbeddedCloudAddress.running(folder).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static boolean isClosed(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void endsWhenItsFolderIsDeleted() throws IOException {
        TestProcess process = serving();

        // The address last: without it, nothing finds the process any more.
        for (String name : List.of("lock", "address.json")) {
            Files.delete(folder.resolve(name));
        }

        assertThat(process.process.isAlive() ? process.exitCode() : process.process.exitValue())
                .isZero();
    }

    @Test
    void refusesWhatItCannotUse() {
        TestProcess process = new TestProcess(
                DetachedCloudMain.class,
                folder.toString(),
                "0",
                folder.resolve("nowhere").toString(),
                "skip");
        started.add(process);

        assertThat(process.rest())
                .contains("Cannot use Terraform: " + folder.resolve("nowhere") + " is not an executable file");
        assertThat(process.exitCode()).isEqualTo(2);
    }

    @Test
    void keepsItsFilesPrivate() throws IOException {
        serving();
        for (String name : List.of("port", "address.json")) {
            assertThat(Files.getPosixFilePermissions(folder.resolve(name)))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        }
    }

    private List<String> stop() {
        Optional<EmbeddedCloudAddress> address = EmbeddedCloudAddress.running(folder);
        return CloudStop.stop(folder, address.orElseThrow());
    }
}
