package battwheels.tables;

/** How many rows stand how. */
public record RowCounts(int valid, int duplicate, int error, int imported, int refused) {
    static final RowCounts NONE = new RowCounts(0, 0, 0, 0, 0);

    RowCounts plus(RowCounts other) {
        return new RowCounts(
                valid + other.valid,
                duplicate + other.duplicate,
                error + other.error,
                imported + other.imported,
                refused + other.refused);
    }

    RowCounts plus(RowStatus status) {
        return plus(
                switch (status) {
                    case VALID -> new RowCounts(1, 0, 0, 0, 0);
                    case DUPLICATE -> new RowCounts(0, 1, 0, 0, 0);
                    case ERROR -> new RowCounts(0, 0, 1, 0, 0);
                    case IMPORTED -> new RowCounts(0, 0, 0, 1, 0);
                    case REFUSED -> new RowCounts(0, 0, 0, 0, 1);
                });
    }

    int of(RowStatus status) {
        return switch (status) {
            case VALID -> valid;
            case DUPLICATE -> duplicate;
            case ERROR -> error;
            case IMPORTED -> imported;
            case REFUSED -> refused;
        };
    }

    int total() {
        return valid + duplicate + error + imported + refused;
    }
}
