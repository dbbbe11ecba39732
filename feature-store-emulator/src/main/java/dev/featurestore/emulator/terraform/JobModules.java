package dev.featurestore.emulator.terraform;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.LogSink;
import dev.featurestore.emulator.engine.RemoteModuleAdvice;
import dev.featurestore.emulator.engine.StopRequest;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.emulator.json.Json;
import dev.featurestore.emulator.store.Digest;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.TerraformModule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The modules of a job: those of the stack's zip, and the packages of other modules, which become folders of the bundle. So
 * everything that reads or changes the configuration treats them alike.
 */
final class JobModules {

    /** Terraform ignores hidden folders, so that it is in no module. */
    private static final String FOLDER = ".downloaded-modules/";

    private static final int NAME_LENGTH = 16;

    /** Limit for modules that call themselves. */
    private static final int MOST_CALLS = 2_000;

    private final ModuleDownloads downloads;
    private final LogSink log;
    private final StopRequest cancellation;
    private UploadedBundle bundle;
    private final Map<String, TerraformModule> read = new HashMap<>();
    private final Map<String, ModuleDownloads.Module> downloaded = new HashMap<>();

    JobModules(UploadedBundle bundle, ModuleDownloads downloads, LogSink log, StopRequest cancellation) {
        this.bundle = bundle;
        this.downloads = downloads;
        this.log = log;
        this.cancellation = cancellation;
    }

    /** The zip, with the packages that were downloaded so far. */
    UploadedBundle bundle() {
        return bundle;
    }

    /** Adds a module that was read. */
    void add(String folder, TerraformModule module) {
        read.put(folder, module);
    }

    /**
     * The folder of a called module; empty if Terraform itself reports the problem.
     *
     * @param folder the folder of the module that calls it
     * @param place the call
     * @throws JobFailedException if it cannot be downloaded
     */
    Optional<String> folder(String folder, ModuleCall call, Diagnostic.Place place)
            throws JobFailedException, InterruptedException {
        String source = call.source().orElse("");
        if (source.isEmpty() || call.isLocal()) {
            return source.startsWith("/") ? Optional.empty() : UploadedBundle.resolve(folder, source);
        }
        ModuleDownloads.Module module = downloaded.get(key(call));
        if (module == null) {
            try {
                module = downloads.get(source, call.version(), cancellation);
            } catch (IOException e) {
                throw new JobFailedException(RemoteModuleAdvice.failure(call, place, String.valueOf(e.getMessage())));
            }
            bundle = bundle.with(module.zip(), packageOf(call));
            downloaded.put(key(call), module);
            log.info((module.kept() ? "Module downloaded earlier: " : "Downloaded module: ")
                    + RemoteModuleAdvice.shown(source)
                    + (module.version().isEmpty() ? "" : " " + module.version()));
        }
        return Optional.of(folder(call, module));
    }

    private static String folder(ModuleCall call, ModuleDownloads.Module module) {
        return packageOf(call) + (module.folder().isEmpty() ? "" : "/" + module.folder());
    }

    private static String packageOf(ModuleCall call) {
        return FOLDER
                + Digest.sha256(key(call).getBytes(StandardCharsets.UTF_8)).substring(0, NAME_LENGTH);
    }

    private static String key(ModuleCall call) {
        return call.source().orElse("") + "\n" + call.version().orElse("");
    }

    /**
     * Writes Terraform's list of installed modules, so that it downloads none.
     *
     * @param rootModule the folder of the root module in the bundle
     * @param configuration the folder with the unpacked bundle
     * @param data the folder of Terraform's own data
     */
    void install(String rootModule, Path configuration, Path data) throws IOException {
        if (downloaded.isEmpty()) {
            return;
        }
        ObjectNode list = Json.object();
        int[] calls = new int[1];
        ArrayNode entries = list.putArray("Modules");
        entry(entries, "", configuration.resolve(rootModule)).put("Source", "");
        list(rootModule, "", configuration, entries, calls);
        Files.write(Files.createDirectories(data.resolve("modules")).resolve("modules.json"), Json.write(list));
    }

    private static ObjectNode entry(ArrayNode entries, String key, Path folder) {
        ObjectNode entry = entries.addObject();
        entry.put("Key", key);
        entry.put("Dir", folder.toString());
        return entry;
    }

    /** A path in the form in which Terraform compares it: it drops the modules below a local one that is not in the list. */
    private static String clean(String path) {
        String normal = Path.of(path).normalize().toString().replace('\\', '/');
        return normal.equals("..") || normal.startsWith("../") ? normal : "./" + normal;
    }

    private void list(String folder, String prefix, Path configuration, ArrayNode entries, int[] calls) {
        TerraformModule module = read.get(folder);
        if (module == null) {
            return;
        }
        for (ModuleCall call : module.moduleCalls()) {
            ModuleDownloads.Module remote = downloaded.get(key(call));
            Optional<String> called = remote != null
                    ? Optional.of(folder(call, remote))
                    : UploadedBundle.resolve(folder, call.source().orElse(""));
            calls[0]++;
            if (called.isEmpty() || calls[0] > MOST_CALLS) {
                continue;
            }
            String key = prefix + call.name();
            ObjectNode entry = entry(entries, key, configuration.resolve(called.get()));
            entry.put(
                    "Source",
                    remote != null ? remote.source() : clean(call.source().orElse("")));
            if (remote != null && !remote.version().isEmpty()) {
                entry.put("Version", remote.version());
            }
            list(called.get(), key + ".", configuration, entries, calls);
        }
    }
}
