package battwheels.platform.outgoing;

import java.math.BigInteger;
import java.net.InetAddress;
import java.util.List;

/** Which network addresses belong to the public internet, by the special-purpose registries of IANA. Pure. */
final class PublicAddresses {
    private static final List<Block> SPECIAL = List.of(
            Block.of("0.0.0.0", 8), // this network
            Block.of("10.0.0.0", 8), // private
            Block.of("100.64.0.0", 10), // behind a carrier's translation
            Block.of("127.0.0.0", 8), // this machine
            Block.of("169.254.0.0", 16), // this link; metadata of clouds
            Block.of("172.16.0.0", 12), // private
            Block.of("192.0.0.0", 24), // protocol assignments
            Block.of("192.0.2.0", 24), // documentation
            Block.of("192.31.196.0", 24), // AS112
            Block.of("192.52.193.0", 24), // AMT
            Block.of("192.88.99.0", 24), // relays of 6to4
            Block.of("192.168.0.0", 16), // private
            Block.of("192.175.48.0", 24), // AS112
            Block.of("198.18.0.0", 15), // benchmarks
            Block.of("198.51.100.0", 24), // documentation
            Block.of("203.0.113.0", 24), // documentation
            Block.of("224.0.0.0", 4), // many receivers
            Block.of("240.0.0.0", 4)); // reserved, and everybody

    /** Of IPv6 only what is given out for the internet, without what stands for an address of another kind. */
    private static final Block GLOBAL = Block.of("2000::", 3);

    private static final List<Block> SPECIAL_GLOBAL = List.of(
            Block.of("2001::", 23), // protocol assignments, Teredo among them
            Block.of("2001:db8::", 32), // documentation
            Block.of("2002::", 16), // 6to4: an IPv4 address inside
            Block.of("3fff::", 20), // documentation
            Block.of("2620:4f:8000::", 48)); // AS112

    private PublicAddresses() {}

    /** Addresses that begin alike. */
    private record Block(BigInteger prefix, int shift, int bytes) {
        static Block of(String start, int length) {
            byte[] address = InetAddress.ofLiteral(start).getAddress();
            int shift = address.length * Byte.SIZE - length;
            return new Block(new BigInteger(1, address).shiftRight(shift), shift, address.length);
        }

        boolean holds(byte[] address) {
            return address.length == bytes
                    && new BigInteger(1, address).shiftRight(shift).equals(prefix);
        }
    }

    static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == 4 ? !in(SPECIAL, bytes) : GLOBAL.holds(bytes) && !in(SPECIAL_GLOBAL, bytes);
    }

    private static boolean in(List<Block> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.holds(address));
    }
}
