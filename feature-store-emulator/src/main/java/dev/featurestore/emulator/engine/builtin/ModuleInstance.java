package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.terraform.check.ModuleScope;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Expression;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A module at the place of its use: the root module, or a called one. */
final class ModuleInstance implements ModuleScope {

    private final String path;
    private final String folder;
    private final TerraformModule module;
    private final Optional<Caller> caller;
    private final Map<String, ModuleInstance> children = new LinkedHashMap<>();

    /** The caller of a module. */
    record Caller(ModuleInstance module, ModuleCall call) {}

    private ModuleInstance(String path, String folder, TerraformModule module, Optional<Caller> caller) {
        this.path = path;
        this.folder = folder;
        this.module = module;
        this.caller = caller;
    }

    static ModuleInstance root(String folder, TerraformModule module) {
        return new ModuleInstance("", folder, module, Optional.empty());
    }

    /** Adds a module that this one calls. */
    ModuleInstance call(ModuleCall call, String childFolder, TerraformModule child) {
        Caller by = new Caller(this, call);
        ModuleInstance instance =
                new ModuleInstance(address("module." + call.name()), childFolder, child, Optional.of(by));
        children.put(call.name(), instance);
        return instance;
    }

    @Override
    public String path() {
        return path;
    }

    /** Its folder in the zip. */
    String folder() {
        return folder;
    }

    @Override
    public TerraformModule module() {
        return module;
    }

    @Override
    public Optional<TerraformModule> called(String call) {
        return child(call).map(ModuleInstance::module);
    }

    Optional<Caller> caller() {
        return caller;
    }

    /** The module that a call in this module calls. */
    Optional<ModuleInstance> child(String callName) {
        return Optional.ofNullable(children.get(callName));
    }

    /** Itself and every module below it, callers first. */
    List<ModuleInstance> tree() {
        List<ModuleInstance> all = new ArrayList<>(List.of(this));
        for (ModuleInstance child : children.values()) {
            all.addAll(child.tree());
        }
        return all;
    }

    String address(Resource resource) {
        return address(resource.address());
    }

    /** The caller's argument for a variable of this module. */
    Optional<Expression> argument(String variable) {
        return caller.flatMap(by -> by.call().block().body().attribute(variable))
                .map(Argument::value);
    }
}
