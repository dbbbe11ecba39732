package dev.featurestore.emulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds the operation of a method and a path. A slash at the end of a path does not matter: some of OCI's clients send one. */
public final class Router implements Handler {

    private final List<Route> routes;

    private Router(List<Route> routes) {
        this.routes = List.copyOf(routes);
    }

    /** Starts a table of routes. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Response handle(Request request) {
        List<String> segments = segments(request.path());
        boolean pathServed = false;
        for (Route route : routes) {
            Optional<Map<String, String>> parameters = route.match(segments);
            if (parameters.isPresent()) {
                if (route.method().equals(request.method())) {
                    return route.handler().handle(request.withPathParameters(parameters.get()));
                }
                pathServed = true;
            }
        }
        if (pathServed) {
            throw ServiceError.methodNotAllowed(request.method(), request.path());
        }
        throw ServiceError.notFound(request.method(), request.path());
    }

    private static List<String> segments(String path) {
        List<String> segments = new ArrayList<>();
        int start = path.startsWith("/") ? 1 : 0;
        while (true) {
            int slash = path.indexOf('/', start);
            segments.add(path.substring(start, slash < 0 ? path.length() : slash));
            if (slash < 0) {
                return segments;
            }
            start = slash + 1;
        }
    }

    /** The end of a placeholder for all remaining segments. */
    private static final String REST = "...}";

    private record Route(String method, List<String> template, Handler handler) {

        Optional<Map<String, String>> match(List<String> segments) {
            boolean open = template.get(template.size() - 1).endsWith(REST);
            int last = segments.size() - 1;
            if (!open && last > 0 && segments.get(last).isEmpty()) {
                return match(segments.subList(0, last));
            }
            if (open ? segments.size() < template.size() : segments.size() != template.size()) {
                return Optional.empty();
            }
            Map<String, String> parameters = new LinkedHashMap<>();
            for (int i = 0; i < template.size(); i++) {
                String expected = template.get(i);
                if (expected.endsWith(REST)) {
                    String rest = String.join("/", segments.subList(i, segments.size()));
                    if (rest.isEmpty()) {
                        return Optional.empty();
                    }
                    parameters.put(expected.substring(1, expected.length() - REST.length()), decode(rest));
                } else if (expected.startsWith("{") && !segments.get(i).isEmpty()) {
                    parameters.put(expected.substring(1, expected.length() - 1), decode(segments.get(i)));
                } else if (!expected.equals(segments.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(parameters);
        }

        private static String decode(String segment) {
            try {
                // In a path, a plus sign means itself; only in queries it means a space.
                return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                throw ServiceError.cannotParseRequest("The path has a malformed escape: " + segment);
            }
        }
    }

    /** Collects routes. */
    public static final class Builder {

        private final List<Route> routes = new ArrayList<>();

        private Builder() {}

        /**
         * Adds an operation.
         *
         * @param method in upper case
         * @param template the path; {@code {name}} stands for one segment, {@code {name...}} at its end for one or
         *     more
         */
        public Builder route(String method, String template, Handler handler) {
            routes.add(new Route(method, segments(template), handler));
            return this;
        }

        /** The finished table. */
        public Router build() {
            return new Router(routes);
        }
    }
}
