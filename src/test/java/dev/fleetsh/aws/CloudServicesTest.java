package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Confirmer;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.DataPath;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every service of the table answers the simulated AWS's way. */
class CloudServicesTest {
    private final SimulatedFleet simulated = SimulatedFleet.of(24);
    private final AwsCloud cloud =
            new AwsCloud(simulated.settings(), new Approvals(Confirmer.NONE, Clock.systemUTC()), time -> {});
    private final ScopeId scope = simulated.load().scopes().get(0).id();

    @AfterEach
    void close() {
        cloud.close();
    }

    private Object read(String operation, Map<String, ?> parameters, String path) {
        return new DataPath(path).in(cloud.read(scope, ApiCall.of(operation, parameters)));
    }

    @Test
    void documentsOfRolesComeAsTheyWereWritten() {
        List<?> names = (List<?>) read("iam:ListRoles", Map.of(), "Roles[].RoleName");
        assertThat(names).isNotEmpty();
        Object document = read("iam:GetRole", Map.of("RoleName", names.get(0)), "Role.AssumeRolePolicyDocument");
        assertThat(String.valueOf(document)).startsWith("{").contains("\"Statement\"");
    }

    @Test
    void everyServiceAnswers() {
        assertThat(read("sts:GetCallerIdentity", Map.of(), "Account")).isEqualTo(scope.account());
        assertThat(read("ec2:DescribeVpcs", Map.of(), "Vpcs[].VpcId")).isInstanceOf(List.class);
        assertThat(read("kms:ListAliases", Map.of(), "Aliases")).isInstanceOf(List.class);
        assertThat(read("logs:DescribeLogGroups", Map.of(), "logGroups")).isInstanceOf(List.class);
        assertThatThrownBy(() -> read("s3:GetBucketEncryption", Map.of("Bucket", "no-such-bucket-here"), ""))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.code()).isEqualTo("NoSuchBucket"));
    }
}
