package battwheels.contacts;

/** Whether the workshop sells to a contact, buys from it, or does both. */
public enum ContactType {
    CUSTOMER,
    VENDOR,
    BOTH
}
