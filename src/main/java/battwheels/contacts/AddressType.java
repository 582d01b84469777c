package battwheels.contacts;

/** What an address is for. */
public enum AddressType {
    BILLING,
    SHIPPING
}
