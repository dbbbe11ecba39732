package dev.featurestore.terraform.module;

import static dev.featurestore.fuzz.Property.require;
import static dev.featurestore.fuzz.Property.requirePlace;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.terraform.language.Finding;
import dev.featurestore.terraform.language.LanguageCheck;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.BodyParser;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.HclSyntaxException;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;

/**
 * A {@code .tf} file is read or refused at a place of the file. A block that is read gives the same block when its source is
 * read again.
 */
@Timeout(10)
class HclFuzzTest {

    @FuzzTest
    void moduleIsReadOrRefused(byte[] input) throws HclSyntaxException {
        String text = new String(input, StandardCharsets.UTF_8);
        ParsedFiles files = ParsedFiles.of(Map.of("main.tf", text));
        for (Finding later : LanguageCheck.in(files)) {
            requirePlace(text, later.position().line(), later.position().column());
        }
        TerraformModule module;
        try {
            module = TerraformModule.of(files);
        } catch (HclSyntaxException refused) {
            requirePlace(text, refused.position().line(), refused.position().column());
            require(!refused.summary().isBlank() && !refused.detail().isBlank(), () -> "no words: " + refused);
            return;
        }
        for (Block block : module.blocks()) {
            requirePlace(text, block.position().line(), block.position().column());
            require(text.contains(block.source()), () -> "not in the file: " + block.source());
            List<Block> again = BodyParser.parse("main.tf", block.source()).blocks();
            require(
                    again.size() == 1
                            && again.get(0).type().equals(block.type())
                            && again.get(0).labels().equals(block.labels())
                            && again.get(0).source().equals(block.source()),
                    () -> "another block when read again: " + block.source());
        }
        for (Local local : module.locals().values()) {
            check(text, local.value());
        }
    }

    private static void check(String text, Expression expression) {
        requirePlace(text, expression.position().line(), expression.position().column());
        expression.literal();
        expression.references();
        expression.uses().forEach(use -> require(use != null, () -> "no use"));
    }
}
