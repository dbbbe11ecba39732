package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.emulator.store.PrivateDirectory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Downloads modules of registries, Git repositories and web servers with {@code terraform get}, and keeps them by source and
 * version. Only this command has a network, with the user's proxies and certificates, but without the user's settings.
 */
final class ModuleDownloads {

    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    /** Variables for proxies and certificates, of Terraform and of git. */
    private static final List<String> OF_THE_NETWORK = List.of(
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY",
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "SSL_CERT_FILE",
            "SSL_CERT_DIR",
            "GIT_SSL_CAINFO");

    private final TerraformBinary binary;
    private final JobFolders folders;
    private final PrivateDirectory kept;
    private final Map<String, String> network;
    private final Consumer<String> debug;
    private final ReentrantLock downloading = new ReentrantLock();

    /**
     * @param folders folders for downloads
     * @param kept folder of the modules
     * @param environment the user's environment variables
     * @param debug receives the command lines
     */
    ModuleDownloads(
            TerraformBinary binary,
            JobFolders folders,
            PrivateDirectory kept,
            Map<String, String> environment,
            Consumer<String> debug) {
        this.binary = binary;
        this.folders = folders;
        this.kept = kept;
        this.debug = debug;
        this.network = new TreeMap<>(environment);
        this.network.keySet().retainAll(OF_THE_NETWORK);
    }

    /**
     * A module on this machine.
     *
     * @param zip its package
     * @param source its source in Terraform's own form
     * @param version its version; empty if it has none
     * @param folder its folder in the package; empty for the root
     * @param kept whether it was downloaded earlier
     */
    record Module(Path zip, String source, String version, String folder, boolean kept) {}

    /**
     * Returns a module.
     *
     * @param version its version constraint
     * @throws IOException if it cannot be downloaded; the message has the reason
     */
    Module get(String source, Optional<String> version, StopRequest cancellation)
            throws IOException, InterruptedException {
        String program = binary.versionLine().split(" ", -1)[0];
        String name =
                Digest.sha256((program + "\n" + source + "\n" + version.orElse("")).getBytes(StandardCharsets.UTF_8));
        downloading.lockInterruptibly();
        try {
            // Written last, so that the package is complete.
            Optional<byte[]> facts = kept.read(name + ".json");
            if (facts.isPresent() && Files.exists(kept.file(name + ".zip"))) {
                return module(name, Json.read(facts.get()), true);
            }
            return module(name, download(name, source, version, cancellation), false);
        } finally {
            downloading.unlock();
        }
    }

    private Module module(String name, JsonNode facts, boolean earlier) {
        return new Module(
                kept.file(name + ".zip"),
                facts.path("source").asText(),
                facts.path("version").asText(),
                facts.path("folder").asText(),
                earlier);
    }

    private JsonNode download(String name, String source, Optional<String> version, StopRequest cancellation)
            throws IOException, InterruptedException {
        try (JobFolders.Folder folder = folders.make("module " + name)) {
            Path root = folder.directory().path().toRealPath();
            Path configuration = Files.createDirectories(root.resolve("configuration"));
            Path data = Files.createDirectories(root.resolve("data"));
            Path settings = Files.writeString(root.resolve("terraform.rc"), "");
            ObjectNode call = Json.object();
            call.put("source", source);
            version.ifPresent(text -> call.put("version", text));
            ObjectNode main = Json.object();
            main.putObject("module").set("m", call);
            Files.write(configuration.resolve("main.tf.json"), Json.write(main));
            Map<String, String> environment = new TreeMap<>(ChildEnvironment.of(data, settings, "", Map.of()));
            environment.remove("NO_PROXY");
            environment.putAll(network);
            environment.put("GIT_TERMINAL_PROMPT", "0");
            List<String> errors = new ArrayList<>();
            long deadline = System.nanoTime() + LONGEST.toNanos();
            boolean succeeded = new TerraformProcess(binary.executable(), configuration, environment, GRACE, debug)
                    .run(
                            new ErrorsOnly(errors),
                            () -> cancellation.requested() || System.nanoTime() - deadline > 0,
                            "get",
                            "-no-color")
                    .succeeded();
            Optional<JsonNode> entry = manifest(data);
            // Modules that it calls are downloaded by themselves.
            if (entry.isEmpty()
                    || !Files.isDirectory(Path.of(entry.get().path("Dir").asText()))) {
                throw new IOException(
                        succeeded
                                ? "terraform get did not download it"
                                : TerraformErrors.first(errors)
                                        .orElse("terraform get took more than " + LONGEST.toMinutes() + " minutes"));
            }
            Path place = Path.of(entry.get().path("Dir").asText());
            Path top = data.resolve("modules").resolve("m");
            kept.write(name + ".zip", zip(top));
            ObjectNode facts = Json.object();
            facts.put("source", entry.get().path("Source").asText());
            facts.put("version", entry.get().path("Version").asText());
            facts.put("folder", top.relativize(place).toString().replace('\\', '/'));
            kept.write(name + ".json", Json.write(facts));
            return facts;
        }
    }

    /** The module's entry in Terraform's list of installed modules. */
    private static Optional<JsonNode> manifest(Path data) throws IOException {
        Path file = data.resolve("modules").resolve("modules.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        for (JsonNode entry : Json.read(Files.readAllBytes(file)).path("Modules")) {
            if (entry.path("Key").asText().equals("m")) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static byte[] zip(Path top) throws IOException {
        Path real = top.toRealPath();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Path> files;
        try (Stream<Path> all = Files.walk(real)) {
            files = all.filter(file -> !real.relativize(file).startsWith(".git"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Path file : files) {
                // A link to a file of this machine is no file of the module.
                if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        || file.toRealPath().startsWith(real)) {
                    zip.putNextEntry(
                            new ZipEntry(real.relativize(file).toString().replace('\\', '/')));
                    zip.write(Files.readAllBytes(file));
                }
                if (bytes.size() > MOST_BYTES) {
                    throw new IOException("it has more than " + MOST_BYTES + " bytes");
                }
            }
        }
        return bytes.toByteArray();
    }
}
