package dev.featurestore.maven;

import dev.featurestore.operator.StackOperations;
import dev.featurestore.operator.StackRequest;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** What all goals share that are about a stack that is there, and need no more of the configuration than its name. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractStackMojo extends AbstractConfigurationMojo {

    /** OCID of the stack. Nothing else is then needed to find it. */
    @Parameter(property = PropertyNames.STACK_ID)
    private @Nullable String stackId;

    AbstractStackMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** With one of these the configuration is not read. */
    @Override
    final Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.hasAny("stackId", "job", "apiEndpoint") ? Optional.of(goal.withoutConfig()) : goal.withConfig();
    }

    /** The stack that the goal is about. */
    final StackOperations stack() {
        return operator().stack(new StackRequest(config(), Optional.ofNullable(stackId), overrides(), access()));
    }
}
