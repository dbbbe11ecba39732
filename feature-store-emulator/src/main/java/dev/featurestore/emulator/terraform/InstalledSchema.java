package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.store.PrivateDirectory;
import dev.featurestore.provider.table.ProviderSchemaException;
import dev.featurestore.provider.table.ProviderSchemaJson;
import dev.featurestore.terraform.schema.ProviderInterface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/**
 * The interface of an installed real provider. The provider is started once for each version of it and of Terraform; its
 * answer is stored in a file. Each job that needs the interface reads the file again, because it is large.
 */
final class InstalledSchema {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final TerraformBinary binary;
    private final ProviderMirrors mirrors;
    private final JobFolders folders;
    private final PrivateDirectory answers;
    private final Consumer<String> debug;
    private final ReentrantLock asking = new ReentrantLock();

    /**
     * @param folders folders for the request to the provider
     * @param answers folder of the stored answers
     * @param debug receives the command lines
     */
    InstalledSchema(
            TerraformBinary binary,
            ProviderMirrors mirrors,
            JobFolders folders,
            PrivateDirectory answers,
            Consumer<String> debug) {
        this.debug = debug;
        this.binary = binary;
        this.mirrors = mirrors;
        this.folders = folders;
        this.answers = answers;
    }

    /** The installed provider. */
    Optional<InstalledProvider> provider() {
        return InstalledProvider.newest(mirrors);
    }

    /**
     * Returns the provider's interface.
     *
     * @throws IOException if the provider does not answer; the message has the reason
     */
    ProviderInterface read(InstalledProvider provider) throws IOException, InterruptedException {
        String name = (provider + "-terraform-" + binary.version()).replaceAll("[^\\w.]+", "-") + ".json";
        asking.lockInterruptibly();
        try {
            boolean stored = Files.exists(answers.file(name));
            if (!stored) {
                store(name, provider);
            }
            try {
                return ProviderSchemaJson.read(answers.file(name));
            } catch (ProviderSchemaException e) {
                answers.delete(name);
                if (!stored) {
                    throw e;
                }
            }
            // Another program changed the file.
            store(name, provider);
            return ProviderSchemaJson.read(answers.file(name));
        } catch (ProviderSchemaException e) {
            answers.delete(name);
            throw new IOException(e.getMessage(), e);
        } finally {
            asking.unlock();
        }
    }

    private void store(String name, InstalledProvider provider) throws IOException, InterruptedException {
        byte[] answer = ask(provider);
        answers.names().forEach(answers::delete);
        answers.write(name, answer);
    }

    private byte[] ask(InstalledProvider provider) throws IOException, InterruptedException {
        try (JobFolders.Folder folder = folders.make("schema of the installed provider")) {
            Path root = folder.directory().path();
            Path configuration = Files.createDirectories(root.resolve("configuration"));
            Path data = Files.createDirectories(root.resolve("data"));
            Path settings = root.resolve("terraform.rc");
            OfflineSettings.write(settings, mirrors, root.resolve("no-providers"));
            Files.writeString(
                    configuration.resolve("main.tf"),
                    "terraform {\n  required_providers {\n    oci = {\n      source  = \"" + provider.address()
                            + "\"\n      version = \"" + provider.version() + "\"\n    }\n  }\n}\n");
            Map<String, String> environment = ChildEnvironment.of(data, settings, "", Map.of());
            // Without TLS: both ends belong to this user, and one request does not justify two certificates.
            environment.put("TF_DISABLE_PLUGIN_TLS", "1");
            TerraformProcess terraform =
                    new TerraformProcess(binary.executable(), configuration, environment, GRACE, debug);
            List<String> errors = new ArrayList<>();
            if (!terraform
                    .run(new ErrorsOnly(errors), () -> false, "init", "-input=false", "-no-color")
                    .succeeded()) {
                throw new IOException(TerraformErrors.first(errors).orElse("terraform init failed"));
            }
            return terraform.answer("providers", "schema", "-json", "-no-color");
        }
    }
}
