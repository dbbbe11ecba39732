package dev.featurestore.operator.command;

import dev.featurestore.operator.cloud.Changes;
import dev.featurestore.operator.cloud.CloudAccess;
import dev.featurestore.operator.cloud.CloudAddress;
import dev.featurestore.operator.cloud.Identity;
import dev.featurestore.operator.cloud.ObjectAddress;
import dev.featurestore.operator.cloud.ObjectReader;
import dev.featurestore.operator.cloud.ObjectStorage;
import dev.featurestore.operator.cloud.ResourceManager;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.jobs.StackKey;
import dev.featurestore.operator.oci.OciSession;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.retry.GrowingBackOff;
import dev.featurestore.operator.retry.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The cloud of one run. Connects and signs in once, at the first use; until then it loads none of the cloud's classes.
 */
public final class CloudSession implements ObjectReader, AutoCloseable {

    private final CloudAccess access;
    private final Console console;
    private final Changes changes;
    private final List<Path> fetched = new ArrayList<>();
    private @Nullable CloudAddress address;
    private @Nullable OciSession session;

    CloudSession(CloudAccess access, Console console) {
        this(access, console, new Changes());
    }

    /** @param changes the changes of the run */
    CloudSession(CloudAccess access, Console console, Changes changes) {
        this.access = access;
        this.console = console;
        this.changes = changes;
    }

    /** Identifies the stack of a configuration among stacks of the same name in other places. */
    public StackKey key(OperatorConfig config) {
        return key(config.stackName(), config.region(), config.compartmentId());
    }

    /** Identifies a stack of this cloud among stacks of the same name in other places. */
    public StackKey key(String stackName, String region, String compartmentId) {
        String cloud = access.rehearsal() ? "embedded" : address().endpoint().orElse("oci");
        return new StackKey(stackName, cloud, region, compartmentId);
    }

    /** Resource Manager in a region. */
    ResourceManager resourceManager(String region) {
        return session(Optional.of(region)).resourceManager(region);
    }

    /** Identity in a region. */
    Identity identity(String region) {
        return session(Optional.of(region)).identity(region);
    }

    /**
     * This region, or else the region of the credentials.
     *
     * @throws FeatureStoreException {@code MISSING_PARAMETER} if none is known
     */
    String region(Optional<String> region) {
        return region.or(() -> session(region).region())
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.MISSING_PARAMETER,
                        "No region is set, and the " + session(region).credentialsSource() + " has none",
                        "Set -Dfeaturestore.region=REGION, for example us-ashburn-1"));
    }

    /** Object Storage in a region; default: the region of the credentials. */
    ObjectStorage objectStorage(Optional<String> region) {
        return session(region).objectStorage(region);
    }

    /** The API of a store; default of the region: that of the credentials. */
    StoreApi store(URI endpoint, Optional<String> region) {
        return session(region).store(endpoint);
    }

    /** OCID of the user who signs in, if it is one. */
    Optional<String> user(String region) {
        return session(Optional.of(region)).user();
    }

    /** The signer for the console: the source of the credentials, and the user if they belong to one. */
    String signer(String region) {
        OciSession open = session(Optional.of(region));
        return open.credentialsSource()
                + open.user().map(user -> ", user " + user).orElse("");
    }

    /** Whether this is the embedded cloud, so that nothing changes in OCI. */
    boolean rehearsal() {
        return access.rehearsal();
    }

    private OciSession session(Optional<String> region) {
        OciSession open = session;
        if (open == null) {
            open = OciSession.open(region, address(), console, retries(), changes);
            session = open;
            console.info("Signing in with the " + open.credentialsSource());
        }
        return open;
    }

    private RetryPolicy retries() {
        return new RetryPolicy(
                Clock.systemUTC(),
                new GrowingBackOff(new Random()),
                address().retryTimeout(),
                problem -> console.warn("Retrying: " + problem));
    }

    /** Address of the cloud and the credentials. The first call starts the embedded cloud in a rehearsal. */
    public CloudAddress address() {
        CloudAddress known = address;
        if (known == null) {
            known = access.open();
            access.warnings().forEach(console::warn);
            address = known;
        }
        return known;
    }

    @Override
    public byte[] bytes(ObjectAddress address, Optional<String> region, int atMost) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        read(address, region, atMost, bytes);
        return bytes.toByteArray();
    }

    @Override
    public Path file(ObjectAddress address, Optional<String> region, long atMost) {
        try {
            Path file = Files.createTempFile("featurestore", ".zip");
            fetched.add(file);
            try (OutputStream out = Files.newOutputStream(file)) {
                read(address, region, atMost, out);
            }
            return file;
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write " + address + " to a temporary file: " + e,
                    "Free space in the folder for temporary files, or set another one with -Djava.io.tmpdir",
                    e);
        }
    }

    private void read(ObjectAddress address, Optional<String> region, long atMost, OutputStream to) {
        try (ObjectStorage storage = objectStorage(region)) {
            storage.read(address, atMost, to);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot download " + address + ": " + e.getMessage(),
                    "Run the same command again",
                    e);
        }
    }

    @Override
    public void close() {
        try {
            for (Path file : fetched) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            if (session != null) {
                session.close();
            }
            access.close();
        }
    }
}
