package dev.featurestore.emulator.terraform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the program that an {@link EngineChoice} means. */
final class TerraformChooser {

    /** Terraform first: it is what Resource Manager runs. */
    private static final List<String> PROGRAMS = List.of("terraform", "tofu");

    private static final String WAY_OUT = "Put terraform or tofu, " + TerraformBinary.OLDEST
            + " or later, on the PATH, or name one (featurestore.terraform, --terraform), and jobs run it.";

    private final String searchPath;

    /** @param searchPath folders as in the environment's {@code PATH} */
    TerraformChooser(String searchPath) {
        this.searchPath = searchPath;
    }

    /**
     * What was found.
     *
     * @param binary the program; empty for the built-in engine
     * @param whyNot why it is the built-in engine and how to get the other; empty lines if there is a program
     */
    record Found(Optional<TerraformBinary> binary, List<String> whyNot) {}

    /**
     * Looks for it.
     *
     * @throws IOException if one was named that cannot be used; the message says why
     */
    Found find(EngineChoice choice) throws IOException, InterruptedException {
        if (choice instanceof EngineChoice.At at) {
            try {
                return new Found(Optional.of(TerraformBinary.probe(at.executable())), List.of());
            } catch (IOException e) {
                throw new IOException(
                        "Terraform cannot be used: " + e.getMessage() + ". Name a terraform or tofu, "
                                + TerraformBinary.OLDEST
                                + " or later (featurestore.terraform, --terraform), or auto, or builtin",
                        e);
            }
        }
        return choice instanceof EngineChoice.BuiltIn
                ? builtIn("it was asked for. With auto in place of builtin (featurestore.terraform, --terraform) jobs"
                        + " run terraform or tofu where there is one.")
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
        return builtIn((unusable.isEmpty() ? "there is no terraform or tofu on the PATH" : String.join("; ", unusable))
                + ". " + WAY_OUT);
    }

    private static Found builtIn(String why) {
        return new Found(Optional.empty(), List.of("Engine: built-in, for " + why));
    }
}
