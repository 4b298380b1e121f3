package dev.fleetsh.render;

import static dev.fleetsh.render.SampleBackdrop.render;
import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.Edition;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.check.path.Sketch;
import dev.fleetsh.fleet.ChannelStatus;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeBuilder;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.session.SampleFleet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPageTest {
    private static NodePath path(String words, Service service) {
        return paths(words + " service=" + service, service).get(0);
    }

    private static List<NodePath> paths(String words, Service... services) {
        Sketch drawn = new Sketch(words);
        Scope scope = SampleFleet.PARIS.with(SampleFleet.PARIS.evidence().with(drawn.network()));
        Node node = new NodeBuilder("i-0a1b2c3d4e5f60718", scope, NodeKind.EC2)
                .name("DB-LYON-01")
                .channel(Fact.known(ChannelStatus.NOT_CONNECTED, SampleFleet.LIST))
                .place(Fact.known(drawn.place(), SampleFleet.EC2))
                .build();
        Assessment assessment = assess(scope, node);
        return Stream.of(services)
                .map(service -> assessment.path(node, service))
                .toList();
    }

    private static Assessment assess(Scope scope, Node node) {
        Fleet fleet = new Fleet(
                "drawn", SampleFleet.NOW, List.of(scope), List.of(node), new Completeness(1, List.of(), false));
        return Assessment.of(fleet, Edition.CURRENT, SampleFleet.NOW);
    }

    private static NodePath refused() {
        return path("nat endpoint in=none owner=111122223333", Service.SSMMESSAGES);
    }

    @ParameterizedTest
    @ValueSource(ints = {40, 50, 80, 120, 0})
    void isATreeOfHops(int width) {
        String text = render(Format.TABLE, width, refused());
        Golden.assertSame("path-" + width + ".txt", text);
        if (width > 0) {
            assertThat(text.lines()).allMatch(line -> Columns.of(line) <= width);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Format.class,
            names = {"PLAIN", "MD", "CSV", "JSON"})
    void inTheOtherFormats(Format format) {
        Golden.assertSame("path." + format.label(), render(format, 0, refused()));
    }

    @Test
    void theHopThatDecidesIsTheOneThatClosesTheWay() {
        String text = render(Format.TABLE, 0, refused());
        assertThat(text.lines().filter(line -> line.contains("decides: ")))
                .hasSize(2)
                .anyMatch(line -> line.contains("✗ security group of the endpoint") && line.contains("sg-end"))
                .anyMatch(line -> line.contains("✓ internet gateway"));
        assertThat(text)
                .contains("not taken: public endpoint, IPv4", "open; the name leads to endpoint vpce-1")
                .contains("wanted: a rule for TCP 443 from 10.2.0.0/16")
                .contains("✗ endpoint-ssmmessages-443");
    }

    @Test
    void servicesWithTheSameHopsAreDrawnOnce() {
        String text = render(Format.TABLE, 0, paths("none owner=111122223333", Service.SSM, Service.SSMMESSAGES));
        assertThat(text.lines().filter(line -> line.contains("rtb-node  "))).hasSize(1);
        assertThat(text).contains("the same hops as to ssm\n");
    }

    @Test
    void ofANodeOutsideEc2AwsShowsNothingButTheProbeIsNamed() {
        Node node = SampleFleet.DC;
        NodePath way = assess(node.scope(), node).path(node, Service.SSM);
        assertThat(render(Format.TABLE, 0, way))
                .contains("? ssm  unknown · ", "`probe diagnostics DC-PARIS-01` looks from the node")
                .contains("✓ endpoint-ssm-443  observed: the agent reports")
                .doesNotContain("network interface");
    }

    @Test
    void whereNobodyAskedTheVerbThatDoesIsNamed() {
        Scope scope = SampleFleet.PARIS;
        Node node = new NodeBuilder("i-0a1b2c3d4e5f60718", scope, NodeKind.EC2)
                .name("DB-LYON-01")
                .channel(Fact.known(ChannelStatus.CONNECTED, SampleFleet.LIST))
                .place(Fact.known(new Sketch("nat owner=111122223333").place(), SampleFleet.EC2))
                .build();
        assertThat(render(Format.TABLE, 0, assess(scope, node).path(node, Service.SSMMESSAGES)))
                .contains("`refresh DB-LYON-01` reads the network of its scope");
    }
}
