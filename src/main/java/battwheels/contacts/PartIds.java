package battwheels.contacts;

import java.util.function.Supplier;

/** Where ids of new persons and addresses come from. */
public record PartIds(Supplier<String> person, Supplier<String> address) {}
