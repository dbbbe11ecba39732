package dev.featurestore.emulator.featurestore;

import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.rest.Listing;
import dev.featurestore.emulator.rest.QueryParameters;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;

/** Lists what the jobs of a compartment reported about their data, by the time of their creation. */
record Analytics(StoreItems items, ItemAnswers answers) {

    Response validation(ApiOperation operation, Kind kind, Request request) {
        return list(
                operation,
                kind,
                request,
                job -> IngestionOutput.of(job).validation().isPresent());
    }

    Response statistics(ApiOperation operation, Kind kind, Request request) {
        return list(
                operation,
                kind,
                request,
                job -> IngestionOutput.of(job).statistics().isPresent());
    }

    private Response list(ApiOperation operation, Kind kind, Request request, Predicate<Item> reported) {
        QueryParameters query = new QueryParameters(request);
        Optional<Instant> after = query.time("timeCreatedGreaterThan");
        Optional<Instant> from = query.time("timeCreatedGreaterThanOrEqualTo");
        Optional<Instant> before = query.time("timeCreatedLessThan");
        Optional<Instant> to = query.time("timeCreatedLessThanOrEqualTo");
        Predicate<Instant> between = time -> after.filter(time::isAfter).isPresent()
                && from.filter(bound -> !time.isBefore(bound)).isPresent()
                && before.filter(time::isBefore).isPresent()
                && to.filter(bound -> !time.isAfter(bound)).isPresent();
        String model = answers.elements(operation);
        return new Listing<>(operation.name(), "name", Item::name, Item::sequence)
                .page(
                        items.ofKind(kind)
                                .filter(job -> job.text(Item.COMPARTMENT).equals(query.text(Item.COMPARTMENT)))
                                .filter(job -> query.text("displayName").isEmpty()
                                        || job.text("displayName").equals(query.text("displayName")))
                                .filter(job -> between.test(job.timeCreated()))
                                .filter(reported),
                        query)
                .collection(job -> answers.answer(model, job));
    }
}
