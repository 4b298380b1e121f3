package dev.fleetsh.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.policy.Condition;
import dev.fleetsh.fleet.policy.Holds;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies in the ways in which AWS and people write them. */
class PolicyReaderTest {
    private static final Origin ORIGIN = new Origin("iam:GetRole", Instant.parse("2026-11-23T12:00:00Z"));

    private static Statement statement(String json) {
        Policy policy =
                PolicyReader.parse("{\"Statement\":" + json + "}", ORIGIN).require("policy");
        assertThat(policy.statements()).hasSize(1);
        return policy.statements().get(0);
    }

    @Test
    void aHybridRolesTrustIsRead() {
        Statement statement = statement("""
                [{"Sid":"s","Effect":"Allow","Principal":{"Service":["ssm.amazonaws.com"]},"Action":"sts:AssumeRole",
                 "Condition":{"StringEquals":{"aws:SourceAccount":"123456789012"},
                              "ArnEquals":{"aws:SourceArn":"arn:aws:ssm:us-east-1:123456789012:*"}}}]""");
        assertThat(statement.allows()).isTrue();
        assertThat(statement.names("Service", "ssm.amazonaws.com")).isTrue();
        assertThat(statement.names("Service", "ec2.amazonaws.com")).isFalse();
        assertThat(statement.acts("sts:assumerole")).isTrue();
        assertThat(statement.conditions())
                .containsExactly(
                        new Condition("StringEquals", "aws:SourceAccount", List.of("123456789012")),
                        new Condition("ArnEquals", "aws:SourceArn", List.of("arn:aws:ssm:us-east-1:123456789012:*")));
        assertThat(statement.holds(Map.of(
                        "aws:sourceaccount", "123456789012", "aws:sourcearn", "arn:aws:ssm:us-east-1:123456789012:x")))
                .isEqualTo(Holds.YES);
        assertThat(statement.holds(Map.of("aws:sourceaccount", "1"))).isEqualTo(Holds.NO);
        assertThat(statement.holds(Map.of("aws:sourceaccount", "123456789012"))).isEqualTo(Holds.UNKNOWN);
    }

    @Test
    void aStatementMayExceptWhatItNames() {
        Statement statement = statement(
                "{\"Effect\":\"Deny\",\"NotPrincipal\":{\"AWS\":\"1\"},\"NotAction\":[\"iam:*\"],\"NotResource\":\"a?c\"}");
        assertThat(statement.allows()).isFalse();
        assertThat(statement.names("AWS", "1")).isFalse();
        assertThat(statement.names("AWS", "2")).isTrue();
        assertThat(statement.acts("iam:GetRole")).isFalse();
        assertThat(statement.acts("ssm:GetDocument")).isTrue();
        assertThat(statement.concerns("abc")).isFalse();
        assertThat(statement.concerns("abbc")).isTrue();
    }

    @Test
    void aPolicyOfSomebodyNamesNoPrincipalAndEverybodyIsAStar() {
        assertThat(statement("{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\"}")
                        .names("AWS", "1"))
                .isFalse();
        assertThat(statement("{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"*\"}")
                        .names("AWS", "1"))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, a, a, YES",
        "StringEquals, a, A, NO",
        "StringEqualsIgnoreCase, a, A, YES",
        "StringLike, a*, abc, YES",
        "StringNotEquals, a, a, NO",
        "StringNotLike, a*, b, YES",
        "ArnLike, arn:aws:ssm:*:1:*, arn:aws:ssm:eu-west-3:1:x, YES",
        "ArnNotLike, arn:aws:ssm:*:1:*, arn:aws:ssm:eu-west-3:1:x, NO",
        "StringEqualsIfExists, a, b, NO",
        "IpAddress, 10.0.0.0/8, 10.1.1.1, UNKNOWN"
    })
    void conditionsOfTextsAreDecidedAndOthersAreNot(String operator, String wanted, String value, Holds holds) {
        assertThat(new Condition(operator, "aws:Key", List.of(wanted)).in(Map.of("aws:key", value)))
                .isEqualTo(holds);
    }

    @Test
    void whatIsNoPolicyIsUnparseable() {
        for (String text : List.of("", "[]", "{", "\"x\"")) {
            assertThat(PolicyReader.parse(text, ORIGIN))
                    .as(text)
                    .isInstanceOfSatisfying(Fact.Unknown.class, unknown -> assertThat(unknown.reason())
                            .isEqualTo(Reason.UNPARSEABLE));
        }
        assertThat(PolicyReader.parse("{}", ORIGIN).require("policy").statements())
                .isEmpty();
    }
}
