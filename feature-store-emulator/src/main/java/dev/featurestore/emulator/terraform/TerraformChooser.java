package dev.featurestore.emulator.terraform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the program for an {@link EngineChoice}. */
final class TerraformChooser {

    /** Terraform first, because Resource Manager runs it. */
    private static final List<String> PROGRAMS = List.of("terraform", "tofu");

    private static final String WAY_OUT = "To use Terraform, install terraform or tofu " + TerraformBinary.OLDEST
            + " or later on the PATH, or set its path (featurestore.terraform, --terraform).";

    private final String searchPath;

    /** @param searchPath folders as in the environment's {@code PATH} */
    TerraformChooser(String searchPath) {
        this.searchPath = searchPath;
    }

    /**
     * The result of a search.
     *
     * @param binary the program; empty for the built-in engine
     * @param whyNot why jobs use the built-in engine, and how to use Terraform; empty if a program was found
     */
    record Found(Optional<TerraformBinary> binary, List<String> whyNot) {}

    /**
     * Searches the program.
     *
     * @throws IOException if the configured program cannot be used; the message has the reason
     */
    Found find(EngineChoice choice) throws IOException, InterruptedException {
        if (choice instanceof EngineChoice.At at) {
            try {
                return new Found(Optional.of(TerraformBinary.probe(at.executable())), List.of());
            } catch (IOException e) {
                throw new IOException(
                        "Cannot use Terraform: " + e.getMessage() + ". Set featurestore.terraform (--terraform) to the"
                                + " path of terraform or tofu " + TerraformBinary.OLDEST
                                + " or later, or to auto or builtin.",
                        e);
            }
        }
        return choice instanceof EngineChoice.BuiltIn
                ? builtIn(
                        "as configured",
                        "To use an installed terraform or tofu, set featurestore.terraform" + " (--terraform) to auto.")
                : onThePath();
    }

    private Found onThePath() throws InterruptedException {
        List<String> unusable = new ArrayList<>();
        for (String name : PROGRAMS) {
            Optional<Path> program = TerraformBinary.find(name, searchPath);
            if (program.isPresent()) {
                try {
                    return new Found(Optional.of(TerraformBinary.probe(program.get())), List.of());
                } catch (IOException e) {
                    unusable.add(String.valueOf(e.getMessage()));
                }
            }
        }
        return builtIn(unusable.isEmpty() ? "no terraform or tofu on the PATH" : String.join("; ", unusable), WAY_OUT);
    }

    private static Found builtIn(String why, String advice) {
        return new Found(Optional.empty(), List.of("Engine: built-in (" + why + "). " + advice));
    }
}
