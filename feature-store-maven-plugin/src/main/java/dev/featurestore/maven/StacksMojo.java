package dev.featurestore.maven;

import javax.inject.Inject;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.settings.crypto.SettingsDecrypter;

/**
 * Lists the stacks of feature stores in a compartment (not in those below it): those that this plugin made, by their tag.
 * Only compartment and region matter. Changes nothing; needs no POM.
 */
@Mojo(name = "stacks", requiresProject = false, threadSafe = true)
@SuppressWarnings("NullAway.Init") // Maven sets the parameters
public final class StacksMojo extends AbstractStackMojo {

    /**
     * {@code table}, or {@code json} for one JSON document on standard output; with Maven's {@code -q} it is all that is
     * printed.
     */
    @Parameter(property = PropertyNames.FORMAT, defaultValue = "table", required = true)
    private String format;

    @Inject
    StacksMojo(SettingsDecrypter decrypter) {
        super(decrypter);
    }

    @Override
    void run() {
        stack().stacks(WordParameter.TABLE_OR_JSON.checked(format).equals("json"));
    }
}
