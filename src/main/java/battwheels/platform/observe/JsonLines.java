package battwheels.platform.observe;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;

/** Writes each log line as one JSON object: time, level, logger, message, then the line's own keys and values. */
final class JsonLines extends EncoderBase<ILoggingEvent> {
    private static final byte[] NOTHING = {};
    private static final Set<String> OWN = Set.of("time", "level", "logger", "thread", "message", "error");

    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] headerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] footerBytes() {
        return NOTHING;
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        var line = new ByteArrayOutputStream(256);
        try (var out = json.createGenerator(line)) {
            out.writeStartObject();
            write(event, out);
            out.writeEndObject();
            out.writeRaw('\n');
        } catch (IOException e) {
            throw new IllegalStateException("a log line could not be written to memory", e);
        }
        return line.toByteArray();
    }

    private static void write(ILoggingEvent event, JsonGenerator out) throws IOException {
        out.writeStringField("time", event.getInstant().toString());
        out.writeStringField("level", event.getLevel().toString());
        out.writeStringField("logger", event.getLoggerName());
        out.writeStringField("thread", event.getThreadName());
        out.writeStringField("message", event.getFormattedMessage());
        for (var pair : Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of())) {
            // A key of the line must not hide one of ours.
            out.writeFieldName(OWN.contains(pair.key) ? pair.key + "_" : pair.key);
            writeValue(pair.value, out);
        }
        if (event.getThrowableProxy() != null) {
            out.writeStringField("error", ThrowableProxyUtil.asString(event.getThrowableProxy()));
        }
    }

    private static void writeValue(@Nullable Object value, JsonGenerator out) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case Long number -> out.writeNumber(number);
            case Integer number -> out.writeNumber(number);
            case Boolean flag -> out.writeBoolean(flag);
            default -> out.writeString(value.toString());
        }
    }
}
