package dev.featurestore.maven;

import dev.featurestore.operator.command.StackRequest;
import java.util.Map;
import java.util.Optional;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;
import org.jspecify.annotations.Nullable;

/** Base of all goals that work on an existing stack and read only its name and location from the configuration. */
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
abstract class AbstractStackMojo extends AbstractConfigurationMojo {

    /**
     * OCID of the stack. Set it to select the stack without a configuration file.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.STACK_ID)
    private @Nullable String stackId;

    AbstractStackMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    /** If one of these parameters is set, the configuration is not read. */
    @Override
    final Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.hasAny("stackId", "job", "apiEndpoint") ? Optional.of(goal.withoutConfig()) : goal.withConfig();
    }

    /** The stack of this goal. */
    final StackRequest stack() {
        return stack(stackId);
    }
}
