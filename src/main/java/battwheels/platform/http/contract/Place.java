package battwheels.platform.http.contract;

/** Where a parameter travels. */
public enum Place {
    PATH,
    QUERY,
    HEADER
}
