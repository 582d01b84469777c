package battwheels.platform.problem;

import java.util.Locale;

/**
 * Every refusal the product can give, in the order of refusal (design.md section 5). {@code src/docs/errors.md}
 * says of each when it comes and what to do; a test holds the two together.
 */
public enum ProblemCode {
    URI_TOO_LONG(414, "The address is too long"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),

    AUTH_REQUIRED(401, "Sign in first"),
    SESSION_ENDED(401, "This sign-in has ended"),
    LOGIN_REFUSED(401, "E-mail or password is wrong"),
    SECOND_FACTOR_REQUIRED(401, "A code is due"),
    PASSWORD_RESET_REQUIRED(403, "Choose a new password"),

    CSRF_REFUSED(403, "Not from our own page"),

    TENANT_CONTEXT_MISSING(400, "No organization given"),
    TENANT_ACCESS_DENIED(403, "Not a member of this organization"),
    ORG_SUSPENDED(403, "This organization is suspended"),

    RATE_LIMITED(429, "Too many requests"),
    LOGIN_LOCKED(429, "Too many failed sign-ins"),
    ORGANIZATION_BUSY(429, "This organization has too many requests in flight"),

    RBAC_DENIED(403, "Permission missing"),
    SECOND_FACTOR_MISSING(403, "Needs a sign-in with a second factor"),
    SUBSCRIPTION_EXPIRED(402, "The subscription has ended"),
    FEATURE_NOT_AVAILABLE(403, "Not in this plan"),
    USAGE_LIMIT_EXCEEDED(429, "Used up for now"),

    MALFORMED_REQUEST(400, "The request cannot be read"),
    PAYLOAD_TOO_LARGE(413, "The body is too large"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body's media type is not supported"),
    VALIDATION_FAILED(422, "The request breaks a rule"),
    IDEMPOTENCY_KEY_REUSED(422, "This idempotency key belongs to another request"),
    LINK_INVALID(400, "This link is not valid"),
    AUTHORIZATION_PENDING(400, "Not decided yet"),
    SLOW_DOWN(400, "Asked too early"),
    ACCESS_DENIED(400, "Turned away"),
    DEVICE_CODE_EXPIRED(400, "The code has expired"),
    DEVICE_CODE_INVALID(400, "No such code"),
    CURSOR_INVALID(400, "This cursor does not belong to this list"),

    RECORD_LIMIT_REACHED(403, "The plan holds no more"),

    NOT_FOUND(404, "Not found"),
    METHOD_NOT_ALLOWED(405, "Method not allowed"),

    DUPLICATE(409, "Already exists"),
    EMAIL_TAKEN(409, "This e-mail address is taken"),
    GSTIN_TAKEN(409, "This GSTIN is taken"),
    ILLEGAL_MOVE(409, "Not possible in this state"),
    IN_USE(409, "Still in use"),
    TOO_MANY(409, "As many as there may be"),
    ROLE_FIXED(409, "This role is the same everywhere"),
    BALANCE_CHANGED(409, "The balance is another by now"),
    ESTIMATE_CHANGED(409, "The estimate is another version by now"),
    QUANTITY_EXCEEDED(409, "More than is left"),
    BALANCE_EXCEEDED(409, "More than is open"),
    ISSUE_DATE_ORDER(409, "Out of the order of issue"),
    ALREADY_MEMBER(409, "Already a member"),
    ALREADY_INVITED(409, "An invitation is pending"),
    OWNER_PROTECTED(409, "The owner cannot be changed this way"),
    SELF_PROTECTED(409, "Not possible on oneself"),
    HIERARCHY_CYCLE(409, "An organization cannot stand above itself"),
    IDEMPOTENCY_IN_FLIGHT(409, "The first request with this key is still running"),
    IDEMPOTENCY_COMPLETED(409, "Done before; the secret is not shown again"),
    CONCURRENT_CHANGE(409, "Changed by others at the same moment"),
    PRECONDITION_FAILED(412, "Changed in the meantime"),
    ESTIMATE_LOCKED(423, "This estimate is locked"),
    BOOK_PARKED(423, "This book is parked"),
    PERIOD_LOCKED(423, "This period is locked"),

    INTERNAL(500, "Internal error"),
    STORE_UNAVAILABLE(503, "Storage does not answer"),
    OUTCOME_UNKNOWN(503, "Outcome unknown"),
    OVERLOADED(503, "Too busy"),
    DEADLINE_PASSED(503, "Not done in time");

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** The stable {@code type} of RFC 9457. */
    public String type() {
        return "urn:battwheels:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
