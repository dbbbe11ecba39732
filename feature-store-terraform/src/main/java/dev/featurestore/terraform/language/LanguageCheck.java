package dev.featurestore.terraform.language;

import dev.featurestore.terraform.module.TerraformModule;
import dev.featurestore.terraform.syntax.Block;
import dev.featurestore.terraform.syntax.Body;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds language that is newer than Terraform 1.5, the newest version that Resource Manager runs (OCI documentation,
 * "Supported Terraform Versions"). A newer Terraform accepts the same files.
 */
public final class LanguageCheck {

    private LanguageCheck() {}

    /**
     * Returns the newer constructs in the files of a directory, in the order of names and places. A file that cannot be parsed is left
     * to {@link TerraformModule#of}, which reports the reason.
     *
     * @param files {@code .tf} files; directories may be mixed
     */
    public static List<Finding> in(ParsedFiles files) {
        return files.readable().stream().flatMap(body -> in(body).stream()).toList();
    }

    private static List<Finding> in(Body body) {
        List<Finding> found = new ArrayList<>(LaterFunctions.in(body));
        for (Block block : body.blocks()) {
            found.addAll(LaterBlocks.in(block));
        }
        found.sort(Comparator.comparing((Finding finding) -> finding.position().line())
                .thenComparing(finding -> finding.position().column()));
        return found;
    }
}
