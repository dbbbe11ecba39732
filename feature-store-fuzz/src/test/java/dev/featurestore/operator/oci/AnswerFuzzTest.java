package dev.featurestore.operator.oci;

import static dev.featurestore.fuzz.Property.require;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.featurestore.operator.oci.http.JsonObject;
import dev.featurestore.operator.oci.http.SentJson;
import dev.featurestore.operator.oci.http.WrongAnswer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;

/** An answer of a service that is JSON becomes a stack or a job, or is of another form, or lacks a field that is named. */
@Timeout(10)
class AnswerFuzzTest {

    @FuzzTest
    void answerIsReadOrLacksAField(byte[] input) {
        @Nullable JsonObject answer;
        try {
            answer = SentJson.read(input);
        } catch (IOException notOfThisForm) {
            return;
        }
        if (answer == null) {
            return; // The transport refuses it.
        }
        check(answer, ToStack::of);
        check(answer, stack -> ToStack.of(stack, Optional.empty()));
        check(answer, ToJob::of);
    }

    private static void check(JsonObject answer, Function<JsonObject, Object> conversion) {
        try {
            require(conversion.apply(answer) != null, () -> "no value");
        } catch (MissingField missing) {
            require(!missing.field().isBlank(), () -> "a field without a name");
        } catch (UncheckedIOException wrong) {
            require(wrong.getCause() instanceof WrongAnswer, () -> "unexpected: " + wrong.getCause());
        }
    }
}
