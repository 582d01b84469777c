package battwheels.platform.outgoing;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What a host name means at this moment. */
@FunctionalInterface
public interface NameLookup {
    /** Every address of the name; blocks. */
    List<InetAddress> addresses(String host) throws UnknownHostException;

    /** As the operating system answers. */
    static NameLookup system() {
        return host -> List.of(InetAddress.getAllByName(host));
    }
}
