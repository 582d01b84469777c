package battwheels.tables;

import java.util.Locale;

/** What the rows of a table are; each is a domain that has such rows. */
public enum TableKind {
    CONTACTS,
    VEHICLES;

    /** Name of the domain, and first part of its permissions. */
    String domain() {
        return name().toLowerCase(Locale.ROOT);
    }
}
