package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.terraform.evaluation.ModuleValues;
import dev.featurestore.terraform.module.ModuleCall;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The resources and data sources that a stack has with a configuration: all that it declares, except for those that
 * have no instances for certain. Modules from outside of the stack are not read.
 */
public final class StackInstances {

    /** Terraform refuses modules that call themselves; so does this, later. */
    private static final int DEEPEST = 20;

    private record Instance(Resource resource, ModuleValues values) {}

    private final Deployable deployable;
    private final List<Instance> instances = new ArrayList<>();

    /** The instances of a deployable stack. */
    public StackInstances(Deployable deployable) {
        this.deployable = deployable;
        TerraformModule root = deployable.module();
        add(root, new ModuleValues(root, given(root, deployable.config())), 0);
    }

    /** Passes each of them to the consumer, with the values of its module. */
    public void forEach(BiConsumer<Resource, ModuleValues> consumer) {
        for (Instance instance : instances) {
            consumer.accept(instance.resource, instance.values);
        }
    }

    private void add(TerraformModule module, ModuleValues values, int depth) {
        for (Resource resource : module.resources()) {
            if (!values.values().leaveOut(resource.block())) {
                instances.add(new Instance(resource, values));
            }
        }
        for (ModuleCall call : module.moduleCalls()) {
            Optional<TerraformModule> called = deployable.modules().called(module, call);
            if (depth < DEEPEST && called.isPresent() && !values.values().leaveOut(call.block())) {
                add(called.get(), new ModuleValues(called.get(), arguments(call, called.get(), values)), depth + 1);
            }
        }
    }

    private static Map<String, Optional<Object>> given(TerraformModule module, OperatorConfig config) {
        Map<String, Optional<Object>> given = new HashMap<>();
        for (SpecVariable each : SpecVariable.ALL) {
            config.value(each).ifPresent(value -> given.put(each.variable(), Optional.of(value)));
        }
        new StackVariables(module)
                .deploymentName(config)
                .flatMap(DeploymentName::sent)
                .ifPresent(name -> given.put(DeploymentName.VARIABLE, Optional.of(name)));
        for (YamlMapping.Entry entry : config.variables().entries()) {
            if (VariableText.isGiven(entry.value())) {
                given.put(
                        entry.key(),
                        module.variable(entry.key()).flatMap(variable -> GivenValue.of(variable, entry.value())));
            }
        }
        return given;
    }

    private static Map<String, Optional<Object>> arguments(
            ModuleCall call, TerraformModule called, ModuleValues values) {
        Map<String, Optional<Object>> arguments = new HashMap<>();
        for (Variable variable : called.variables()) {
            call.block()
                    .body()
                    .attribute(variable.name())
                    .map(Argument::value)
                    .ifPresent(argument ->
                            arguments.put(variable.name(), values.values().valueOf(argument)));
        }
        return arguments;
    }
}
