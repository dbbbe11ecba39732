package dev.featurestore.operator.report;

import dev.featurestore.operator.cloud.Output;
import java.util.List;

/**
 * {@code outputs.env}: a line {@code name=value} for each output, for shells ({@code set -a; . outputs.env}) and for CI
 * systems that read dotenv files. A value of letters, digits and {@code @%+=:,./_-} stands as it is; any other in single
 * quotes, as a POSIX shell reads them.
 */
final class OutputsEnv {

    private OutputsEnv() {}

    static String text(List<Output> outputs) {
        StringBuilder text = new StringBuilder();
        for (Output output : outputs) {
            // A name of Terraform may hold a dash, a name of a shell may not.
            text.append(output.name().replace('-', '_'))
                    .append('=')
                    .append(value(output.shownValue()))
                    .append('\n');
        }
        return text.toString();
    }

    private static String value(String value) {
        if (value.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || "@%+=:,./_-".indexOf(c) >= 0))) {
            return value;
        }
        return "'" + value.replace("'", "'\\''") + "'";
    }
}
