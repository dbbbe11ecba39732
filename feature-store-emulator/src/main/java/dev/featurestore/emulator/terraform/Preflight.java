package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.LaterLanguage;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import dev.featurestore.terraform.syntax.SourcePosition;
import dev.featurestore.terraform.syntax.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a configuration before Terraform does, for language that Resource Manager's version refuses, and for types,
 * modules and providers that the embedded cloud does not have. Leaves files that it cannot read to Terraform.
 */
final class Preflight {

    private final UploadedBundle bundle;
    private final String rootModule;
    private final OfferedTypes types;
    private final UsedProviders providers;
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<Provisioner> provisioners = new ArrayList<>();

    private Preflight(UploadedBundle bundle, String rootModule, OfferedTypes types, UsedProviders providers) {
        this.bundle = bundle;
        this.rootModule = rootModule;
        this.types = types;
        this.providers = providers;
    }

    /**
     * Checks the root module and all local modules that it calls.
     *
     * @param providers receives the providers that they require
     * @return the provisioners of their resources
     * @throws JobFailedException with all problems
     */
    static List<Provisioner> check(
            UploadedBundle bundle, String rootModule, OfferedTypes types, UsedProviders providers)
            throws JobFailedException, InterruptedException {
        Preflight preflight = new Preflight(bundle, rootModule, types, providers);
        preflight.module("", rootModule);
        if (!preflight.found.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, preflight.found);
        }
        return List.copyOf(preflight.provisioners);
    }

    private void module(String address, String folder) throws InterruptedException {
        if (!seen.add(folder)) {
            return;
        }
        ParsedFiles files = ParsedFiles.of(files(folder));
        found.addAll(LaterLanguage.in(files, lines));
        TerraformModule module;
        try {
            module = TerraformModule.of(files);
        } catch (HclSyntaxException e) {
            // Terraform itself reports the problem.
            return;
        }
        for (RequiredProvider required : RequiredProvider.of(module)) {
            providers
                    .add(required, place(required.position(), required.block()))
                    .ifPresent(found::add);
        }
        for (Resource resource : module.resources()) {
            resource(resource);
            provisioners.addAll(Provisioner.of(address, resource));
        }
        for (ModuleCall call : module.moduleCalls()) {
            String source = call.source().orElse("./");
            Optional<String> called = source.startsWith("./") || source.startsWith("../")
                    ? UploadedBundle.resolve(folder, source)
                    : Optional.empty();
            if (called.isPresent()) {
                module(address + "module." + call.name() + ".", called.get());
            } else if (!source.startsWith("../")) {
                found.add(remote(call, source));
            }
        }
    }

    private Map<String, String> files(String folder) {
        Map<String, String> texts = new HashMap<>();
        bundle.terraformFiles(folder).forEach((name, content) -> {
            if (name.endsWith(".tf")) {
                String shown = UploadedBundle.shown(rootModule, folder, name);
                String text = SourceText.decode(content);
                texts.put(shown, text);
                lines.put(shown, text.lines().toList());
            }
        });
        return texts;
    }

    private void resource(Resource resource) throws InterruptedException {
        if (resource.type().startsWith("oci_") && !types.has(resource.mode(), resource.type())) {
            String kind = resource.mode() == Resource.Mode.DATA ? "data source" : "resource type";
            String installed = types.problem();
            found.add(
                    new Diagnostic(
                            "Unknown " + kind + " " + resource.type(),
                            Optional.of(resource.address()),
                            Optional.of(place(resource.block().position(), resource.block())),
                            types.available().source() + " " + types.available().version() + " has no " + kind + " \""
                                    + resource.type() + "\". "
                                    + types.available()
                                            .like(resource.mode(), resource.type())
                                            .map(name -> "Did you mean \"" + name + "\"? ")
                                            .orElse("")
                                    + (installed.isEmpty() ? "" : installed + " ")
                                    + "If another version has it, install that version for offline use (terraform"
                                    + " providers mirror ~/.terraform.d/plugins). Or write its schema to a file where it is"
                                    + " installed (terraform providers schema -json > schema.json), and set the file with"
                                    + " featurestore.providerSchema in the plugin, or --provider-schema in the embedded cloud."));
        }
    }

    private Diagnostic remote(ModuleCall call, String source) {
        return Diagnostic.at(
                place(call.block().position(), call.block()),
                "Failed to download module",
                "Could not download module \"" + call.name() + "\" source code from \"" + source
                        + "\": the embedded cloud is offline, and uses only modules inside the stack's zip (\"./…\")."
                        + " Copy the module into the configuration to rehearse it.");
    }

    private Diagnostic.Place place(SourcePosition position, Block block) {
        return Diagnostic.Place.in(lines, position, Diagnostic.Place.header(block));
    }
}
