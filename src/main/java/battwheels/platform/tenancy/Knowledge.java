package battwheels.platform.tenancy;

/** Which knowledge a search reads: the organization's own, or what the platform shares with all. There is no third. */
public enum Knowledge {
    OWN,
    GLOBAL
}
