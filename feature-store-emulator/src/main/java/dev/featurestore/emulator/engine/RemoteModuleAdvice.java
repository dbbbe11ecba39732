package dev.featurestore.emulator.engine;

import dev.featurestore.terraform.module.ModuleCall;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How to rehearse a stack with a module that this machine does not have. */
public final class RemoteModuleAdvice {

    private static final Pattern USER = Pattern.compile("//[^/@]*@");
    private static final Pattern SECRET =
            Pattern.compile("(?i)([?&](?:sshkey|token|access_token|[a-z_]*secret)=)[^&]*");

    /** The folder in a package: behind two slashes that are not those of a URL. */
    private static final Pattern SUBFOLDER = Pattern.compile("(?<![:/])//([^?]+)");

    private RemoteModuleAdvice() {}

    /** A source without secrets. */
    public static String shown(String source) {
        return SECRET.matcher(USER.matcher(source).replaceAll("//***@")).replaceAll("$1***");
    }

    /**
     * The error for a call of such a module.
     *
     * @param reason why it is not available
     */
    public static Diagnostic failure(ModuleCall call, Diagnostic.Place place, String reason) {
        String source = call.source().orElse("");
        Matcher inside = SUBFOLDER.matcher(source);
        String copy = "./modules/" + call.name();
        return Diagnostic.at(
                place,
                "Failed to download module",
                "Could not download module \"" + call.name() + "\" source code from \"" + shown(source) + "\": "
                        + shown(reason).replaceFirst("\\.$", "")
                        + ".\nTo rehearse offline, copy the module into the stack. In the folder of "
                        + place.file()
                        + ", on a machine with a network, run: terraform get && mkdir -p modules && cp -R"
                        + " .terraform/modules/" + call.name() + " " + copy + "\nThen write source = \"" + copy
                        + (inside.find() ? "/" + inside.group(1) : "") + "\" in the module block"
                        + (call.version().isPresent() ? ", and delete its version." : "."));
    }
}
