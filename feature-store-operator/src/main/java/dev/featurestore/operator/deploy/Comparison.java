package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.cloud.TerraformSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Compares what is deployed with what is wanted. */
final class Comparison {

    private final Stacks stacks;

    Comparison(Stacks stacks) {
        this.stacks = stacks;
    }

    /**
     * Whether a job was started with what is wanted, and nobody has changed the stack since, in the Console or elsewhere:
     * after an apply job there is then nothing to do, and a plan job's plan is still that of the stack.
     */
    boolean same(DeploymentRequest request, StackDetails stack, Job job) {
        StackContents wanted = request.contents();
        return request.fingerprint().isOf(job)
                && stack.variables().equals(wanted.variables())
                && stack.terraformVersion().equals(wanted.terraformVersion())
                && stack.workingDirectory().equals(wanted.workingDirectory())
                && sameConfiguration(wanted.source(), stack, job);
    }

    /** Whether the stack has all tags that are wanted. */
    static boolean sameTags(StackContents wanted, StackDetails stack) {
        StackContents merged = wanted.keepingTagsOf(stack.stack());
        return merged.freeformTags().equals(stack.stack().freeformTags())
                && merged.definedTags().equals(stack.stack().definedTags());
    }

    // A folder of a bucket is named by the digest of what is in it.
    private boolean sameConfiguration(TerraformSource wanted, StackDetails stack, Job job) {
        if (wanted instanceof TerraformSource.Zip zip) {
            return stack.bucket().isEmpty()
                    && (stack.etag().equals(job.freeformTags().get(Fingerprint.ETAG_TAG))
                            || files(zip.bytes())
                                    .equals(files(
                                            stacks.configuration(stack.stack().id()))));
        }
        return stack.bucket().isPresent() && stack.bucket().get().equals(wanted);
    }

    /** The service may have packed the files anew: what they are counts. */
    private static Map<String, ByteBuffer> files(byte[] zip) {
        Map<String, ByteBuffer> files = new TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(entry.getName(), ByteBuffer.wrap(in.readAllBytes()));
                }
            }
        } catch (IOException e) {
            return Map.of(); // no zip that can be read is not the one that is wanted
        }
        return files;
    }
}
