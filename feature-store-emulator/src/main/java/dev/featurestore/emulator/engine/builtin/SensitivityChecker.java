package dev.featurestore.emulator.engine.builtin;

import dev.featurestore.emulator.engine.Diagnostic;
import dev.featurestore.emulator.engine.JobFailedException;
import dev.featurestore.terraform.module.Local;
import dev.featurestore.terraform.module.ModuleOutput;
import dev.featurestore.terraform.module.Resource;
import dev.featurestore.terraform.module.Variable;
import dev.featurestore.terraform.syntax.Argument;
import dev.featurestore.terraform.syntax.Expression;
import dev.featurestore.terraform.syntax.ReferenceUse;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses outputs of the root module with a sensitive value that are not marked as sensitive, like Terraform. Follows
 * values through locals, modules and attributes of resources, up to {@code nonsensitive}.
 */
final class SensitivityChecker {

    private record Place(Expression expression, ModuleInstance instance) {}

    private final Set<Place> seen = new HashSet<>();
    private final Deque<Place> open = new ArrayDeque<>();

    private SensitivityChecker() {}

    /** @throws JobFailedException with all such outputs */
    static void check(CheckedConfiguration configuration) throws JobFailedException {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (ModuleOutput output : configuration.root().module().outputs()) {
            if (!output.sensitive() && new SensitivityChecker().isSensitive(output.value(), configuration.root())) {
                diagnostics.add(
                        Diagnostic.at(configuration.place(output.block()), "Output refers to sensitive values", """
                        To reduce the risk of accidentally exporting sensitive data that was intended to be only \
                        internal, Terraform requires that any root module output containing sensitive data be \
                        explicitly marked as sensitive, to confirm your intent.

                        If you do intend to export this data, annotate the output value as sensitive by adding the \
                        following argument:
                            sensitive = true"""));
            }
        }
        if (!diagnostics.isEmpty()) {
            throw new JobFailedException(JobFailedException.EXECUTION_ERROR, diagnostics);
        }
    }

    private boolean isSensitive(Expression expression, ModuleInstance instance) {
        follow(expression, instance);
        while (!open.isEmpty()) {
            Place place = open.pop();
            for (ReferenceUse use : place.expression().uses()) {
                if (isSensitive(use, place.instance())) {
                    return true;
                }
            }
        }
        return false;
    }

    private void follow(Expression expression, ModuleInstance instance) {
        Place place = new Place(expression, instance);
        if (!expression.source().contains("nonsensitive(") && seen.add(place)) {
            open.push(place);
        }
    }

    /** Whether the reference is to a sensitive value; adds expressions that decide it to those to follow. */
    private boolean isSensitive(ReferenceUse use, ModuleInstance instance) {
        String subject = use.reference().subject();
        switch (use.reference().kind()) {
            case VARIABLE -> {
                if (instance.module().variable(subject).map(Variable::sensitive).orElse(false)) {
                    return true;
                }
                instance.argument(subject)
                        .ifPresent(argument ->
                                follow(argument, instance.caller().orElseThrow().module()));
            }
            case LOCAL ->
                Optional.ofNullable(instance.module().locals().get(subject))
                        .map(Local::value)
                        .ifPresent(value -> follow(value, instance));
            case MODULE -> {
                Optional<ModuleInstance> child = instance.child(subject.substring("module.".length()));
                Optional<ModuleOutput> output = child.flatMap(c -> c.module().outputs().stream()
                        .filter(o -> use.attribute().filter(o.name()::equals).isPresent())
                        .findFirst());
                if (output.isPresent()) {
                    if (output.get().sensitive()) {
                        return true;
                    }
                    follow(output.get().value(), child.orElseThrow());
                }
            }
            case RESOURCE, DATA -> attribute(use, instance).ifPresent(attribute -> follow(attribute.value(), instance));
            case OTHER -> {
                // An iterator: its collection is in the same expression.
            }
        }
        return false;
    }

    private static Optional<Argument> attribute(ReferenceUse use, ModuleInstance instance) {
        Optional<Resource> resource = instance.module().resources().stream()
                .filter(r -> r.address().equals(use.reference().subject()))
                .findFirst();
        return resource.flatMap(r -> use.attribute().flatMap(r.block().body()::attribute));
    }
}
