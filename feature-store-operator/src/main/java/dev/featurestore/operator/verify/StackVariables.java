package dev.featurestore.operator.verify;

import dev.featurestore.operator.config.DeploymentName;
import dev.featurestore.operator.config.OperatorConfig;
import dev.featurestore.operator.config.SpecVariable;
import dev.featurestore.operator.yaml.YamlMapping;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Expression;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The variables to send to Resource Manager. It accepts only text, which Terraform then converts to the type of the variable:
 * text, numbers and booleans are sent as they are, lists and objects as JSON.
 */
public final class StackVariables {

    /**
     * The variable that the form of the OCI console fills with the user's OCID. Resource Manager's API does not, so a client sends
     * it.
     */
    public static final String CURRENT_USER = "current_user_ocid";

    private final TerraformModule module;

    /** The variables of this stack. */
    public StackVariables(TerraformModule module) {
        this.module = module;
    }

    /**
     * The values of a configuration, sorted by name. Keys of {@code spec} are sent if the stack declares the variable
     * that they set; a variable without a value is not sent. {@code deployment_name} is derived if it is not set.
     */
    public Map<String, String> values(OperatorConfig config) {
        Map<String, String> values = new TreeMap<>();
        for (SpecVariable each : SpecVariable.ALL) {
            Optional<String> value = config.value(each);
            if (value.isPresent() && module.variable(each.variable()).isPresent()) {
                values.put(each.variable(), value.get());
            }
        }
        for (YamlMapping.Entry entry : config.variables().entries()) {
            VariableText.of(module.variable(entry.key()).orElse(null), entry.value())
                    .ifPresent(text -> values.put(entry.key(), text));
        }
        return Collections.unmodifiableMap(deploymentName(config)
                .filter(DeploymentName::derived)
                .map(name -> name.in(values))
                .orElse(values));
    }

    /** Whether the value of {@link #CURRENT_USER} is the user who signs in: the stack requires one, and the configuration sets none. */
    public boolean needsCurrentUser(OperatorConfig config) {
        return module.variable(CURRENT_USER).filter(Variable::required).isPresent()
                && !VariableText.isGiven(config.variables().value(CURRENT_USER));
    }

    /** The value of {@code deployment_name}; none if the stack does not declare it with a default. */
    public Optional<DeploymentName> deploymentName(OperatorConfig config) {
        return module.variable(DeploymentName.VARIABLE)
                .flatMap(Variable::defaultValue)
                .flatMap(Expression::literal)
                .filter(String.class::isInstance)
                .map(declared -> DeploymentName.of(config, (String) declared));
    }
}
