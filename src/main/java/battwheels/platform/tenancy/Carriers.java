package battwheels.platform.tenancy;

import battwheels.platform.store.Streams;

/** Everything that is kept in the stream store, by what it is for; nothing of it is the truth. */
public final class Carriers {
    private final Streams streams;
    private final TenantStreams tenants;

    public Carriers(Streams streams) {
        this.streams = streams;
        this.tenants = new TenantStreams(streams);
    }

    /** Streams of one organization. */
    public TenantStreams tenants() {
        return tenants;
    }

    /** Organizations with work of the kind that the stream carries. */
    public ReadyOrganizations ready(StreamName work) {
        return new ReadyOrganizations(streams, work);
    }

    public CarrierSentinel sentinel(StreamName work) {
        return new CarrierSentinel(streams, work);
    }
}
