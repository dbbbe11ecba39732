package dev.featurestore.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.oracle.bmc.objectstorage.model.ObjectSummary;
import com.oracle.bmc.resourcemanager.ResourceManagerClient;
import com.oracle.bmc.resourcemanager.model.ConfigSource;
import com.oracle.bmc.resourcemanager.model.ObjectStorageConfigSource;
import com.oracle.bmc.resourcemanager.model.ZipUploadConfigSource;
import com.oracle.bmc.resourcemanager.requests.GetStackRequest;
import dev.featurestore.operator.cloud.BucketName;
import dev.featurestore.operator.command.VerifyRequest;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A stack that no request can hold goes through a bucket. */
@Tag("slow")
class StackThroughBucketTest extends ApplyFixture {

    private Storage storage;

    @BeforeEach
    void makeTheStackLarge() throws IOException {
        storage = Storage.withBucket(cloud, "stacks");
        byte[] data = new byte[12 << 20];
        new Random(3).nextBytes(data);
        Files.createDirectories(folder.resolve("stack/data"));
        Files.write(folder.resolve("stack/data/large.bin"), data);
        bucket = Optional.of(BucketName.parse("stacks"));
    }

    @AfterEach
    void leave() {
        storage.close();
    }

    @Test
    void withoutABucketItIsRefusedAtTheKeyOfTheStackWithTheProperty() {
        bucket = Optional.empty();

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.INVALID_STACK);
        assertThat(e)
                .hasMessageStartingWith("feature_store.yaml:10:5  spec.stack.source: ")
                .hasMessageEndingWith(" has more than 11 MB, the limit of Resource Manager for a zip");
        assertThat(e.hint()).contains("-Dfeaturestore.bucket=NAME");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void itsFilesAreTheConfigurationOfTheStack() throws Exception {
        assertThat(apply(request())).hasSize(2);

        String digest = report().at("/bundleSha256").textValue();
        assertThat(storage.objects())
                .extracting(ObjectSummary::getName)
                .containsExactly(digest + "/data/large.bin", digest + "/main.tf");
        assertThat(source()).isInstanceOfSatisfying(ObjectStorageConfigSource.class, s -> {
            assertThat(s.getBucketName()).isEqualTo("stacks");
            assertThat(s.getNamespace()).isEqualTo(storage.namespace());
            assertThat(s.getRegion()).isEqualTo("us-ashburn-1");
            assertThat(s.getWorkingDirectory()).isEqualTo(digest);
        });
        assertThat(console.lines()).contains("Sent 2 of 2 files to bucket stacks");
    }

    @Test
    void emptyFilesAreSentToo() throws Exception {
        Files.writeString(folder.resolve("stack/empty.tf"), "");

        assertThat(apply(request())).hasSize(2);
        assertThat(storage.objects())
                .hasSize(3)
                .extracting(ObjectSummary::getSize)
                .contains(0L);
    }

    @Test
    void workingDirectoryIsOneOfTheBundlesFolders() throws Exception {
        Files.createDirectories(folder.resolve("stack/env"));
        Files.move(folder.resolve("stack/main.tf"), folder.resolve("stack/env/main.tf"));
        Files.writeString(config(), Files.readString(config()) + "    working_directory: env\n");
        bucket = Optional.of(BucketName.parse("stacks@" + storage.namespace()));

        assertThat(apply(request())).hasSize(2);
        assertThat(source().getWorkingDirectory())
                .isEqualTo(report().at("/bundleSha256").textValue() + "/env");
    }

    @Test
    void sameBytesAreNotSentTwice() throws Exception {
        apply(request());
        List<String> before = etags();

        apply(force());

        assertThat(etags()).isEqualTo(before);
        assertThat(console.lines()).contains("Bucket stacks already has the files of the stack");
    }

    @Test
    void runAfterOneThatWasCutOffSendsTheRest() throws Exception {
        apply(request());
        List<String> before = etags();
        storage.delete(report().at("/bundleSha256").textValue() + "/main.tf");

        apply(force());

        assertThat(console.lines()).contains("Sent 1 of 2 files to bucket stacks");
        assertThat(etags()).startsWith(before.get(0)).hasSize(2);
    }

