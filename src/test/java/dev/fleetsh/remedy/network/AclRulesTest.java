package dev.fleetsh.remedy.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AclRulesTest {
    private static final Cidr VPC = Cidr.of("10.96.0.0/16");

    private static Map<String, Object> entry(int number, String action, String block, Map<String, Object> ports) {
        return ports.isEmpty()
                ? Map.of(
                        "RuleNumber",
                        (long) number,
                        "Egress",
                        true,
                        "Protocol",
                        "-1",
                        "RuleAction",
                        action,
                        "CidrBlock",
                        block)
                : Map.of(
                        "RuleNumber",
                        (long) number,
                        "Egress",
                        true,
                        "Protocol",
                        "6",
                        "RuleAction",
                        action,
                        "CidrBlock",
                        block,
                        "PortRange",
                        ports);
    }

    private static Map<String, Object> ports(long from, long to) {
        return Map.of("From", from, "To", to);
    }

    @Test
    void theLowestNumberThatFitsDecides() {
        AclRules rules = AclRules.of(List.of(
                entry(32767, "deny", "0.0.0.0/0", Map.of()),
                entry(100, "allow", "0.0.0.0/0", Map.of()),
                entry(90, "deny", "10.96.0.0/24", ports(443, 443))));
        assertThat(rules.closedBy(true, 443, 443, VPC)).isEqualTo(90);
        assertThat(rules.closedBy(true, 443, 443, Cidr.of("10.97.0.0/16"))).isZero();
        assertThat(rules.closedBy(true, 80, 80, VPC)).isZero();
    }

    @Test
    void whatNoEntryFitsIsDeniedByTheLast() {
        AclRules rules = AclRules.of(List.of(
                entry(100, "allow", "10.96.0.0/16", ports(443, 443)), entry(32767, "deny", "0.0.0.0/0", Map.of())));
        assertThat(rules.closedBy(true, 443, 443, Cidr.EVERYWHERE)).isEqualTo(AclRules.LAST);
        assertThat(rules.closedBy(true, 443, 443, VPC)).isZero();
        assertThat(rules.closedBy(false, 443, 443, VPC)).isEqualTo(AclRules.LAST);
    }

    @Test
    void aRangeIsOpenOnlyAsAWhole() {
        AclRules rules = AclRules.of(List.of(entry(100, "allow", "0.0.0.0/0", ports(32768, 60999))));
        assertThat(rules.closedBy(true, 32768, 60999, VPC)).isZero();
        assertThat(rules.closedBy(true, 32768, 65535, VPC)).isEqualTo(AclRules.LAST);
    }

    @Test
    void numbersAreTakenOnceAndBelowTheEntryThatDenies() {
        AclRules rules = AclRules.of(
                List.of(entry(89, "allow", "0.0.0.0/0", ports(80, 80)), entry(90, "deny", "0.0.0.0/0", Map.of())));
        assertThat(rules.take(90)).isEqualTo(88);
        assertThat(rules.take(90)).isEqualTo(87);
        assertThat(rules.take(AclRules.LAST)).isEqualTo(100);
        assertThat(rules.take(AclRules.LAST)).isEqualTo(110);
    }

    @Test
    void belowTheFirstNumberThereIsNone() {
        assertThat(AclRules.of(List.of(entry(1, "deny", "0.0.0.0/0", Map.of()))).take(1))
                .isZero();
    }
}
