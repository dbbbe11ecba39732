package dev.featurestore.emulator.engine;

import dev.featurestore.emulator.engine.builtin.BuiltInEngine;
import dev.featurestore.terraform.language.Finding;
import dev.featurestore.terraform.language.LanguageCheck;
import dev.featurestore.terraform.syntax.ParsedFiles;
import java.util.List;
import java.util.Map;

/** Refuses language that is newer than Resource Manager's Terraform, with its message and with what to write instead. */
public final class LaterLanguage {

    private LaterLanguage() {}

    /**
     * Returns a diagnostic for each newer construct in the files of a folder.
     *
     * @param files the files, by their names as messages show them
     * @param lines the lines of each file, by the same names
     */
    public static List<Diagnostic> in(ParsedFiles files, Map<String, List<String>> lines) {
        return LanguageCheck.in(files).stream()
                .map(finding -> diagnostic(finding, lines))
                .toList();
    }

    private static Diagnostic diagnostic(Finding finding, Map<String, List<String>> lines) {
        return Diagnostic.at(
                Diagnostic.Place.in(lines, finding.position(), ""),
                finding.summary(),
                finding.detail() + "\n\nThis is a " + finding.construct() + ", which came with " + finding.since()
                        + "; Resource Manager runs " + BuiltInEngine.TERRAFORM_VERSION + ". " + finding.instead()
                        + ".");
    }
}
