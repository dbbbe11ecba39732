package dev.featurestore.maven;

import dev.featurestore.operator.command.ListStacks;
import dev.featurestore.operator.command.WordParameter;
import java.util.Map;
import java.util.Optional;
import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Lists the feature store stacks that this plugin created in a compartment, found by their tag; not those of child
 * compartments. Of the configuration only the region and the compartment are used. Changes nothing; needs no POM.
 *
 * <p>Example: {@code mvn featurestore:stacks}
 *
 * @since 0.1.0
 */
@Mojo(name = "stacks", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class StacksMojo extends AbstractConfigurationMojo {

    /**
     * Output format: {@code table}, or {@code json} for one JSON document on standard output. With Maven's {@code -q}
     * nothing else is printed.
     *
     * @since 0.1.0
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    @Inject
    StacksMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    Optional<Map<String, String>> subject(ModuleGoal goal) {
        return goal.withConfig();
    }

    @Override
    void run() {
        new ListStacks(operatorProject(), stack(null))
                .run(WordParameter.TABLE_OR_JSON.checked(format).equals("json"));
    }
}
