package battwheels.platform.tenancy;

import static battwheels.fixtures.TestDocuments.result;

import battwheels.fixtures.SteppedClock;
import battwheels.fixtures.TestDocuments;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(Lifecycle.PER_CLASS)
class EmbeddedBlobStoreTest implements BlobStoreContract {
    private final SteppedClock clock = new SteppedClock();
    private final TestDocuments documents;

    EmbeddedBlobStoreTest(@TempDir Path data) {
        documents = TestDocuments.in(data);
        result(stores().ensureIndexes(BlobStore.SPECS));
    }

    @Override
    public TenantStores stores() {
        return documents.tenants();
    }

    @Override
    public SteppedClock clock() {
        return clock;
    }

    @AfterAll
    void close() {
        documents.close();
    }
}