    @Test
    void lostAnswersAndBusyServiceAreAskedAgain() throws Exception {
        Files.writeString(folder.resolve("cloud/control.json"), "{\"rateDropAfter\": 0.2, \"seed\": 11}");
        boolean done = false;
        for (int i = 0; i < 40 && !done; i++) {
            try {
                apply(request());
                done = true;
            } catch (FeatureStoreException e) {
                assertThat(e.code()).isEqualTo(FailureCode.CLOUD_UNREACHABLE);
            }
        }

        assertThat(done).isTrue();
        assertThat(storage.objects()).hasSize(2);
    }

    @Test
    void changedStackLeavesTheFilesOfTheOtherAlone() throws Exception {
        apply(request());
        List<String> before = etags();
        Files.writeString(
                folder.resolve("stack/more.tf"), "resource \"oci_core_vcn\" \"other\" { compartment_id = \"c\" }\n");

        apply(request());

        assertThat(etags()).hasSize(5).containsAll(before);
        assertThat(report().at("/created").intValue()).isEqualTo(1);
    }

    @Test
    void stackThatBecomesSmallIsSentAsAZipAgain() throws Exception {
        apply(request());
        Files.delete(folder.resolve("stack/data/large.bin"));

        apply(request());

        assertThat(source()).isInstanceOf(ZipUploadConfigSource.class);
        assertThat(storage.objects()).hasSize(2);
    }

    @Test
    void foreignObjectIsNotTakenForOurs() throws Exception {
        apply(request());
        String name = report().at("/bundleSha256").textValue() + "/main.tf";
        storage.put(name, "resource \"oci_core_vcn\" \"evil\" {}\n".getBytes(StandardCharsets.UTF_8));

        FeatureStoreException e = failure(force());

        assertThat(e.code()).isEqualTo(FailureCode.BUCKET_IN_USE);
        assertThat(e).hasMessageContaining(name);
        assertThat(e.hint()).contains("featurestore.bucket");
    }

    @Test
    void objectThatAnotherUserAddsToTheBundleIsRefused() throws Exception {
        apply(request());
        String name = report().at("/bundleSha256").textValue() + "/evil.tf";
        storage.put(name, new byte[0]);

        assertThat(failure(force())).hasMessageContaining(name);
    }

    @Test
    void missingBucketIsReportedBeforeAnythingIsChanged() throws Exception {
        bucket = Optional.of(BucketName.parse("elsewhere"));

        FeatureStoreException e = failure(request());

        assertThat(e.code()).isEqualTo(FailureCode.CLOUD_REFUSED);
        assertThat(e).hasMessageContaining("bucket elsewhere@").hasMessageContaining("404-BucketNotFound");
        assertThat(stacks()).isEmpty();
    }

    @Test
    void dryRunSendsNothingAndSaysWhatItWould() throws Exception {
        apply(dryRun());

        assertThat(storage.objects()).isEmpty();
        assertThat(stacks()).isEmpty();
        assertThat(console.lines()).contains("Dry run: would upload 2 of 2 files to bucket stacks");
    }

    @Test
    void fileOfMoreThan100MbIsRefusedBeforeAnythingIsAsked() throws Exception {
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("stack/data/huge.bin").toFile(), "rw")) {
            file.setLength((100L << 20) + 1);
        }

        FeatureStoreException e = assertThatExceptionOfType(FeatureStoreException.class)
                .isThrownBy(() -> operator().verify(VerifyRequest.of(inputs(address()))))
                .actual();

        assertThat(e).hasMessageStartingWith("stack/data/huge.bin  the file has more than 100 MB");
    }

    @Test
    void largeZipIsSentAsTheFilesThatAreInIt() throws Exception {
        Path zip = operator().pack(inputs(address()), folder.resolve("large.zip"));
        Files.writeString(config(), Files.readString(config()).replace("source: stack", "source: large.zip"));

        assertThat(apply(request())).hasSize(2);
        assertThat(Files.size(zip)).isGreaterThan(12 << 20);
        assertThat(storage.objects()).hasSize(2);
    }

    private List<String> etags() {
        return storage.objects().stream().map(ObjectSummary::getEtag).toList();
    }

    private ConfigSource source() {
        try (ResourceManagerClient client = client()) {
            return client.getStack(GetStackRequest.builder()
                            .stackId(stacks().get(0).getId())
                            .build())
                    .getStack()
                    .getConfigSource();
        }
    }
}
