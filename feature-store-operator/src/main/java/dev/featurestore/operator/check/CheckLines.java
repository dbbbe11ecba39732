package dev.featurestore.operator.check;

import dev.featurestore.operator.check.RungResult.Trouble;
import dev.featurestore.operator.cloud.Auth;
import dev.featurestore.operator.cloud.StoreApi;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A check in words. */
public final class CheckLines {

    private static final int RUNG_WIDTH = 18;

    private CheckLines() {}

    /** A rung on one line. */
    public static String rung(RungResult result) {
        String words = result.rung().words();
        return "  " + words + " ".repeat(RUNG_WIDTH - words.length())
                + (result.passed() ? "OK      " : "FAILED  ")
                + result.seen()
                + result.trouble().map(trouble -> "  <- " + trouble.hop()).orElse("");
    }

    /**
     * The failure of a rung.
     *
     * @param deployed whether the stack has just been deployed, which then is to be said
     */
    public static FeatureStoreException failure(CheckResult result, RungResult failed, boolean deployed) {
        Trouble trouble = failed.trouble().orElseThrow();
        return FeatureStoreException.of(
                FailureCode.STORE_NOT_ANSWERING,
                List.of(
                        (deployed ? "The stack is deployed, but the check of its store failed" : "The check failed")
                                + " at the " + trouble.hop() + ": " + trouble.what() + " ("
                                + failed.rung().words() + ", " + failed.seen() + ")",
                        "The store's address is " + result.endpoint()),
                trouble.mend());
    }

    /** What a user pastes to use the store. */
    public static List<String> clients(URI endpoint, StoreApi.Signer signer, Path home) {
        List<String> lines = new ArrayList<>();
        lines.add("Python (ads), with whoever is in a group of feature_store_user_group_id:");
        lines.add("  import ads");
        lines.add("  ads.set_auth(\"" + auth(signer.auth()) + "\",");
        signer.profile().filter(profile -> !profile.isDefault(home)).ifPresent(profile -> {
            lines.add("      oci_config_location=\"" + profile.config() + "\",");
            lines.add("      profile=\"" + profile.name() + "\",");
        });
        lines.add("      client_kwargs={\"fs_service_endpoint\": \"" + endpoint + "\"})");
        lines.add("curl, without a signature (200 from the gateway):");
        lines.add("  curl -i -X OPTIONS " + endpoint + "/featureStores");
        return List.copyOf(lines);
    }

    /** ADS does not know a workload's identity. */
    private static String auth(Auth auth) {
        return (auth == Auth.WORKLOAD_IDENTITY ? Auth.API_KEY : auth).value();
    }
}
