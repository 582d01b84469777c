package battwheels.platform.http.paging;

import static org.assertj.core.api.Assertions.assertThat;

import battwheels.platform.paging.Position;
import battwheels.platform.paging.SortOrder;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;

class CursorsTest {
    private static final CursorBinding BINDING =
            new CursorBinding("org_a", "listTickets", "6:status=[open]", "created_at", SortOrder.DESC);

    private final Cursors target = new Cursors(new TestSeal());

    @Property(tries = 200)
    void aCursorOpensToWhatWasSealed(
            @ForAll("sortValues") Object value,
            @ForAll @StringLength(min = 1, max = 40) String id,
            @ForAll @IntRange(min = 1) int page) {
        var position = new Position(value.equals("null") ? null : value, "x" + id);

        assertThat(target.open(target.seal(page, position, BINDING), BINDING))
                .contains(new Cursors.Opened(page, position));
    }

    @Property(tries = 200)
    void aCursorOpensForNoOtherList(
            @ForAll String organization, @ForAll String operation, @ForAll String filters, @ForAll String sortBy) {
        var cursor = target.seal(2, new Position("open", "tkt_1"), BINDING);
        var other = new CursorBinding(organization, operation, filters, sortBy, SortOrder.DESC);

        assertThat(target.open(cursor, other).isPresent()).isEqualTo(other.equals(BINDING));
        assertThat(target.open(cursor, bindingWithOrder(SortOrder.ASC))).isEmpty();
    }

    @Property(tries = 300)
    void textThatIsNoCursorIsNotOpened(@ForAll String text) {
        assertThat(target.open(text, BINDING)).isEmpty();
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        assertThat(target.open(Base64.getUrlEncoder().encodeToString(bytes), BINDING))
                .isEmpty();
    }

    @Property(tries = 100)
    void bindingsThatDifferReadDifferently(@ForAll String a, @ForAll String b, @ForAll String c, @ForAll String d) {
        var one = new CursorBinding(a, b, "", "", SortOrder.ASC);
        var two = new CursorBinding(c, d, "", "", SortOrder.ASC);

        assertThat(one.bytes().length == two.bytes().length && java.util.Arrays.equals(one.bytes(), two.bytes()))
                .isEqualTo(one.equals(two));
    }

    @Provide
    Arbitrary<Object> sortValues() {
        return Arbitraries.oneOf(
                Arbitraries.strings().asGeneric(),
                Arbitraries.longs().asGeneric(),
                Arbitraries.bigDecimals()
                        .ofScale(2)
                        .map(d -> d.setScale(2))
                        .filter(d -> d.signum() != 0)
                        .asGeneric(),
                Arbitraries.of(true, false).asGeneric(),
                Arbitraries.just((Object) "null"),
                Arbitraries.just((Object) new BigDecimal("0.10")));
    }

    private static CursorBinding bindingWithOrder(SortOrder order) {
        return new CursorBinding(
                BINDING.organization(), BINDING.operationId(), BINDING.filters(), BINDING.sortBy(), order);
    }
}
