package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.plan.Data;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationsTest {
    private final Operations operations = new Operations();

    static Stream<String> names() {
        return Stream.concat(OperationNames.READING.stream(), OperationNames.CHANGING.stream());
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyParameterOfEveryOperationComesBackAsItWasGiven(String name) {
        Operation<?, ?, ?> operation = operations.named(name);
        assertThat(operation.name()).isEqualTo(name);
        Map<String, Object> sample = SampleData.of(operation.builder());

        assertThat(Data.of(PlainData.of(operation.request(sample)))).isEqualTo(Data.of(sample));
        assertThat(PlainData.of(operation.request(Map.of()))).isEmpty();
    }

    @Test
    void noOperationIsBothReadingAndChanging() {
        assertThat(OperationNames.READING).doesNotContainAnyElementsOf(OperationNames.CHANGING);
    }

    @Test
    void readingOperationsAreNamedAsAwsNamesThem() {
        assertThat(OperationNames.READING)
                .allSatisfy(name -> assertThat(name).matches("[a-z0-9]+:(Get|List|Describe|Simulate)[A-Za-z0-9]+"));
    }

    @Test
    void namesTheNearestOperationWhereThereIsNone() {
        assertThatThrownBy(() -> operations.named("ec2:DescribeSecurityGroup"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("did you mean \"ec2:DescribeSecurityGroups\"?");
        assertThatThrownBy(() -> operations.named("rds:DeleteDBInstance"))
                .isInstanceOfSatisfying(UsageException.class, e -> assertThat(e.hint())
                        .isEqualTo("services are sts, ssm, ec2, iam, kms, logs and s3"));
    }

    @Test
    void namesTheNearestParameterWhereThereIsNone() {
        assertThatThrownBy(() -> operations.named("ssm:SendCommand").request(Map.of("InstanceId", "i-1")))
                .isInstanceOf(UsageException.class)
                .hasMessage("ssm:SendCommand has no parameter \"InstanceId\"; did you mean \"InstanceIds\"?");
        assertThatThrownBy(() -> operations
                        .named("ec2:AuthorizeSecurityGroupEgress")
                        .request(Map.of("IpPermissions", List.of(Map.of("FromPorts", 443)))))
                .hasMessageContaining("has no parameter \"IpPermissions[0].FromPorts\"; did you mean \"FromPort\"?")
                .isInstanceOfSatisfying(
                        UsageException.class, e -> assertThat(e.hint()).contains("ToPort"));
    }

    @Test
    void saysWhichValueHasTheWrongType() {
        assertThatThrownBy(() -> operations.named("ssm:SendCommand").request(Map.of("InstanceIds", "i-1")))
                .isInstanceOf(UsageException.class)
                .hasMessage("ssm:SendCommand: InstanceIds takes a list, not i-1");
        assertThatThrownBy(() -> operations.named("ssm:SendCommand").request(Map.of("TimeoutSeconds", "60")))
                .hasMessage("ssm:SendCommand: TimeoutSeconds takes a whole number, not 60");
        assertThatThrownBy(() -> operations.named("ssm:SendCommand").request(Map.of("TimeoutSeconds", 0.5)))
                .hasMessageContaining("takes a whole number");
        assertThatThrownBy(() -> operations.named("ssm:CreateActivation").request(Map.of("ExpirationDate", "tomorrow")))
                .hasMessage("ssm:CreateActivation: ExpirationDate takes a time as 2026-11-23T12:00:00Z, not tomorrow");
    }
}
