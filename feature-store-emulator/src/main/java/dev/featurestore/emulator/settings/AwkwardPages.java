package dev.featurestore.emulator.settings;

import com.fasterxml.jackson.databind.JsonNode;
import dev.featurestore.emulator.http.Handler;
import dev.featurestore.emulator.http.Request;
import dev.featurestore.emulator.http.Response;
import dev.featurestore.emulator.http.ServiceError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Pages of lists as OCI's services sometimes answer them: the first page is empty, but has a token for the next one, and
 * tokens have the characters {@code +}, {@code /} and {@code =} (both seen in recorded exchanges of OCI's Python SDK
 * with Resource Manager). A client that stops at an empty page, or that does not escape a token, fails here.
 */
public final class AwkwardPages implements Handler {

    private static final String NEXT = "opc-next-page";
    private static final String START = "+/";
    private static final String END = "==";

    private final SettingsSource settings;
    private final Handler next;

    /** Puts the pages in front of a handler, if the settings have them. */
    public AwkwardPages(SettingsSource settings, Handler next) {
        this.settings = settings;
        this.next = next;
    }

    @Override
    public Response handle(Request request) {
        if (!settings.forRequest().awkwardPages()) {
            return next.handle(request);
        }
        Optional<String> page = request.query("page");
        Response answer = next.handle(page.map(token -> inner(request, token)).orElse(request));
        Optional<JsonNode> emptyPage = answer.emptyPage();
        if (page.isEmpty() && emptyPage.isPresent()) {
            answer.discard();
            return Response.json(answer.status(), emptyPage.get()).with(NEXT, START + END);
        }
        return Optional.ofNullable(answer.headers().get(NEXT))
                .map(token -> answer.with(NEXT, START + token + END))
                .orElse(answer);
    }

    /** The request with the service's own token, or with none for the first page that has items. */
    private static Request inner(Request request, String token) {
        if (!token.startsWith(START) || !token.endsWith(END)) {
            throw ServiceError.invalidParameter(
                    "page", "It must be the opc-next-page of the last answer, with its characters +, / and = escaped.");
        }
        String own = token.substring(START.length(), token.length() - END.length());
        String query = Arrays.stream(
                        request.target().substring(request.path().length() + 1).split("&", -1))
                .filter(parameter -> !parameter.startsWith("page="))
                .collect(Collectors.joining("&"));
        String page = own.isEmpty() ? "" : "&page=" + URLEncoder.encode(own, StandardCharsets.UTF_8);
        return request.withTarget(request.path() + "?" + query + page);
    }
}
