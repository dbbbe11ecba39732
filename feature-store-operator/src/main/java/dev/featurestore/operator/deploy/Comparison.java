package dev.featurestore.operator.deploy;

import dev.featurestore.operator.cloud.Job;
import dev.featurestore.operator.cloud.StackContents;
import dev.featurestore.operator.cloud.StackDetails;
import dev.featurestore.operator.cloud.Stacks;
import dev.featurestore.operator.cloud.TerraformSource;
import dev.featurestore.operator.jobs.Fingerprint;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a deployed stack with a request. */
final class Comparison {

    private final Stacks stacks;

    Comparison(Stacks stacks) {
        this.stacks = stacks;
    }

    /**
     * Whether a job was started with this request, and the stack has not changed since, in the Console or elsewhere. Then an
     * apply job leaves nothing to do, and the plan of a plan job is current.
     */
    boolean same(DeploymentRequest request, StackDetails stack, Job job) {
        return differences(request, stack, job).isEmpty();
    }

    /** What of a request differs from the job or from the stack; empty if they are the {@link #same}. */
    List<String> differences(DeploymentRequest request, StackDetails stack, Job job) {
        StackContents wanted = request.contents();
        List<String> differences = new ArrayList<>(request.fingerprint().differences(job));
        if (!stack.variables().equals(wanted.variables())) {
            differences.add("variables of the stack");
        }
        if (!stack.terraformVersion().equals(wanted.terraformVersion())) {
            differences.add("Terraform version of the stack");
        }
        if (!stack.workingDirectory().equals(wanted.workingDirectory())) {
            differences.add("working directory of the stack");
        }
        if (differences.isEmpty() && !sameConfiguration(wanted.source(), stack, job)) {
            differences.add("Terraform configuration of the stack");
        }
        return differences;
    }

    /** Whether the stack has all requested tags. */
    static boolean sameTags(DeploymentRequest request, StackDetails stack) {
        StackContents merged = ProtectionTag.merged(request, stack.stack());
        return merged.freeformTags().equals(stack.stack().freeformTags())
                && merged.definedTags().equals(stack.stack().definedTags());
    }

    // The digest of a bundle is the name of its folder in the bucket.
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

    /** The files in a zip: they are compared one by one, because the service may pack them again. */
    private static Optional<Map<String, ByteBuffer>> files(byte[] zip) {
        return ReturnedZip.files(zip, name -> true);
    }
}
