package dev.featurestore.terraform.evaluation;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.terraform.module.Local;
import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Timeout;

/** Every expression of a module has a value or none, the same each time, in bounded time and memory. */
@Timeout(10)
class EvaluationFuzzTest {

    @FuzzTest
    void expressionIsEvaluatedOrUndecided(byte[] input) {
        TerraformModule module;
        try {
            module = TerraformModule.parse(Map.of("main.tf", new String(input, StandardCharsets.UTF_8)));
        } catch (HclSyntaxException refused) {
            return;
        }
        ModuleValues values = new ModuleValues(module, Map.of());
        ModuleValues again = new ModuleValues(module, Map.of());
        for (Local local : module.locals().values()) {
            Optional<Object> value = values.local(local.name());
            require(
                    value.equals(again.local(local.name())),
                    () -> "two values of " + local.value().source());
        }
        for (Variable variable : module.variables()) {
            Optional<Object> value = values.variable(variable.name());
            for (Condition condition : Condition.of(variable)) {
                value.ifPresent(known -> {
                    condition.holds(known);
                    condition.message(known);
                });
            }
        }
        for (Block block : module.blocks()) {
            values.values().leaveOut(block);
        }
    }
}
