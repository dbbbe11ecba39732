package dev.featurestore.emulator.terraform;

import dev.featurestore.emulator.engine.JobFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The plan of an earlier job, for the job that applies it. A plan is a zip that has the configuration, and Terraform runs
 * the provisioners in there.
 */
final class PlanCopy {

    private PlanCopy() {}

    /** Copies a plan. Terraform itself reports a plan that is not a zip. */
    static void write(Path plan, Path copy, Provisioners provisioners) throws IOException, JobFailedException {
        if (provisioners == Provisioners.SKIP) {
            try (ZipFile zip = new ZipFile(plan.toFile());
                    OutputStream out = Files.newOutputStream(copy);
                    ZipOutputStream entries = new ZipOutputStream(out)) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    entries.putNextEntry(new ZipEntry(entry.getName()));
                    entries.write(content(zip, entry));
                }
                return;
            } catch (ZipException e) {
                // Not a zip: copied below.
            }
        }
        Files.copy(plan, copy, StandardCopyOption.REPLACE_EXISTING);
    }

    private static byte[] content(ZipFile zip, ZipEntry entry) throws IOException, JobFailedException {
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] content = in.readAllBytes();
            return ProvisionerRemoval.isTerraform(entry.getName())
                    ? ProvisionerRemoval.without(entry.getName(), content).orElse(content)
                    : content;
        }
    }
}
