package dev.featurestore.operator.oci;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.oracle.bmc.resourcemanager.model.Job;
import com.oracle.bmc.resourcemanager.model.JobSummary;
import com.oracle.bmc.resourcemanager.model.Stack;
import com.oracle.bmc.resourcemanager.model.StackSummary;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** An answer of a service that is JSON becomes a stack or a job, or lacks a field that is named. */
@Timeout(10)
class AnswerFuzzTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private interface Conversion<T> {
        Object of(T model);
    }

    @FuzzTest
    void answerIsReadOrLacksAField(byte[] input) {
        check(input, Stack.class, stack -> ToStack.of(stack, null));
        check(input, StackSummary.class, ToStack::of);
        check(input, Job.class, ToJob::of);
        check(input, JobSummary.class, ToJob::of);
    }

    private static <T> void check(byte[] input, Class<T> type, Conversion<T> conversion) {
        @Nullable T model;
        try {
            model = JSON.readValue(input, type);
        } catch (IOException notOfThisForm) {
            return;
        }
        if (model == null) {
            return; // The transport refuses it.
        }
        try {
            require(conversion.of(model) != null, () -> "no value");
        } catch (MissingField missing) {
            require(!missing.field().isBlank(), () -> "a field without a name");
        }
    }
}
