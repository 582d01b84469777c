package battwheels.ledger.journal;

import battwheels.platform.money.Money;

/** What was posted to an account on either side, in paise: sums of many entries, so wider than one {@link Money}. */
public record Sides(long debit, long credit) {
    public static final Sides NONE = new Sides(0, 0);

    public Sides plus(EntryLine line) {
        return new Sides(
                Math.addExact(debit, line.debit().paise()),
                Math.addExact(credit, line.credit().paise()));
    }

    public Sides plus(Sides other) {
        return new Sides(Math.addExact(debit, other.debit), Math.addExact(credit, other.credit));
    }

    public Sides minus(Sides other) {
        return new Sides(Math.subtractExact(debit, other.debit), Math.subtractExact(credit, other.credit));
    }

    /** Debit less credit. */
    public long net() {
        return debit - credit;
    }
}
