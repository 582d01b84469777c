package battwheels.platform.http.contract.merge;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the YAML sources: file name without its ending -> document. */
public final class ContractSources {
    /** The file whose components every other may use, and whose names stay bare. */
    public static final String SHARED = "components";

    private static final String ENDING = ".yaml";

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ContractSources() {}

    /** Every source of a folder, in the order of their names. */
    public static SortedMap<String, ObjectNode> in(Path folder) throws IOException {
        var sources = new TreeMap<String, ObjectNode>();
        try (var files = Files.list(folder)) {
            for (var file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
                var name = file.getFileName().toString();
                sources.put(name.substring(0, name.length() - ENDING.length()), parse(name, Files.readString(file)));
            }
        }
        return sources;
    }

    /** @throws IOException naming the file when it is not YAML, repeats a key or is not one mapping */
    public static ObjectNode parse(String name, String yaml) throws IOException {
        try {
            return YAML.readValue(yaml, ObjectNode.class);
        } catch (IOException e) {
            throw new IOException(name + ": " + e.getMessage(), e);
        }
    }
}
