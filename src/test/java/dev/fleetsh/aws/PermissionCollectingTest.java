package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.identity.Role;
import dev.fleetsh.sandbox.world.World;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is collected of roles, keys and log targets, and by how many calls. */
@Timeout(180)
class PermissionCollectingTest {
    private static final AtomicReference<SimulatedFleet> SIMULATED = new AtomicReference<>();
    private static final AtomicReference<Fleet> WHOLE = new AtomicReference<>();

    private static Fleet whole() {
        return WHOLE.updateAndGet(known -> {
            if (known != null) {
                return known;
            }
            SimulatedFleet simulated = SimulatedFleet.of(World.DEFAULT_NODES);
            SIMULATED.set(simulated);
            return simulated.load();
        });
    }

    private static Scope scope(Fleet fleet, String label) {
        return fleet.scopes().stream()
                .filter(scope -> scope.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Outcome outcome(Scope scope, String role, String action) {
        List<Decision> decisions = Objects.requireNonNull(
                        scope.evidence().permissions().decisions().get(role))
                .require("decisions");
        return decisions.stream()
                .filter(decision -> decision.action().equals(action))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    @Test
    void rolesOfNodesThatDontWorkAreSimulated() {
        Scope paris = scope(whole(), "retail/eu-west-3");

        assertThat(outcome(paris, "app-legacy", "ssm:UpdateInstanceInformation"))
                .isEqualTo(Outcome.ALLOWED);
        assertThat(outcome(paris, "app-legacy", "ssmmessages:CreateControlChannel"))
                .isEqualTo(Outcome.IMPLICIT_DENY);
        Role site = Objects.requireNonNull(
                        paris.evidence().permissions().roles().get("SSMSiteRole"))
                .require("role");
        assertThat(site.trust().statements().get(0).principals()).containsValue(List.of("ec2.amazonaws.com"));
        assertThat(scope(whole(), "retail/us-east-1").evidence().permissions().profiles())
                .anySatisfy((arn, role) -> {
                    assertThat(arn).endsWith("/EmptyProfile");
                    assertThat(role.is("")).isTrue();
                });
    }

    @Test
    void rolesOfNodesThatAllWorkAreNotAskedFor() {
        assertThat(scope(whole(), "labs/eu-south-2").evidence().permissions().roles())
                .isEmpty();
    }

    @Test
    void keysAndLogTargetsOfThePreferences() {
        Scope virginia = scope(whole(), "platform/us-east-1");

        assertThat(virginia.evidence().targets().key().require("key").state()).isEqualTo("Disabled");
        assertThat(virginia.evidence().targets().logGroup().require("log group").exists())
                .isFalse();
        assertThat(virginia.evidence().targets().bucket().require("bucket").algorithm())
                .isEmpty();
        assertThat(virginia.evidence().targets().keyPolicy().isKnown()).isTrue();
        assertThat(outcome(virginia, "app-minimal", "kms:Decrypt")).isEqualTo(Outcome.IMPLICIT_DENY);
        assertThat(outcome(virginia, "AmazonSSMInstanceRole", "kms:Decrypt")).isEqualTo(Outcome.ALLOWED);
    }

    @Test
    void theCallersOwnRights() {
        for (Scope scope : whole().scopes()) {
            List<Decision> decisions = scope.evidence().permissions().operator().require("operator");
            assertThat(decisions).extracting(Decision::action).contains("ssm:StartSession");
        }
    }

    @Test
    void iamIsAskedOnceForEachAccountAndRole() {
        whole();
        List<String> questions = Objects.requireNonNull(SIMULATED.get()).sandbox().calls().calls().stream()
                .filter(call -> call.service().equals("iam"))
                .map(call -> call.account() + " " + call.operation())
                .toList();
        Set<String> roles = new HashSet<>();
        Set<String> profiles = new HashSet<>();
        whole().scopes().forEach(scope -> {
            scope.evidence().permissions().roles().keySet().forEach(role -> roles.add(scope.account() + role));
            profiles.addAll(scope.evidence().permissions().profiles().keySet());
        });
        int accounts = 3;
        assertThat(questions)
                .filteredOn(question -> question.endsWith("GetInstanceProfile"))
                .hasSameSizeAs(profiles);
        assertThat(questions)
                .filteredOn(question -> question.endsWith("SimulatePrincipalPolicy"))
                .hasSize(roles.size() + accounts);
        assertThat(questions)
                .filteredOn(question -> question.endsWith("GetRole"))
                .hasSize(roles.size() + accounts);
    }

    @Test
    void namesOfPoliciesAreAskedForWhereSimulatingIsDenied() {
        Fleet fleet = SimulatedFleet.of(World.DEFAULT_NODES)
                .fault("deny=iam:SimulatePrincipalPolicy")
                .load();
        Scope paris = scope(fleet, "retail/eu-west-3");

        assertThat(Objects.requireNonNull(
                                paris.evidence().permissions().decisions().get("app-legacy"))
                        .toString())
                .isEqualTo("unknown(denied: iam:SimulatePrincipalPolicy)");
        assertThat(Objects.requireNonNull(
                                paris.evidence().permissions().attached().get("AmazonSSMInstanceRole"))
                        .require("policies"))
                .containsExactly("AmazonSSMManagedInstanceCore");
        assertThat(fleet.completeness().gaps()).anySatisfy(gap -> {
            assertThat(gap.operation()).isEqualTo("iam:SimulatePrincipalPolicy");
            assertThat(gap.reason()).isEqualTo(Reason.DENIED);
            assertThat(gap.scope()).isEqualTo("retail/eu-west-3");
        });
    }

    @Test
    void aRoleWhoseNameIsOnlyGuessedIsNotSaidToBeMissing() {
        Fleet fleet =
                SimulatedFleet.of(World.DEFAULT_NODES).fault("deny=iam:GetRole").load();

        assertThat(Objects.requireNonNull(scope(fleet, "retail/us-east-1")
                                .evidence()
                                .permissions()
                                .decisions()
                                .get("AWSSystemsManagerDefaultEC2InstanceManagementRole"))
                        .toString())
                .isEqualTo("unknown(denied: iam:GetRole)");
    }

    @Test
    void aNodeOfWhichSeveralFactsAreMissingIsCountedOnce() {
        Fleet fleet = SimulatedFleet.of(World.DEFAULT_NODES)
                .fault("deny=iam:SimulatePrincipalPolicy")
                .load();

        int counted = fleet.completeness().gaps().stream()
                .filter(gap -> gap.operation().equals("iam:SimulatePrincipalPolicy"))
                .mapToInt(gap -> gap.nodes())
                .sum();
        assertThat(counted).isPositive().isLessThanOrEqualTo(fleet.size());
    }
}
