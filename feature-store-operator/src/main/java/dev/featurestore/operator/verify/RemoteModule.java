package dev.featurestore.operator.verify;

import dev.featurestore.terraform.module.ModuleCall;
import java.util.regex.Pattern;

/**
 * A module from outside of the stack, which Resource Manager downloads: of a registry, a Git repository or a web server.
 *
 * @param address its address in the module that calls it, such as {@code module.vcn}
 * @param source its source, without secrets
 * @param version its version constraint with a space in front; may be empty
 * @param place file and line of the call
 */
public record RemoteModule(String address, String source, String version, String place) {

    private static final Pattern USER = Pattern.compile("//[^/@]*@");
    private static final Pattern SECRET =
            Pattern.compile("(?i)([?&](?:sshkey|token|access_token|[a-z_]*secret)=)[^&]*");

    static RemoteModule of(ModuleCall call) {
        String source = call.source().orElse("");
        return new RemoteModule(
                "module." + call.name(),
                SECRET.matcher(USER.matcher(source).replaceAll("//***@")).replaceAll("$1***"),
                call.version().map(version -> " " + version).orElse(""),
                call.block().position().file() + ":" + call.block().position().line());
    }

    @Override
    public String toString() {
        return address + " from " + source + version + " (" + place + ")";
    }
}
