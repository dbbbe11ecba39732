package dev.featurestore.maven;

import dev.featurestore.operator.failure.FailureCode;
import java.util.Set;
import java.util.regex.Pattern;

/** A fault that stays until the goal ends. */
enum LastingFault {
    ERROR_503("every request: 503", Fault.ERROR_503, ".*", FailureCode.CLOUD_IN_TROUBLE),
    SESSION_401("every request: 401, the session has ended", Fault.REFUSED_401, ".*", FailureCode.CLOUD_REFUSED),
    JOB_404(
            "every request about a job: 404",
            Fault.REFUSED_404,
            "GET /20180917/jobs/.*",
            FailureCode.CLOUD_REFUSED,
            FailureCode.STACK_NOT_FOUND),
    RESET("every connection is reset", Fault.RESET_BEFORE_THE_CLOUD, ".*", FailureCode.CLOUD_UNREACHABLE),
    PORTAL(
            "every request: the sign-in page of a network",
            Fault.PORTAL_PAGE_BEFORE_THE_CLOUD,
            ".*",
            FailureCode.CLOUD_ANSWER_INVALID),
    STALL("every request: no answer", Fault.STALL, ".*", FailureCode.CLOUD_UNREACHABLE),
    FILES_503(
            "every request for outputs and plans: 503",
            Fault.ERROR_503,
            "GET /20180917/jobs/[^/]+/(outputs|tfPlan)",
            FailureCode.CLOUD_IN_TROUBLE);

    private final String words;
    private final Fault fault;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Pattern requests;

    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<FailureCode> codes;

    LastingFault(String words, Fault fault, String requests, FailureCode... codes) {
        this.words = words;
        this.fault = fault;
        this.requests = Pattern.compile(requests);
        this.codes = Set.of(codes);
    }

    String words() {
        return words;
    }

    /** What happens to each request. */
    Fault fault() {
        return fault;
    }

    /** Whether it is about all requests, so that it matters at which one it begins. */
    boolean isAboutAll() {
        return requests.pattern().equals(".*");
    }

    /** Whether goals wait for many seconds, so that one life of a stack has one of them. */
    boolean waitsLong() {
        return this == STALL || this == FILES_503;
    }

    /** @param request method and path */
    boolean isAbout(String request) {
        return requests.matcher(request).matches();
    }

    /** Codes that a goal may end with. */
    Set<FailureCode> codes() {
        return codes;
    }
}
