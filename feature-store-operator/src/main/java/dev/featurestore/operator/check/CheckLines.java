package dev.featurestore.operator.check;

import dev.featurestore.operator.access.Auth;
import dev.featurestore.operator.check.StepResult.Trouble;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats the results of a check for the console. */
public final class CheckLines {

    private static final int NAME_WIDTH = 18;

    private CheckLines() {}

    /** The line of a step: its name, result and answer. */
    public static String step(StepResult result) {
        String words = result.step().words();
        return "  " + words + " ".repeat(NAME_WIDTH - words.length())
                + (result.passed() ? "OK      " : "FAILED  ")
                + result.seen()
                + result.trouble().map(trouble -> "  <- " + trouble.hop()).orElse("");
    }

    /**
     * The failure of a step.
     *
     * @param deployed whether the stack was just deployed; the message then begins with that
     */
    public static FeatureStoreException failure(CheckResult result, StepResult failed, boolean deployed) {
        Trouble trouble = failed.trouble().orElseThrow();
        return FeatureStoreException.of(
                FailureCode.STORE_NOT_ANSWERING,
                List.of(
                        (deployed ? "The stack is deployed, but the check of its store failed" : "The check failed")
                                + " (" + trouble.hop() + "): " + trouble.what() + " (step \""
                                + failed.step().words() + "\", " + failed.seen() + ")",
                        "API endpoint: " + result.endpoint()),
                trouble.fix());
    }

    /** Snippets that you paste to use the store. */
    public static List<String> clients(URI endpoint, StoreApi.Signer signer, Path home) {
        List<String> lines = new ArrayList<>();
        lines.add("Python (ads), as a user in a group of feature_store_user_group_id:");
        lines.add("  import ads");
        lines.add("  ads.set_auth(\"" + auth(signer.auth()) + "\",");
        signer.profile().filter(profile -> !profile.isDefault(home)).ifPresent(profile -> {
            lines.add("      oci_config_location=\"" + profile.config() + "\",");
            lines.add("      profile=\"" + profile.name() + "\",");
        });
        lines.add("      client_kwargs={\"fs_service_endpoint\": \"" + endpoint + "\"})");
        lines.add("curl, unsigned (the gateway returns 200):");
        lines.add("  curl -i -X OPTIONS " + endpoint + "/featureStores");
        return List.copyOf(lines);
    }

    /** ADS does not support workload identity. */
    private static String auth(Auth auth) {
        return (auth == Auth.WORKLOAD_IDENTITY ? Auth.API_KEY : auth).value();
    }
}
