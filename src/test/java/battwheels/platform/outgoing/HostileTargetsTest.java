package battwheels.platform.outgoing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses by which somebody outside tries to have us call something inside. */
class HostileTargetsTest {
    private static final List<String> HOSTILE = List.of(
            // no web address, or one that only some readers take for one
            "",
            "hooks.example.com",
            "//hooks.example.com/x",
            "https:///x",
            "https://",
            "http://hooks.example.com/x",
            "ftp://hooks.example.com/x",
            "file:///etc/passwd",
            "gopher://hooks.example.com:70/_x",
            "jar:https://hooks.example.com/x!/y",
            "javascript:alert(1)",
            "data:text/plain,x",
            "unix:///var/run/docker.sock",
            "https://user@hooks.example.com/x",
            "https://user:secret@hooks.example.com/x",
            "https://hooks.example.com@127.0.0.1/x",
            "https://hooks.example.com\\@127.0.0.1/x",
            "https://hooks.example.com/x#y",
            "https://hooks.example.com /x",
            "https://hooks.example.com/x\r\nX-Injected: 1",
            "https://hooks.example.com/\u0000",
            "https://hooks.éxample.com/x",
            "https://①②⑦.⓪.⓪.①/x",
            "https://%31%32%37.0.0.1/x",
            "https://hooks_x.example.com/x",
            "https://-hooks.example.com/x",
            "https://hooks..example.com/x",
            "https://hooks.example.com./x",
            "https://" + "a".repeat(64) + ".example.com/x",
            "https://hooks.example.com/" + "a".repeat(2_000),
            // ports of other services
            "https://hooks.example.com:0/x",
            "https://hooks.example.com:22/x",
            "https://hooks.example.com:25/x",
            "https://hooks.example.com:80/x",
            "https://hooks.example.com:65536/x",
            // names of the inside
            "https://localhost/x",
            "https://LOCALHOST:8443/x",
            "https://a.localhost/x",
            "https://intranet/x",
            "https://printer.local/x",
            "https://metadata.google.internal/computeMetadata/v1/",
            "https://vault.corp/x",
            "https://1.0.0.127.in-addr.arpa/x",
            // this machine in many forms
            "https://127.0.0.1/x",
            "https://127.255.255.254/x",
            "https://127.1/x",
            "https://2130706433/x",
            "https://0x7f000001/x",
            "https://0x7f.0.0.1/x",
            "https://0177.0.0.1/x",
            "https://127.0.0.01/x",
            "https://127.0.0.1./x",
            "https://0/x",
            "https://0.0.0.0/x",
            "https://[::1]/x",
            "https://[::]/x",
            "https://[0:0:0:0:0:0:0:1]/x",
            "https://[::127.0.0.1]/x",
            "https://[::ffff:127.0.0.1]/x",
            "https://[::ffff:7f00:1]/x",
            "https://[64:ff9b::7f00:1]/x",
            "https://[2002:7f00:1::]/x",
            "https://[2001:0:7f00:1::]/x",
            // networks around it
            "https://10.0.0.1/x",
            "https://100.64.0.1/x",
            "https://169.254.169.254/latest/meta-data/",
            "https://[::ffff:169.254.169.254]/latest/meta-data/",
            "https://[fd00:ec2::254]/latest/meta-data/",
            "https://172.16.0.1/x",
            "https://172.31.255.255/x",
            "https://192.168.1.1/x",
            "https://192.0.0.8/x",
            "https://192.0.2.1/x",
            "https://198.18.0.1/x",
            "https://198.51.100.1/x",
            "https://203.0.113.1/x",
            "https://224.0.0.1/x",
            "https://240.0.0.1/x",
            "https://255.255.255.255/x",
            "https://256.256.256.256/x",
            "https://[fe80::1]/x",
            "https://[fe80::1%25eth0]/x",
            "https://[fec0::1]/x",
            "https://[fc00::1]/x",
            "https://[ff02::1]/x",
            "https://[2001:db8::1]/x",
            "https://[100::1]/x",
            "https://[::1/x");

    @TestFactory
    Stream<DynamicTest> isRefused() {
        assertThat(HOSTILE).hasSizeGreaterThanOrEqualTo(80).doesNotHaveDuplicates();
        return HOSTILE.stream()
                .map(url -> dynamicTest(
                        url.isEmpty() ? "nothing" : url.replaceAll("\\p{Cntrl}", "?"),
                        () -> assertThat(Target.read(url, false)).isInstanceOf(Target.Reading.Objection.class)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.com",
                "HTTPS://Hooks.Example.com:8443/a/b?c=d%20e",
                "https://xn--bcher-kva.example.com/x",
                "https://93.184.216.34/x",
                "https://172.32.0.1/x",
                "https://[2606:2800:220:1:248:1893:25c8:1946]:1024/x"
            })
    void addressesOfTheInternetAreTaken(String url) {
        assertThat(Target.read(url, false)).isInstanceOf(Target.Reading.At.class);
    }

    @Test
    void whatIsReadIsWhatIsCalled() {
        Target target = ((Target.Reading.At) Target.read("https://Hooks.Example.com/a?b=c", false)).target();

        assertThat(target.host()).isEqualTo("hooks.example.com");
        assertThat(target.port()).isEqualTo(443);
        assertThat(target.path()).isEqualTo("/a?b=c");
    }

    @Test
    void thisMachineIsMeantOnlyWhereThatIsAllowed() {
        List<String> here = List.of("http://localhost:3000/x", "http://127.0.0.1:3000/x", "http://[::1]:3000/x");

        assertThat(here).allMatch(url -> Target.read(url, true) instanceof Target.Reading.At);
        assertThat(here).allMatch(url -> Target.read(url, false) instanceof Target.Reading.Objection);
        assertThat(List.of("http://10.0.0.1/x", "http://hooks.example.com/x", "https://169.254.169.254/x"))
                .allMatch(url -> Target.read(url, true) instanceof Target.Reading.Objection);
    }

    @Test
    void everyBlockEndsWhereItShould() throws Exception {
        for (String inside : List.of(
                "9.255.255.255 10.0.0.0",
                "10.255.255.255 11.0.0.0",
                "100.127.255.255 100.128.0.0",
                "192.168.255.255 192.169.0.0",
                "198.19.255.255 198.20.0.0")) {
            String[] edge = inside.split(" ");
            assertThat(PublicAddresses.isPublic(InetAddress.ofLiteral(edge[0])))
                    .as(inside)
                    .isNotEqualTo(PublicAddresses.isPublic(InetAddress.ofLiteral(edge[1])));
        }
    }
}
