package dev.featurestore.emulator.dashboard;

import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.Router;
import dev.featurestore.emulator.view.CloudView;
import dev.featurestore.emulator.view.JobContent;
import dev.featurestore.emulator.view.JobView;
import dev.featurestore.emulator.view.StackContent;
import dev.featurestore.emulator.view.StackView;
import dev.featurestore.emulator.view.StoreView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The pages: each reads the cloud and renders a template. Long lists are cut, so that no page grows without a limit. */
final class DashboardPages {

    static final int MAX_STACKS = 200;
    static final int MAX_JOBS = 100;
    static final int MAX_RESOURCES = 2000;
    static final int MAX_ITEMS = 500;
    static final int MAX_LINES = 2000;

    private static final int RECENT_JOBS = 10;

    private final CloudView cloud;
    private final Clock clock;
    private final Templates templates = new Templates();

    DashboardPages(CloudView cloud, Clock clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    Handler routes() {
        Router.Builder routes = Router.builder();
        page(routes, "/", request -> overview());
        page(routes, Dashboard.PATH + "/stacks/{id}", this::stack);
        page(routes, Dashboard.PATH + "/jobs/{id}", this::job);
        page(routes, Dashboard.PATH + "/stores/{id}", this::store);
        page(routes, Dashboard.PATH + "/style.css", request -> asset("style.css", "text/css; charset=utf-8"));
        page(routes, Dashboard.PATH + "/live.js", request -> asset("live.js", "text/javascript; charset=utf-8"));
        page(routes, Dashboard.PATH + "/{other...}", request -> notFound("page"));
        page(routes, Dashboard.PATH, request -> notFound("page"));
        return routes.build();
    }

    private static void page(Router.Builder routes, String path, Handler page) {
        routes.route("GET", path, page).route("HEAD", path, page);
    }

    private Response overview() {
        List<StackView> stacks = cloud.stacks();
        List<JobView> jobs = cloud.jobs();
        return page(
                200,
                "overview",
                Map.of(
                        "stacks", Listed.first(stacks, MAX_STACKS),
                        "jobs", Listed.first(jobs, RECENT_JOBS),
                        "running",
                                (int) jobs.stream()
                                        .filter(job -> !job.finished())
                                        .count(),
                        "resources",
                                stacks.stream().mapToInt(StackView::resources).sum(),
                        "stores", Listed.first(cloud.stores(), MAX_STACKS)));
    }

    private Response stack(Request request) {
        Optional<StackContent> found = cloud.stack(request.pathParameter("id"));
        if (found.isEmpty()) {
            return notFound("stack");
        }
        StackContent content = found.get();
        return page(
                200,
                "stack",
                Map.of(
                        "content", content,
                        "jobs", Listed.first(content.jobs(), MAX_JOBS),
                        "resources", Listed.first(content.resources(), MAX_RESOURCES),
                        "store", cloud.store(content.stack().id())));
    }

    private Response job(Request request) {
        Optional<JobContent> found = cloud.job(request.pathParameter("id"), MAX_LINES);
        return found.isEmpty() ? notFound("job") : page(200, "job", Map.of("content", found.get()));
    }

    private Response store(Request request) {
        Optional<StoreView> found = cloud.store(request.pathParameter("id"));
        return found.isEmpty()
                ? notFound("store")
                : page(200, "store", Map.of("store", found.get(), "lineage", LineageGraph.of(found.get())));
    }

    private Response notFound(String kind) {
        return page(404, "missing", Map.of("kind", kind));
    }

    private Response page(int status, String template, Map<String, Object> values) {
        return Response.of(
                status,
                "text/html; charset=utf-8",
                templates.render(template, new DashboardFormat(clock.instant()), values));
    }

    private Response asset(String name, String type) {
        return Response.of(200, type, templates.asset(name));
    }
}
