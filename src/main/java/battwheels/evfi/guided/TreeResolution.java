package battwheels.evfi.guided;

import battwheels.evfi.card.Listed;
import battwheels.platform.money.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * Where a guided diagnosis can end.
 *
 * @param laborRate rupees an hour
 */
public record TreeResolution(
        String resolutionId,
        String title,
        String description,
        List<TreePart> partsRequired,
        BigDecimal laborHours,
        Money laborRate,
        int expectedTimeMinutes) {

    public TreeResolution {
        partsRequired = Listed.copy(partsRequired);
    }

    /** @param price of one piece */
    public record TreePart(String name, int quantity, Money price) {}
}
