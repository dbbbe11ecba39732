package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.LaterLanguage;
import dev.featurestore.emulator.engine.RemoteModuleAdvice;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.TypeBlocks;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import dev.featurestore.terraform.syntax.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** Reads the root module and the local modules that it calls. */
final class ConfigurationLoader {

    /** Limit for modules that call themselves, which Terraform does not end. */
    private static final int MAXIMUM_MODULES = 200;

    private final UploadedBundle bundle;
    private final String workingDirectory;
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Set<String> read = new HashSet<>();
    private final List<Diagnostic> later = new ArrayList<>();
    private int modules;

    private ConfigurationLoader(UploadedBundle bundle, String workingDirectory) {
        this.bundle = bundle;
        this.workingDirectory = workingDirectory;
    }

    /**
     * Reads the configuration of a job.
     *
     * @param workingDirectory folder of the root module; empty for the zip's root
     */
    static CheckedConfiguration load(UploadedBundle bundle, String workingDirectory) throws JobFailedException {
        String folder = bundle.rootModule(workingDirectory);
        ConfigurationLoader loader = new ConfigurationLoader(bundle, folder);
        ModuleInstance root = ModuleInstance.root(folder, loader.read(folder));
        loader.loadCalls(root);
        loader.refuseLater();
        return new CheckedConfiguration(root, loader.lines, bundle);
    }

    private void loadCalls(ModuleInstance instance) throws JobFailedException {
        for (ModuleCall call : instance.module().moduleCalls()) {
            String source = call.source().orElse("");
            if (!source.startsWith("./") && !source.startsWith("../")) {
                throw new JobFailedException(RemoteModuleAdvice.failure(
                        call,
                        place(call),
                        "the built-in engine is offline, and uses only modules inside the stack's zip (\"./…\"); with"
                                + " terraform or tofu on the PATH, a rehearsal downloads modules"));
            }
            Optional<String> folder =
                    UploadedBundle.resolve(instance.folder(), source).filter(bundle::hasFolder);
            if (folder.isEmpty()) {
                throw new JobFailedException(Diagnostic.at(
                        place(call),
                        "Unreadable module directory",
                        "The directory " + source + " could not be read for module \"" + call.name() + "\" at "
                                + call.block().position().file() + ":"
                                + call.block().position().line() + "."));
            }
            if (++modules > MAXIMUM_MODULES) {
                throw new JobFailedException(Diagnostic.at(
                        place(call),
                        "Too many module calls",
                        "The configuration calls more than " + MAXIMUM_MODULES
                                + " modules. Does a module call itself?"));
            }
            loadCalls(instance.call(call, folder.get(), read(folder.get())));
        }
    }

    private TerraformModule read(String folder) throws JobFailedException {
        Map<String, String> texts = new HashMap<>();
        SortedMap<String, byte[]> files = bundle.terraformFiles(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            String name = UploadedBundle.shown(workingDirectory, folder, file.getKey());
            String text = SourceText.decode(file.getValue());
            texts.put(name, text);
            lines.put(name, text.lines().toList());
        }
        ParsedFiles parsed = ParsedFiles.of(texts, new TypeBlocks());
        if (read.add(folder)) {
            later.addAll(LaterLanguage.in(parsed, lines));
        }
        try {
            return TerraformModule.of(parsed);
        } catch (HclSyntaxException e) {
            refuseLater();
            throw new JobFailedException(
                    Diagnostic.at(Diagnostic.Place.in(lines, e.position(), ""), e.summary(), e.detail()));
        }
    }

    /** Reports newer language first: other errors often have the same cause, and are less clear. */
    private void refuseLater() throws JobFailedException {
        if (!later.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, later);
        }
    }

    private Diagnostic.Place place(ModuleCall call) {
        return Diagnostic.Place.in(lines, call.block().position(), call.block().header());
    }
}
