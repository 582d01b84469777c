package battwheels.platform.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.BeanDeserializerBase;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.util.NameTransformer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads a flat object into a record and the records it is grouped into, going over its members once. Members no
 * component asks for are passed over; what is missing is what Jackson makes of a missing component.
 */
final class FlatRecordReader extends StdDeserializer<Object> implements ResolvableDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient BeanDeserializerBase usual;
    private transient Map<String, Slot> slots = Map.of();
    private transient @Nullable Group root;
    private transient int groups;

    FlatRecordReader(BeanDeserializerBase usual) {
        super(usual.handledType());
        this.usual = usual;
    }

    /** Where a member goes: which argument of which group's constructor. */
    private record Slot(int group, int argument, SettableBeanProperty component) {}

    /** One record to be made, and those among its components that are groups themselves. */
    private record Group(int number, BeanDeserializerBase maker, SettableBeanProperty[] components, List<Part> parts) {}

    private record Part(int argument, Group group) {}

    /** @throws JsonMappingException when two components ask for the same member */
    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        usual.resolve(context);
        Map<String, Slot> found = new HashMap<>();
        groups = 0;
        root = group(context, usual, NameTransformer.NOP, found);
        slots = found;
    }

    private Group group(
            DeserializationContext context, BeanDeserializerBase maker, NameTransformer names, Map<String, Slot> found)
            throws JsonMappingException {
        int number = groups++;
        SettableBeanProperty[] components = maker.getValueInstantiator()
                .getFromObjectArguments(context.getConfig())
                .clone();
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < components.length; i++) {
            SettableBeanProperty component = components[i];
            JsonDeserializer<Object> value = context.findContextualValueDeserializer(component.getType(), component);
            NameTransformer inner =
                    context.getAnnotationIntrospector().findUnwrappingNameTransformer(component.getMember());
            if (inner == null) {
                components[i] = component.withValueDeserializer(value);
                claim(context, found, names.transform(component.getName()), new Slot(number, i, components[i]));
            } else {
                NameTransformer chained = NameTransformer.chainedTransformer(names, inner);
                parts.add(new Part(i, group(context, makerOf(context, value), chained, found)));
            }
        }
        return new Group(number, maker, components, List.copyOf(parts));
    }

    private BeanDeserializerBase makerOf(DeserializationContext context, JsonDeserializer<Object> value)
            throws JsonMappingException {
        return switch ((Object) value) {
            case FlatRecordReader nested -> nested.usual;
            case BeanDeserializerBase bean -> bean;
            default -> context.reportBadDefinition(handledType(), "only a record can be a group of members");
        };
    }

    private void claim(DeserializationContext context, Map<String, Slot> found, String member, Slot slot)
            throws JsonMappingException {
        if (found.put(member, slot) != null) {
            context.reportBadDefinition(handledType(), "two components ask for the member " + member);
        }
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.isExpectedStartObjectToken()) {
            parser.nextToken();
        }
        Object[][] arguments = new Object[groups][];
        boolean[][] given = new boolean[groups][];
        Group whole = Objects.requireNonNull(root);
        prepare(whole, arguments, given);
        for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
            Slot slot = slots.get(parser.currentName());
            parser.nextToken();
            if (slot == null) {
                parser.skipChildren();
            } else {
                arguments[slot.group()][slot.argument()] = slot.component().deserialize(parser, context);
                given[slot.group()][slot.argument()] = true;
            }
        }
        return make(context, whole, arguments, given);
    }

    private static void prepare(Group group, Object[][] arguments, boolean[][] given) {
        arguments[group.number()] = new Object[group.components().length];
        given[group.number()] = new boolean[group.components().length];
        group.parts().forEach(part -> prepare(part.group(), arguments, given));
    }

    private static Object make(DeserializationContext context, Group group, Object[][] arguments, boolean[][] given)
            throws IOException {
        Object[] own = arguments[group.number()];
        for (Part part : group.parts()) {
            own[part.argument()] = make(context, part.group(), arguments, given);
            given[group.number()][part.argument()] = true;
        }
        for (int i = 0; i < own.length; i++) {
            if (!given[group.number()][i]) {
                own[i] = missing(context, group.components()[i]);
            }
        }
        return group.maker().getValueInstantiator().createFromObjectWith(context, own);
    }

    private static @Nullable Object missing(DeserializationContext context, SettableBeanProperty component)
            throws JsonMappingException {
        Object absent = component.getNullValueProvider().getAbsentValue(context);
        return absent == null ? component.getValueDeserializer().getAbsentValue(context) : absent;
    }
}
