package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTableTest {
    private final RateTable aws = RateTable.aws();

    private String rowOf(String operation) {
        Rate rate = aws.of(operation);
        return rate == null ? "" : rate.operations();
    }

    @Test
    void anExactNameComesBeforeTheLongestBeginning() {
        assertThat(rowOf("ssm:GetConnectionStatus")).isEqualTo("ssm:GetConnectionStatus");
        assertThat(rowOf("ssm:GetDocument")).isEqualTo("ssm:*");
        assertThat(rowOf("ec2:DescribeVpcs")).isEqualTo("ec2:Describe*");
        assertThat(rowOf("ec2:DescribeVpcs all at once")).isEqualTo("ec2:Describe* all at once");
        assertThat(rowOf("ec2:RunInstances")).isEqualTo("ec2:*");
        assertThat(rowOf("quicksight:ListUsers")).isEqualTo("*");
    }

    @Test
    void everyOperationThatMayBeCalledHasARate() {
        assertThat(OperationNames.READING).allMatch(operation -> aws.of(operation) != null);
        assertThat(OperationNames.CHANGING).allMatch(operation -> aws.of(operation) != null);
    }

    @Test
    void everyRateIsUsableAndDated() {
        assertThat(aws.rates()).hasSizeGreaterThan(10).allSatisfy(rate -> {
            assertThat(rate.perSecond()).isPositive();
            assertThat(rate.burst()).isGreaterThanOrEqualTo(1);
            assertThat(rate.page()).isNotBlank();
            assertThat(rate.asOf()).isAfter("2025-01-01");
        });
    }

    @Test
    void withoutLimitsNothingHasARate() {
        assertThat(RateTable.NONE.of("ssm:GetConnectionStatus")).isNull();
    }
}
