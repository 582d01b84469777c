package battwheels.platform.http.contract.merge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The build step: {@code MergeContract <folder of sources> <file to write>}. Fails the build naming every fault. */
public final class MergeContract {
    private MergeContract() {}

    public static void main(String[] args) throws IOException {
        var sources = ContractSources.in(Path.of(args[0]));
        switch (ContractMerge.merge(sources)) {
            case MergeOutcome.Refused(var faults) ->
                throw new IllegalStateException("the contract cannot be merged:\n  " + String.join("\n  ", faults));
            case MergeOutcome.Merged(var document) -> write(Path.of(args[1]), document.toString());
        }
    }

    /** An unchanged contract keeps its file, so that nothing after it in the build sees a change. */
    private static void write(Path target, String json) {
        try {
            if (!Files.exists(target) || !Files.readString(target).equals(json)) {
                Files.createDirectories(target.toAbsolutePath().getParent());
                Files.writeString(target, json);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
