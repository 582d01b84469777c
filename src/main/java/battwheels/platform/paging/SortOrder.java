package battwheels.platform.paging;

/** Which way a list runs. */
public enum SortOrder {
    ASC,
    DESC;

    /** As a document store writes it: 1 or -1. */
    public int sign() {
        return this == ASC ? 1 : -1;
    }
}
