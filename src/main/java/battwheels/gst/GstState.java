package battwheels.gst;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A state or territory as GST numbers name it.
 *
 * @param code two digits
 * @param name as the law writes it
 */
public record GstState(
        @JsonProperty("state_code") String code,
        @JsonProperty("state_name") String name) {
    private static final String RESOURCE = "/reference/gst-states.csv";
    private static final List<GstState> ALL = read();
    private static final Map<String, GstState> BY_CODE = index(GstState::code);
    private static final Map<String, GstState> BY_NAME = index(state -> folded(state.name()));

    /** Every state in use, by code. */
    public static List<GstState> all() {
        return ALL;
    }

    public static Optional<GstState> ofCode(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Reads a two-digit code, or a name in any case, with "&amp;" or "and". */
    public static Optional<GstState> named(String codeOrName) {
        return ofCode(codeOrName.strip()).or(() -> Optional.ofNullable(BY_NAME.get(folded(codeOrName))));
    }

    private static String folded(String name) {
        return name.replace("&", " and ").strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static Map<String, GstState> index(Function<GstState, String> key) {
        return ALL.stream().collect(Collectors.toUnmodifiableMap(key, Function.identity()));
    }

    private static List<GstState> read() {
        try (InputStream in = Objects.requireNonNull(GstState.class.getResourceAsStream(RESOURCE), RESOURCE);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(GstState::parsed).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static GstState parsed(String line) {
        int comma = line.indexOf(',');
        return new GstState(line.substring(0, comma), line.substring(comma + 1));
    }
}
