package dev.featurestore.operator;

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
import dev.featurestore.operator.oci.OciSession;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.report.StackKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The cloud of one run. It is reached when it is needed first; until then none of its classes is loaded. Whoever signs in
 * does so once.
 */
final class CloudSession implements ObjectReader, AutoCloseable {

    private final CloudAccess access;
    private final Console console;
    private final List<Path> fetched = new ArrayList<>();
    private @Nullable CloudAddress address;
    private @Nullable OciSession session;

    CloudSession(CloudAccess access, Console console) {
        this.access = access;
        this.console = console;
    }

    /** What distinguishes the stack of a configuration from stacks of the same name elsewhere. */
    StackKey key(OperatorConfig config) {
        return key(config.stackName(), config.region(), config.compartmentId());
    }

    /** What distinguishes a stack of this cloud from stacks of the same name elsewhere. */
    StackKey key(String stackName, String region, String compartmentId) {
        String cloud = access.rehearsal() ? "embedded" : address().endpoint().orElse("oci");
        return new StackKey(stackName, cloud, region, compartmentId);
    }

    /** Resource Manager in a region. */
    ResourceManager resourceManager(String region) {
        return session(Optional.of(region)).resourceManager(region);
    }

    /** Identity, asked in a region. */
    Identity identity(String region) {
        return session(Optional.of(region)).identity(region);
    }

    /**
     * The region that is meant: this one, or else that of whoever signs in.
     *
     * @throws FeatureStoreException {@code MISSING_PARAMETER} if none is known
     */
    String region(Optional<String> region) {
        return region.or(() -> session(region).region())
                .orElseThrow(() -> FeatureStoreException.of(
                        FailureCode.MISSING_PARAMETER,
                        "the region is not known, for " + session(region).credentialsSource() + " names none",
                        "pass -Dfeaturestore.region=REGION, such as us-ashburn-1"));
    }

    /** Object Storage in a region, or in that of whoever signs in. */
    ObjectStorage objectStorage(Optional<String> region) {
        return session(region).objectStorage(region);
    }

    /** The API of a store; without a region it signs as of that of whoever signs in. */
    StoreApi store(URI endpoint, Optional<String> region) {
        return session(region).store(endpoint);
    }

    /** Who signs, as it is shown: where the credentials are from, and the user if they are those of one. */
    String signer(String region) {
        OciSession open = session(Optional.of(region));
        return open.credentialsSource()
                + open.user().map(user -> ", user " + user).orElse("");
    }

    /** Whether nothing that is done there is done in OCI. */
    boolean rehearsal() {
        return access.rehearsal();
    }

    private OciSession session(Optional<String> region) {
        OciSession open = session;
        if (open == null) {
            open = OciSession.open(region, address(), console);
            session = open;
            console.info("Signing in with the " + open.credentialsSource());
        }
        return open;
    }

    /** Where the cloud is, and who signs in; it is made ready. */
    CloudAddress address() {
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
                    "could not write " + address + " to a temporary file: " + e,
                    "make room in the folder for temporary files, or name another with -Djava.io.tmpdir",
                    e);
        }
    }

    private void read(ObjectAddress address, Optional<String> region, long atMost, OutputStream to) {
        try (ObjectStorage storage = objectStorage(region)) {
            storage.read(address, atMost, to);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "could not read " + address + " to its end: " + e.getMessage(),
                    "run the same command again",
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
