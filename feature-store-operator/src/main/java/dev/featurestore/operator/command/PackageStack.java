package dev.featurestore.operator.command;

import dev.featurestore.operator.bundle.Bundle;
import dev.featurestore.operator.bundle.Bundler;
import dev.featurestore.operator.bundle.StackFiles;
import dev.featurestore.operator.bundle.StackReader;
import dev.featurestore.operator.failure.FailureCode;
import dev.featurestore.operator.failure.FeatureStoreException;
import dev.featurestore.operator.files.UnwritableFile;
import dev.featurestore.operator.files.WrittenFile;
import dev.featurestore.operator.problem.Problems;
import dev.featurestore.operator.report.Console;
import dev.featurestore.operator.verify.Verified;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The goals {@code package} and {@code info}: package the stack as a zip, and print size and digest. */
public final class PackageStack {

    private final Project project;
    private final Console console;

    public PackageStack(Project project) {
        this.project = project;
        this.console = project.console();
    }

    /**
     * Verifies the configuration, and packages its stack.
     *
     * @return the zip file
     * @throws FeatureStoreException if the configuration is invalid, or the file cannot be written
     */
    public Path run(Inputs inputs, Path zip) {
        try (CloudSession session = new CloudSession(inputs.cloud(), console)) {
            Preparation preparation = new Preparation(project, inputs, session);
            Bundle bundle = preparation.bundle(preparation.accepted());
            write(bundle, zip);
            console.info("Packaged the stack: " + project.names().shown(zip) + ", " + Preparation.size(bundle));
            console.info("sha256 " + bundle.digest());
            return zip;
        }
    }

    /** Prints size and digest of the bundled stack. */
    public void info() {
        Bundle bundle = bundled();
        console.info("Bundled stack: " + Preparation.size(bundle));
        console.info("  sha256 " + bundle.digest());
    }

    /** The bundle of the bundled stack. */
    public Bundle bundled() {
        Problems problems = new Problems("the bundled stack");
        StackFiles stack = StackReader.bundled(project.bundledStack(), problems);
        if (problems.hasErrors()) {
            throw Verified.failure(problems.sorted());
        }
        return new Bundler().bundle(stack);
    }

    private void write(Bundle bundle, Path zip) {
        try {
            Files.createDirectories(zip.getParent());
            WrittenFile.open(zip).replace(bundle::writeZip);
        } catch (IOException e) {
            throw FeatureStoreException.of(
                    FailureCode.IO_ERROR,
                    "Cannot write " + project.names().shown(zip) + ": " + e,
                    new UnwritableFile(zip.resolveSibling(""), e).remedy(),
                    e);
        }
    }
}
