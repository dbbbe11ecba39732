package dev.featurestore.operator.verify;

import dev.featurestore.operator.bundle.ConsoleVariables;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.problem.Location;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.terraform.language.Finding;
import dev.featurestore.terraform.language.LanguageCheck;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.RequiredProvider;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.schema.TypeBlocks;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The modules of a stack: the one of its working directory, and those in its own folders that it calls. */
public final class StackModules {
    private final String workingDirectory;
    private final Map<String, TerraformModule> byFolder;
    private final List<RemoteModule> remote;
    private final ConsoleVariables consoleVariables;

    private StackModules(
            String workingDirectory,
            Map<String, TerraformModule> byFolder,
            List<RemoteModule> remote,
            ConsoleVariables consoleVariables) {
        this.remote = List.copyOf(remote);
        this.workingDirectory = workingDirectory;
        this.byFolder = Map.copyOf(byFolder);
        this.consoleVariables = consoleVariables;
    }

    /** Reads them; empty, with problems, if Resource Manager's Terraform would refuse one. */
    static Optional<StackModules> read(StackFiles stack, Problems problems) {
        int before = problems.count();
        Map<String, TerraformModule> modules = new HashMap<>();
        List<RemoteModule> remote = new ArrayList<>();
        PathCheck paths = new PathCheck(stack, problems);
        Deque<String> pending = new ArrayDeque<>();
        pending.add(stack.workingDirectory());
        while (!pending.isEmpty()) {
            String folder = pending.remove();
            TerraformModule module = modules.containsKey(folder)
                    ? null
                    : stack.terraformSources(folder, problems)
                            .flatMap(sources -> module(sources, stack.isBundled(), problems))
                            .orElse(null);
            if (module != null) {
                modules.put(folder, module);
                paths.check(folder, module);
                for (ModuleCall call : module.moduleCalls()) {
                    if (!call.isLocal() && call.source().isPresent()) {
                        remote.add(RemoteModule.of(call));
                    }
                    folder(folder, call).ifPresent(pending::add);
                }
            }
        }
        // The bundled stack is checked when it is built.
        if (problems.count() == before && !stack.isBundled()) {
            new ModuleCheck(stack, modules, problems).check();
        }
        return problems.count() == before
                ? Optional.of(new StackModules(stack.workingDirectory(), modules, remote, stack.consoleVariables()))
                : Optional.empty();
    }

    private static Optional<TerraformModule> module(Map<String, String> sources, boolean isBundled, Problems problems) {
        ParsedFiles files = ParsedFiles.of(sources, new TypeBlocks());
        // The bundled stack is checked when it is built.
        List<Finding> later = isBundled ? List.of() : LanguageCheck.in(files);
        for (Finding finding : later) {
            problems.addOfStack(
                    Location.of(finding.position()),
                    "",
                    finding.construct() + " requires " + finding.since() + ", but Resource Manager runs Terraform 1.5",
                    finding.instead());
        }
        if (!later.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(isBundled ? TerraformModule.ofChecked(files) : TerraformModule.of(files));
        } catch (HclSyntaxException malformed) {
            problems.addOfStack(
                    Location.of(malformed.position()),
                    "",
                    "Terraform syntax error: " + malformed.summary(),
                    malformed.detail());
            return Optional.empty();
        }
    }

    /** The module of the working directory. */
    public TerraformModule root() {
        TerraformModule root = byFolder.get(workingDirectory);
        if (root == null) {
            throw new IllegalStateException("the stack has no module for its working directory");
        }
        return root;
    }

    /** The modules from outside of the stack that its own modules call, which were not read. */
    public List<RemoteModule> remote() {
        return remote;
    }

    /** The providers that the modules require, each once. */
    public List<RequiredProvider> providers() {
        Map<String, RequiredProvider> bySource = new LinkedHashMap<>();
        new TreeMap<>(byFolder)
                .values()
                .forEach(module -> RequiredProvider.of(module)
                        .forEach(provider -> bySource.putIfAbsent(provider.source(), provider)));
        return List.copyOf(bySource.values());
    }

    /** Whether a configuration can set this variable of the root module. */
    boolean isForConfigurations(String variable) {
        return consoleVariables.key(variable).isEmpty();
    }

    /** The module of a folder of the stack; the path is relative to the working directory. */
    Optional<TerraformModule> module(String path) {
        return Optional.ofNullable(resolved(workingDirectory, path)).map(byFolder::get);
    }

    /** The called module, if it is part of the stack. */
    public Optional<TerraformModule> called(TerraformModule caller, ModuleCall call) {
        return byFolder.entrySet().stream()
                .filter(module -> module.getValue().equals(caller))
                .findFirst()
                .flatMap(module -> folder(module.getKey(), call))
                .map(byFolder::get);
    }

    /** The calls of a module. */
    List<Call> callsOf(TerraformModule module) {
        List<Call> calls = new ArrayList<>();
        for (Map.Entry<String, TerraformModule> caller : byFolder.entrySet()) {
            for (ModuleCall call : caller.getValue().moduleCalls()) {
                if (folder(caller.getKey(), call)
                        .map(byFolder::get)
                        .filter(module::equals)
                        .isPresent()) {
                    calls.add(new Call(caller.getValue(), call));
                }
            }
        }
        return calls;
    }

    /** The call of a module in another one. */
    record Call(TerraformModule caller, ModuleCall call) {}

    /** The folder of a called module; empty if it is not in the stack. */
    static Optional<String> folder(String from, ModuleCall call) {
        return call.source()
                .filter(source -> call.isLocal() && !source.startsWith("/"))
                .map(source -> resolved(from, source));
    }

    /** A path relative to a folder of the stack; null if it is outside of the stack. */
    static @Nullable String resolved(String from, String path) {
        Deque<String> names = new ArrayDeque<>();
        for (String name : (from + "/" + path).split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return null;
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.add(name);
            }
        }
        return String.join("/", names);
    }
}
