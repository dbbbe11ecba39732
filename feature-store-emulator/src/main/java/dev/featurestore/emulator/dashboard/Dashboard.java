package dev.featurestore.emulator.dashboard;

import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.LoopbackServer;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.view.CloudView;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers the requests for the dashboard's pages, and passes all others on to the services. Pages need no signature: they
 * only read, have no secret values, and are for this machine alone, also where a proxy passes requests of others on. The
 * classes of pages and templates are loaded with the first page.
 */
public final class Dashboard implements Handler {

    /** The path of all pages but the first, which is at the root. */
    static final String PATH = "/dashboard";

    private static final List<String> PROXY_HEADERS = List.of("forwarded", "x-forwarded-for", "via");

    private final CloudView cloud;
    private final Clock clock;
    private final Handler services;
    private @Nullable Handler pages;

    /** @param services answers all other requests */
    public Dashboard(CloudView cloud, Clock clock, Handler services) {
        this.cloud = cloud;
        this.clock = clock;
        this.services = services;
    }

    @Override
    public void admit(Request head) {
        if (!isPage(head)) {
            services.admit(head);
        }
    }

    @Override
    public Response handle(Request request) {
        return isPage(request) ? pages().handle(request) : services.handle(request);
    }

    private static boolean isPage(Request request) {
        String path = request.path();
        boolean direct = LoopbackServer.NAMES.contains(request.hostName())
                && PROXY_HEADERS.stream()
                        .allMatch(header -> request.header(header).isEmpty());
        return direct && isPage(path);
    }

    private static boolean isPage(String path) {
        return path.equals("/") || path.equals(PATH) || path.startsWith(PATH + "/");
    }

    private synchronized Handler pages() {
        Handler loaded = pages;
        if (loaded == null) {
            loaded = new GuardedPages(new DashboardPages(cloud, clock).routes());
            pages = loaded;
        }
        return loaded;
    }
}
