package dev.fleetsh.remedy.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GroupRulesTest {
    private static final Cidr VPC = Cidr.of("10.96.0.0/16");

    private static GroupRules rules(Map<String, Object> permission) {
        return GroupRules.of(List.of(permission));
    }

    @Test
    void withoutRulesNothingIsOpen() {
        assertThat(GroupRules.of(null).open(443, List.of("sg-1"), List.of(VPC))).isFalse();
    }

    @Test
    void allProtocolsIncludeTcp() {
        GroupRules rules = rules(Map.of("IpProtocol", "-1", "IpRanges", List.of(Map.of("CidrIp", "0.0.0.0/0"))));
        assertThat(rules.open(443, List.of(), List.of(VPC, Cidr.EVERYWHERE))).isTrue();
    }

    @Test
    void everyAddressMustBeOpen() {
        GroupRules rules = rules(Map.of(
                "IpProtocol",
                "tcp",
                "FromPort",
                443L,
                "ToPort",
                443L,
                "IpRanges",
                List.of(Map.of("CidrIp", "10.96.0.0/17"))));
        assertThat(rules.open(443, List.of(), List.of(Cidr.of("10.96.1.0/24")))).isTrue();
        assertThat(rules.open(443, List.of(), List.of(Cidr.of("10.96.1.0/24"), Cidr.of("10.96.200.0/24"))))
                .isFalse();
        assertThat(rules.open(443, List.of(), List.of())).isFalse();
    }

    @Test
    void oneGroupAtTheOtherEndIsEnough() {
        GroupRules rules = rules(Map.of(
                "IpProtocol",
                "6",
                "FromPort",
                400L,
                "ToPort",
                500L,
                "UserIdGroupPairs",
                List.of(Map.of("GroupId", "sg-2"))));
        assertThat(rules.open(443, List.of("sg-1", "sg-2"), List.of(VPC))).isTrue();
        assertThat(rules.open(443, List.of("sg-1"), List.of(VPC))).isFalse();
    }

    @Test
    void otherPortsAndProtocolsDoNotCount() {
        List<Map<String, String>> anywhere = List.of(Map.of("CidrIp", "0.0.0.0/0"));
        assertThat(rules(Map.of("IpProtocol", "tcp", "FromPort", 80L, "ToPort", 80L, "IpRanges", anywhere))
                        .open(443, List.of(), List.of(VPC)))
                .isFalse();
        assertThat(rules(Map.of("IpProtocol", "udp", "FromPort", 443L, "ToPort", 443L, "IpRanges", anywhere))
                        .open(443, List.of(), List.of(VPC)))
                .isFalse();
    }

    @Test
    void prefixListsAreFoundByTheirIds() {
        GroupRules rules = rules(Map.of(
                "IpProtocol",
                "tcp",
                "FromPort",
                443L,
                "ToPort",
                443L,
                "PrefixListIds",
                List.of(Map.of("PrefixListId", "pl-6da54004"))));
        assertThat(rules.open(443, "pl-6da54004")).isTrue();
        assertThat(rules.open(443, "pl-1")).isFalse();
    }
}
