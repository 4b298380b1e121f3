package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.command.SessionScope;
import dev.fleetsh.fleet.RefusedException;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.catalogue.Remedies;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.remedy.guard.Permit;
import dev.fleetsh.remedy.journal.Journals;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.script.Evaluator;
import dev.fleetsh.session.Additions;
import dev.fleetsh.session.Session;
import dev.fleetsh.session.Workshop;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.SdkPlugin;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.ssm.SsmClient;

/** A script may look into everything that it can reach; the clients that it finds change nothing. */
class ReachableClientsTest {
    private static final ApiCall CHANGE = ApiCall.of(
            "ssm:UpdateServiceSetting",
            Map.of("SettingId", "/ssm/managed-instance/activation-tier", "SettingValue", "advanced"));

    private final SimulatedFleet simulated = SimulatedFleet.of(24);
    private final Approvals approvals = new Approvals(new Agreeing(), Clock.systemUTC());
    private final AwsCloud cloud = new AwsCloud(simulated.settings(), approvals, time -> {});
    private final Session session = new Session(
            new AwsFleetSource(simulated.settings()),
            Clock.systemUTC(),
            Additions.NONE,
            new Workshop(
                    Remedies.of(),
                    file -> {
                        throw new IllegalStateException(file);
                    },
                    cloud,
                    approvals,
                    new Journals(Path.of("journal"))));

    @Test
    void clientsThatAScriptCanReachRefuseToChangeAnything() throws IllegalAccessException {
        ScopeId scope = session.fleet().scopes().get(0).id();
        // Makes clients of both kinds, and leaves no permit behind.
        cloud.read(scope, ApiCall.of("iam:ListRoles", Map.of()));
        cloud.read(scope, ApiCall.of("ec2:DescribeInstances", Map.of()));
        Permit permit = Approved.call(approvals, scope, CHANGE);
        cloud.change(permit, scope, CHANGE);
        approvals.end(permit);
        simulated.sandbox().changes().clear();
        Evaluator evaluator = new Evaluator(new SessionScope(session), new StringWriter());
        evaluator.evaluate("kept = session");

        List<SdkClient> clients = Reachable.from(SdkClient.class, session, evaluator);
        assertThat(kinds(clients)).contains("ssm", "ec2", "iam", "sts");
        for (SdkClient client : clients) {
            if (client instanceof SsmClient ssm) {
                refused(() ->
                        ssm.updateServiceSetting(request -> request.settingId("/ssm/managed-instance/activation-tier")
                                .settingValue("standard")));
                refused(() -> ssm.sendCommand(
                        request -> request.documentName("AWS-RunShellScript").instanceIds("i-0123456789abcdef0")));
                refused(() -> ssm.startSession(request -> request.target("i-0123456789abcdef0")));
            } else if (client instanceof Ec2Client ec2) {
                refused(() -> ec2.terminateInstances(request -> request.instanceIds("i-0123456789abcdef0")));
            } else if (client instanceof IamClient iam) {
                refused(() -> iam.deleteRole(request -> request.roleName("app")));
            }
        }
        assertThat(simulated.sandbox().changes().changes()).isEmpty();
    }

    private static Set<String> kinds(List<SdkClient> clients) {
        return clients.stream().map(SdkClient::serviceName).collect(Collectors.toSet());
    }

    private static void refused(Runnable call) {
        assertThatThrownBy(call::run).isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.code())
                .isEqualTo("guard"));
    }

    @Test
    void aRequestCanNotTakeTheGuardOut() throws IllegalAccessException {
        session.fleet();
        SdkPlugin plugin =
                configuration -> configuration.overrideConfiguration(configuration.overrideConfiguration().toBuilder()
                        .executionInterceptors(List.of())
                        .build());
        cloud.read(session.fleet().scopes().get(0).id(), ApiCall.of("ssm:ListCommands", Map.of()));
        SsmClient ssm = Reachable.from(SsmClient.class, session).get(0);

        assertThatThrownBy(() ->
                        ssm.updateServiceSetting(request -> request.settingId("/ssm/managed-instance/activation-tier")
                                .settingValue("standard")
                                .overrideConfiguration(configuration -> configuration.addPlugin(plugin))))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("went around the guard");
        assertThat(simulated.sandbox().changes().changes()).isEmpty();
    }

    @Test
    void anotherOnesApprovalIsNone() {
        ScopeId scope = session.fleet().scopes().get(0).id();
        Approvals own = new Approvals(new Agreeing(), Clock.systemUTC());
        assertThatThrownBy(() -> cloud.change(Approved.call(own, scope, CHANGE), scope, CHANGE))
                .isInstanceOf(RefusedException.class);
        assertThat(simulated.sandbox().changes().changes()).isEmpty();
    }
}
