package battwheels.platform.http.contract;

import battwheels.platform.problem.Fault;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From raw bytes to a judged tree: media type, then syntax, then the schema. */
public final class BodyReader {
    private final BodySchemas schemas;

    public BodyReader(Contract contract) {
        this.schemas = new BodySchemas(contract);
    }

    /**
     * @param contentType the header as sent; without one a body counts as JSON
     * @param bytes the body, empty when there is none; its size was bounded before
     */
    public BodyReading read(Operation operation, @Nullable String contentType, byte[] bytes) {
        var body = operation.body();
        if (body == null || (bytes.length == 0 && !body.required())) {
            return new BodyReading.Absent();
        }
        if (bytes.length == 0) {
            return new BodyReading.Invalid(List.of(new Fault("", "the body is required.")));
        }
        boolean form = body.form() && contentType != null && isUtf8(contentType, FormBody.MEDIA_TYPE);
        if (contentType != null && !form && !isUtf8(contentType, body.mediaType())) {
            return new BodyReading.WrongMediaType(body.mediaType());
        }
        return switch (form ? FormBody.parse(bytes) : StrictJson.parse(bytes)) {
            case StrictJson.Parsed.Unreadable(var fault) -> new BodyReading.Malformed(fault);
            case StrictJson.Parsed.Tree(var root) -> {
                var faults = schemas.validate(operation, root);
                yield faults.isEmpty() ? new BodyReading.Accepted(root) : new BodyReading.Invalid(faults);
            }
        };
    }

    private static boolean isUtf8(String contentType, String wanted) {
        var parts = contentType.toLowerCase(Locale.ROOT).split(";");
        if (!parts[0].strip().equals(wanted)) {
            return false;
        }
        for (int i = 1; i < parts.length; i++) {
            var parameter = parts[i].replace("\"", "").strip();
            if (parameter.startsWith("charset=") && !parameter.equals("charset=utf-8")) {
                return false;
            }
        }
        return true;
    }
}
