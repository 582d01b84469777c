package battwheels.platform.money;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.module.SimpleModule;

/**
 * {@link Money} in a document: a whole number of paise. Registered with the mapper of documents only; the mapper of
 * bodies writes decimal rupees.
 */
public final class StoredMoney extends SimpleModule {
    private static final long serialVersionUID = 1L;

    public StoredMoney() {
        super("paise");
        setMixInAnnotation(Money.class, Paise.class);
    }

    // Naming no serializer here puts the record's own annotations out of force.
    @JsonSerialize
    @JsonDeserialize
    private abstract static class Paise {
        @JsonCreator
        Paise(long paise) {}

        @JsonValue
        abstract long paise();
    }
}
