package battwheels.platform.money;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@link Money} on the wire: {@code 1234.50}. Text is refused, so that there is one way to write an amount. */
final class DecimalRupees {
    private DecimalRupees() {}

    static final class Writer extends JsonSerializer<Money> {
        @Override
        public void serialize(Money value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeNumber(value.rupees());
        }
    }

    static final class Reader extends JsonDeserializer<Money> {
        @Override
        public Money deserialize(JsonParser in, DeserializationContext context) throws IOException {
            if (!in.currentToken().isNumeric()) {
                return (Money) context.handleUnexpectedToken(Money.class, in);
            }
            BigDecimal rupees = in.getDecimalValue();
            @Nullable String objection = Money.objection(rupees);
            if (objection != null) {
                throw context.weirdNumberException(rupees, Money.class, objection);
            }
            return Money.ofRupees(rupees);
        }
    }
}
