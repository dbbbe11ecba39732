package dev.featurestore.emulator.terraform;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads errors in Terraform's output. */
final class TerraformErrors {

    private static final String BEGIN = "Error: ";
    private static final Pattern WITH = Pattern.compile("  with (.+),");
    private static final Pattern ON = Pattern.compile("  on (.+) line (\\d+)[,:].*");

    /** A preface to other errors, without a cause of its own. */
    private static final String PREFACE = "Error: Terraform encountered problems during initialisation";

    private TerraformErrors() {}

    /** The first error in one line: the resource, the summary, the place, and the first words of the detail. */
    static Optional<String> first(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(BEGIN) && !lines.get(i).startsWith(PREFACE)) {
                return Optional.of(message(lines.subList(i, lines.size())));
            }
        }
        return lines.stream().filter(line -> !line.isBlank()).findFirst();
    }

    private static String message(List<String> lines) {
        StringBuilder summary = new StringBuilder(lines.get(0).substring(BEGIN.length()));
        String with = "";
        String where = "";
        StringBuilder detail = new StringBuilder();
        boolean inSummary = true;
        for (String line : lines.subList(1, lines.size())) {
            Matcher address = WITH.matcher(line);
            Matcher place = ON.matcher(line);
            if (line.startsWith(BEGIN) || (line.isBlank() && !detail.isEmpty())) {
                break;
            } else if (line.isBlank()) {
                inSummary = false;
            } else if (address.matches()) {
                with = address.group(1) + ": ";
            } else if (place.matches()) {
                where = " (" + place.group(1) + " line " + place.group(2) + ")";
            } else if (inSummary) {
                summary.append(' ').append(line);
            } else if (!line.startsWith(" ")) {
                detail.append(detail.isEmpty() ? ": " : " ").append(line);
            }
        }
        return with + summary + where + detail;
    }
}
