package battwheels.platform.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;

/**
 * Has {@link FlatRecordReader} read the records that are flat in JSON and grouped in code ({@code @JsonUnwrapped}).
 * Jackson's own way keeps every member aside and goes over all of them again for each group: for a ticket of seven
 * groups that was a tenth of a whole request.
 */
final class FlatRecords extends BeanDeserializerModifier {
    private static final long serialVersionUID = 1L;

    @Override
    public JsonDeserializer<?> modifyDeserializer(
            DeserializationConfig config, BeanDescription description, JsonDeserializer<?> usual) {
        return usual instanceof BeanDeserializerBase bean
                        && description.getBeanClass().isRecord()
                        && hasGroups(config, description)
                ? new FlatRecordReader(bean)
                : usual;
    }

    private static boolean hasGroups(DeserializationConfig config, BeanDescription description) {
        return description.findProperties().stream()
                .filter(property -> property.getConstructorParameter() != null)
                .anyMatch(property -> config.getAnnotationIntrospector()
                                .findUnwrappingNameTransformer(property.getConstructorParameter())
                        != null);
    }
}
