package dev.featurestore.operator.check;

import dev.featurestore.operator.FailureCode;
import dev.featurestore.operator.FeatureStoreException;
import dev.featurestore.operator.check.RungResult.Trouble;
import java.net.URI;
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
                (deployed ? "The stack is deployed, but the check of its store failed" : "The check failed")
                        + " at the " + trouble.hop() + ": " + trouble.what()
                        + " (" + failed.rung().words() + ", " + failed.seen() + ")\n"
                        + "The store's address is " + result.endpoint(),
                trouble.mend());
    }

    /** What a user pastes to use the store. */
    public static List<String> clients(URI endpoint, String auth) {
        return List.of(
                "Python (ads), with whoever is in a group of feature_store_user_group_id:",
                "  import ads",
                "  ads.set_auth(\"" + auth + "\",",
                "      client_kwargs={\"fs_service_endpoint\": \"" + endpoint + "\"})",
                "curl, without a signature (200 from the gateway):",
                "  curl -i -X OPTIONS " + endpoint + "/featureStores");
    }
}
