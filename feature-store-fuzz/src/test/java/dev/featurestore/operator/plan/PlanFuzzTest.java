package dev.featurestore.operator.plan;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.words.LineWidth;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Timeout;

/**
 * A plan is read or refused; its screen has a bounded size; without its secrets it is JSON that has none, and stays the same
 * when its secrets are removed again.
 */
@Timeout(10)
class PlanFuzzTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String SECRET = "hunter-7f3a91";

    @FuzzTest
    void planIsReadOrRefused(byte[] input) throws IOException {
        try {
            TerraformPlan plan = TerraformPlan.read(input);
            require(plan.losses().size() <= plan.changes().size(), () -> "more losses than changes");
            require(plan.drifted() <= plan.changes().size(), () -> "more drift than changes");
            List<PlanScreen.Line> lines = PlanScreen.of(plan, "name", PlanFuzzTest::redacted, LineWidth.LOG);
            require(!lines.isEmpty(), () -> "no lines");
            require(
                    lines.stream().noneMatch(line -> line.text().contains(SECRET)),
                    () -> "a secret in the lines of the plan");
        } catch (FeatureStoreException refused) {
            require(refused.code() == FailureCode.CLOUD_REFUSED, () -> "refused with " + refused.code());
        }
        byte[] without;
        try {
            without = PlanWithoutSecrets.of(input, Set.of("password"), PlanFuzzTest::redacted);
        } catch (UncheckedIOException notJson) {
            return;
        }
        JsonNode plan = JSON.readTree(without);
        require(!hasSecret(plan), () -> "a secret in the plan");
        require(
                Arrays.equals(without, PlanWithoutSecrets.of(without, Set.of("password"), PlanFuzzTest::redacted)),
                () -> "another plan without its secrets");
    }

    private static String redacted(String text) {
        return text.replace(SECRET, "(sensitive value)");
    }

    private static boolean hasSecret(JsonNode node) {
        if (node.isTextual()) {
            return node.textValue().contains(SECRET);
        }
        for (JsonNode child : node) {
            if (hasSecret(child)) {
                return true;
            }
        }
        return false;
    }
}
