package dev.featurestore.operator.upgrade;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** Any plan has colors or none; an upgrade has at least one job. */
@Timeout(10)
class UpgradeFuzzTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @FuzzTest
    void upgradeIsPlannedOrNotNeeded(byte[] input) {
        JsonNode plan;
        try {
            plan = JSON.readTree(input);
        } catch (IOException notJson) {
            return;
        }
        Optional<ColorChange> change = new ColorChangeReader(plan).read();
        change.map(UpgradePlanner::upgrade).ifPresent(upgrade -> {
            require(upgrade.jobs() >= 1, () -> "an upgrade without a job");
            UpgradeWords.summary(upgrade).forEach(line -> require(!line.isBlank(), () -> "a blank line"));
        });
    }
}
