package dev.featurestore.maven;

import dev.featurestore.operator.command.AdoptStack;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/**
 * Takes over a stack that was created in the Console, by the OCI CLI or by another tool: writes the configuration with which an apply
 * changes nothing, as far as that is possible, lists what is not, and tags the stack as one of this plugin. If the Terraform files of the
 * stack are not those of the bundled stack, they are written to {@code stack.zip} beside the configuration.
 *
 * <p>Runs no job and changes no resource. Replaces no file. Values of sensitive variables are not written: the configuration refers to
 * variables of the environment instead, which the goal lists. Needs no POM.
 *
 * <p>Example: {@code mvn featurestore:adopt -Dfeaturestore.stackId=ocid1.ormstack.oc1.iad.example}
 *
 * @since 0.1.0
 */
@Mojo(name = "adopt", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class AdoptMojo extends AbstractConfigurationMojo {

    /**
     * OCID of the stack to take over. Required.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.STACK_ID)
    private @Nullable String stackId;

    @Inject
    AdoptMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Optional<Map<String, String>> subject(ModuleGoal goal) {
        return Optional.empty();
    }

    @Override
    void run() {
        new AdoptStack(operatorProject(), stack(stackId)).run();
    }
}
