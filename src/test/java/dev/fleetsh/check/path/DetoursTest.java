package dev.fleetsh.check.path;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways that stand beside the one that is taken. */
class DetoursTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // A single way has none beside it.
                "nat                      | ",
                "none                     | ",
                "gateway                  | ",
                // An endpoint takes the name from a working NAT gateway, and from a route that is missing.
                "nat endpoint             | public endpoint IPv4 open igw-1",
                "nat endpoint in=none     | public endpoint IPv4 open igw-1",
                "endpoint in=none         | public endpoint IPv4 closed rtb-node",
                // One that is not asked for by its own name stands beside.
                "nat endpoint private-dns=off | interface endpoint IPv4 open vpce-1",
                "endpoint private-dns=off | interface endpoint IPv4 open vpce-1, public endpoint IPv4 closed rtb-node",
                "endpoint hostnames=off   | interface endpoint IPv4 open vpce-1, public endpoint IPv4 closed rtb-node",
                "nat endpoint state=pending | public endpoint IPv4 open igw-1",
                // The other family.
                "nat eigw                 | public endpoint IPv6 open eigw-1",
                "none eigw                | public endpoint IPv4 closed rtb-node, public endpoint IPv6 open eigw-1",
                "six-only eigw            | ",
                "endpoint six             | public endpoint IPv4 closed rtb-node, interface endpoint IPv6 closed vpce-1,"
                        + " public endpoint IPv6 closed rtb-node",
                // Where nobody can see on, nothing stands beside.
                "nat endpoint proxied     | ",
                "nat endpoint owner=222222222222 | ",
                "nat endpoint not-in-use  | ",
                "nat endpoint denied=DescribeInstances | ",
            })
    void are(String words, String expected) {
        List<String> wanted = expected == null
                ? List.of()
                : Arrays.stream(expected.split(",")).map(String::strip).toList();
        assertThat(new Sketch(words).besides())
                .extracting(detour -> detour.carrier().label() + " " + detour.family() + " "
                        + detour.passage().label() + " " + detour.deciding().resource())
                .containsExactlyElementsOf(wanted);
    }

    @Test
    void sayWhyTheyAreNotTaken() {
        assertThat(new Sketch("nat endpoint in=none").besides())
                .singleElement()
                .extracting(Detour::unless)
                .isEqualTo("the name leads to endpoint vpce-1");
        assertThat(new Sketch("nat eigw").besides())
                .singleElement()
                .extracting(Detour::unless)
                .isEqualTo("only agents that are told to use ssm.eu-west-3.api.aws go by IPv6");
        assertThat(new Sketch("nat endpoint private-dns=off").besides())
                .singleElement()
                .extracting(Detour::unless)
                .isEqualTo("the name does not lead there, for want of private DNS");
    }
}
