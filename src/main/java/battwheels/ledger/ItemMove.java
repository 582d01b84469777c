package battwheels.ledger;

import battwheels.platform.money.Money;
import java.time.LocalDate;

/**
 * What one kind of movement took off an item on one day.
 *
 * @param amount positive when it lowered the balance, negative when a reversal raised it again
 */
public record ItemMove(LocalDate date, Movement movement, Money amount) {}
