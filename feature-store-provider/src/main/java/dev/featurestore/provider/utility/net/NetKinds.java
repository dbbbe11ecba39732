package dev.featurestore.provider.utility.net;

import dev.featurestore.provider.tenancy.ServiceException;
import dev.featurestore.provider.utility.kind.ArgumentValues;
import dev.featurestore.provider.utility.kind.Kinds;
import java.util.Map;

/** The types of {@code hashicorp/http} and {@code hashicorp/external}. */
public final class NetKinds {

    private static final String INSTALL =
            "in the folder of the stack, on a machine with a network, run terraform get &&"
                    + " terraform providers mirror ~/.terraform.d/plugins";

    private NetKinds() {}

    public static Kinds http() {
        return new Kinds(Map.of(), Map.of("http", new HttpData()));
    }

    public static Kinds external() {
        return new Kinds(Map.of(), Map.of("external", configuration -> {
            throw new ServiceException("The rehearsal does not run the program "
                    + String.join(" ", new ArgumentValues(configuration).texts("program"))
                    + ": the stand-in for hashicorp/external runs no programs of a configuration on this machine. Set the"
                    + " values in a variable, or install the real provider, which runs it: " + INSTALL);
        }));
    }

    static ServiceException refused(String url) {
        return new ServiceException("The rehearsal does not request " + url
                + ": the stand-in for hashicorp/http stays on this machine, and requests loopback addresses only. Set the"
                + " response in a variable, or install the real provider, which requests it: " + INSTALL);
    }
}
