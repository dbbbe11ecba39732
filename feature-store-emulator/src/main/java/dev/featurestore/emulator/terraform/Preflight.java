package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.emulator.engine.LaterLanguage;
import dev.featurestore.emulator.engine.UploadedBundle;
import dev.featurestore.provider.kubernetes.KubernetesProvider;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.RehearsedProviders;
import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.TypeBlocks;
import dev.featurestore.terraform.schema.TypeInterface;
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

    /** The types with a stand-in that are resources of a cluster. */
    private static final Map<String, TypeInterface> KUBERNETES =
            KubernetesProvider.offered().resources();

    private final JobModules modules;
    private final String rootModule;
    private final OfferedTypes types;
    private final UsedProviders providers;
    private final Map<String, List<String>> lines = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final List<Diagnostic> found = new ArrayList<>();
    private final List<Provisioner> provisioners = new ArrayList<>();

    private Preflight(JobModules modules, String rootModule, OfferedTypes types, UsedProviders providers) {
        this.modules = modules;
        this.rootModule = rootModule;
        this.types = types;
        this.providers = providers;
    }

    /**
     * Checks the root module and all modules that it calls.
     *
     * @param modules receives the modules
     * @param providers receives the providers that they require
     * @return the provisioners of their resources
     * @throws JobFailedException with all problems
     */
    static List<Provisioner> check(JobModules modules, String rootModule, OfferedTypes types, UsedProviders providers)
            throws JobFailedException, InterruptedException {
        Preflight preflight = new Preflight(modules, rootModule, types, providers);
        preflight.module("", rootModule);
        if (!preflight.found.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, preflight.found);
        }
        return List.copyOf(preflight.provisioners);
    }

    private void module(String address, String folder) throws InterruptedException, JobFailedException {
        if (!seen.add(folder)) {
            return;
        }
        ParsedFiles files = ParsedFiles.of(files(folder), new TypeBlocks());
        found.addAll(LaterLanguage.in(files, lines));
        TerraformModule module;
        try {
            module = TerraformModule.of(files);
        } catch (HclSyntaxException e) {
            // Terraform itself reports the problem.
            return;
        }
        modules.add(folder, module);
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
            Optional<String> called =
                    modules.folder(folder, call, place(call.block().position(), call.block()));
            if (called.isPresent()) {
                module(address + "module." + call.name() + ".", called.get());
            }
        }
    }

    private Map<String, String> files(String folder) {
        Map<String, String> texts = new HashMap<>();
        modules.bundle().terraformFiles(folder).forEach((name, content) -> {
            String shown = UploadedBundle.shown(rootModule, folder, name);
            String text = SourceText.decode(content);
            texts.put(shown, text);
            lines.put(shown, text.lines().toList());
        });
        return texts;
    }

    private void resource(Resource resource) throws InterruptedException {
        if (resource.type().startsWith("kubernetes_")
                && providers.rehearsesKubernetes()
                && !(resource.mode() == Resource.Mode.MANAGED && KUBERNETES.containsKey(resource.type()))) {
            found.add(new Diagnostic(
                    "No stand-in for " + resource.address(),
                    Optional.of(resource.address()),
                    Optional.of(place(resource.block().position(), resource.block())),
                    "The stand-in for " + RehearsedProviders.KUBERNETES + " has the resource types "
                            + String.join(", ", KUBERNETES.keySet())
                            + ". Others need the provider itself, and a cluster that exists outside of the rehearsal."
                            + " Install the provider: in the folder of these files, on a machine with a network, run "
                            + RehearsedProviders.INSTALL));
        }
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

    private Diagnostic.Place place(SourcePosition position, Block block) {
        return Diagnostic.Place.in(lines, position, block.header());
    }
}
