package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Completeness.Gap;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.guard.Agreeing;
import dev.fleetsh.remedy.guard.Approvals;
import dev.fleetsh.sandbox.Call;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.SandboxServer;
import dev.fleetsh.sandbox.organization.Member;
import dev.fleetsh.sandbox.organization.Organization;
import dev.fleetsh.sandbox.organization.Unit;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.Progress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts that are entered by roles, from the credentials of the account that manages them. */
class EnteringTest {
    private static final String RETAIL = "111122223333";
    private static final String PLATFORM = "444455556666";
    private static final String LABS = "777788889999";

    /** By the real clock, as the SDK knows no other when it keeps credentials. */
    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Instant.now()), Clock.systemUTC());

    private AwsSettings settings(int accounts) {
        List<Target> targets = sandbox.world().accounts().stream()
                .limit(accounts)
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return AwsSettings.simulated(
                        sandbox::httpClient, targets, sandbox.world().regions(), Clock.systemUTC())
                .withPace(SimulatedFleet.QUICK);
    }

    private AwsSettings settings(Entrance entrance) {
        return settings(1).entering(entrance);
    }

    private Fleet load(Entrance entrance) {
        return new AwsFleetSource(settings(entrance)).load(Progress.NONE);
    }

    private static Entrance organization(String... units) {
        return new Entrance(Entrance.USUAL_ROLE, List.of(), true, List.of(units), "", "fleetsh");
    }

    private static Entrance reader(String externalId, String... accounts) {
        return new Entrance("FleetReader", List.of(accounts), false, List.of(), externalId, "night-shift");
    }

    private long calls(String operation) {
        return sandbox.calls().calls().stream()
                .filter(call -> (call.service() + ":" + call.operation()).equals(operation))
                .count();
    }

    private static Gap gap(Fleet fleet, String scope) {
        return fleet.completeness().gaps().stream()
                .filter(gap -> gap.scope().equals(scope))
                .findFirst()
                .orElseThrow(
                        () -> new AssertionError(fleet.completeness().gaps().toString()));
    }

    private static List<String> lost(Fleet fleet) {
        return fleet.completeness().gaps().stream()
                .map(gap -> gap.scope() + " " + gap.operation() + " " + gap.reason())
                .toList();
    }

    @Test
    void anOrganisationIsReadLikeItsAccountsOneByOne() {
        Fleet apart = new AwsFleetSource(settings(3)).load(Progress.NONE);
        Fleet fleet = load(organization());

        assertThat(fleet.nodes().ids()).containsExactlyElementsOf(apart.nodes().ids());
        assertThat(fleet.scopes())
                .hasSize(12)
                .extracting(Scope::label)
                .contains("platform/eu-west-3", "labs/us-east-1");
        assertThat(fleet.scopes())
                .filteredOn(scope -> scope.account().equals(PLATFORM))
                .allMatch(scope -> scope.caller()
                        .equals("arn:aws:sts::444455556666:assumed-role/OrganizationAccountAccessRole/fleetsh"));
        assertThat(lost(fleet)).isEqualTo(lost(apart));
        assertThat(fleet.source()).contains("1 account is suspended and left out");
        assertThat(calls("sts:AssumeRole")).isEqualTo(2);
    }

    @Test
    void aRoleThatRefusesLeavesTheOtherAccounts() {
        Fleet fleet = load(reader("", PLATFORM, LABS));

        assertThat(fleet.scopes()).hasSize(4).allMatch(scope -> scope.account().equals(PLATFORM));
        assertThat(fleet.scopes().get(0).caller()).endsWith("assumed-role/FleetReader/night-shift");
        assertThat(fleet.completeness().scopes()).isEqualTo(8);
        assertThat(fleet.completeness().completeScopes()).isEqualTo(4);
        Gap gap = gap(fleet, LABS + "/eu-west-3");
        assertThat(gap.operation()).isEqualTo("sts:AssumeRole");
        assertThat(gap.reason()).isEqualTo(Reason.DENIED);
        assertThat(gap.action()).isEqualTo("sts:AssumeRole");
        assertThat(gap.message()).contains("role/FleetReader");
    }

    @Test
    void anExternalIdOpensTheRoleThatWantsIt() {
        Fleet fleet = load(reader("fleet-of-labs", PLATFORM, LABS));

        assertThat(fleet.scopes()).hasSize(8);
        assertThat(lost(fleet)).noneMatch(gap -> gap.contains("sts:"));
    }

    @Test
    void aRoleAloneIsOneOfTheOwnAccount() {
        Fleet fleet = load(reader(""));

        assertThat(fleet.scopes()).hasSize(4).allMatch(scope -> scope.caller()
                .equals("arn:aws:sts::111122223333:assumed-role/FleetReader/night-shift"));
    }

    @Test
    void anArnIsTheRoleOfItsAccount() {
        Fleet fleet = load(
                new Entrance("arn:aws:iam::444455556666:role/FleetReader", List.of(), false, List.of(), "", "fleetsh"));

        assertThat(fleet.scopes()).hasSize(4).allMatch(scope -> scope.account().equals(PLATFORM));
    }

    @Test
    void nothingIsReadWhereEveryRoleRefuses() {
        assertThatThrownBy(() -> load(reader("", LABS))).isInstanceOfSatisfying(CloudException.class, e -> {
            assertThat(e).hasMessageContaining("may not assume arn:aws:iam::777788889999:role/FleetReader");
            assertThat(e.hint()).contains("trust policy").contains("--external-id");
        });
    }

    @Test
    void anOrganisationThatMayNotBeListedLeavesTheOwnAccount() {
        sandbox.faults().add("deny=organizations:ListAccounts");
        Fleet fleet = load(organization());

        assertThat(fleet.scopes()).hasSize(4).allMatch(scope -> scope.account().equals(RETAIL));
        Gap gap = gap(fleet, "organisation of retail");
        assertThat(gap.action()).isEqualTo("organizations:ListAccounts");
        assertThat(gap.facts()).containsExactly("nodes");
        assertThat(fleet.completeness().scopes()).isEqualTo(5);
    }

    @Test
    void anAccountThatIsInNoOrganisationIsToldSo() {
        sandbox.organize(Organization.NONE);

        Gap gap = gap(load(organization()), "organisation of retail");
        assertThat(gap.reason()).isEqualTo(Reason.FAILED);
        assertThat(gap.message()).contains("AWSOrganizationsNotInUseException");
    }

    @Test
    void listingIsTriedAgainWhenItIsThrottledOrBreaksOff() {
        for (String fault : List.of("throttle", "reset", "fail", "truncate")) {
            sandbox.faults().clear();
            sandbox.faults().add(fault + "=organizations:ListAccounts:x1");
            Fleet fleet = load(organization());
            assertThat(lost(fleet).stream().anyMatch(gap -> gap.startsWith("organisation of retail")))
                    .as(fault)
                    .isEqualTo(fault.equals("truncate"));
        }
        sandbox.faults().clear();
        sandbox.faults().add("throttle=organizations:ListAccounts");
        assertThat(gap(load(organization()), "organisation of retail").reason()).isEqualTo(Reason.THROTTLED);
        sandbox.faults().clear();
        sandbox.faults().add("garbage=organizations:ListAccounts");
        assertThat(gap(load(organization()), "organisation of retail").reason()).isEqualTo(Reason.UNPARSEABLE);
    }

    @Test
    void unitsAreReadWithThoseBelowThem() {
        Organization known = sandbox.organization();
        List<Member> members = new ArrayList<>(known.members());
        members.replaceAll(member -> member.id().equals(LABS)
                ? new Member(LABS, member.name(), member.email(), member.state(), "ou-fs01-below000", member.joined())
                : member);
        sandbox.organize(known.with(members).with(new Unit("ou-fs01-below000", "Below", Organization.WORKLOADS)));

        assertThat(load(organization(Organization.WORKLOADS)).scopes())
                .extracting(Scope::account)
                .containsOnly(PLATFORM, LABS);
        assertThat(load(organization("ou-fs01-below000")).scopes())
                .extracting(Scope::account)
                .containsOnly(LABS);
    }

    @Test
    void aUnitThatIsNotThereIsAGap() {
        Fleet fleet = load(organization(Organization.WORKLOADS, "ou-fs01-nowhere0"));

        assertThat(fleet.scopes()).extracting(Scope::account).contains(PLATFORM, LABS);
        assertThat(gap(fleet, "organisation of retail").message()).contains("ParentNotFoundException");
    }

    @Test
    void aLongOrganisationComesInPages() {
        List<Member> members = new ArrayList<>(sandbox.organization().members());
        for (int i = 0; i < 57; i++) {
            members.add(new Member(
                    String.format("2%011d", i), "closed", "", Member.SUSPENDED, "r-fs01", SimulatedFleet.NOW));
        }
        Member last = members.remove(1);
        members.add(last);
        sandbox.organize(sandbox.organization().with(members));

        Fleet fleet = load(organization());
        assertThat(calls("organizations:ListAccounts")).isEqualTo(4);
        assertThat(fleet.scopes()).extracting(Scope::account).contains(last.id());
        assertThat(fleet.source()).contains("58 accounts are suspended and left out");
    }

    @Test
    void accountsOfOneNameAreToldApart() {
        List<Member> members = sandbox.organization().members().stream()
                .map(member -> new Member(
                        member.id(), "same", member.email(), member.state(), member.parent(), member.joined()))
                .toList();
        sandbox.organize(sandbox.organization().with(members));
        sandbox.faults().add("deny=sts:GetCallerIdentity@" + LABS);

        Fleet fleet = load(organization());
        assertThat(fleet.completeness().completeScopes()).isEqualTo(8);
        assertThat(fleet.scopes()).extracting(Scope::label).contains("retail/eu-west-3", PLATFORM + "/eu-west-3");
        assertThat(gap(fleet, LABS + "/eu-west-3").operation()).isEqualTo("sts:GetCallerIdentity");
    }

    @Test
    void remediesEnterTheSameAccounts() {
        Approvals approvals = new Approvals(new Agreeing(), Clock.systemUTC());
        try (AwsCloud cloud = new AwsCloud(settings(organization()), approvals, time -> {})) {
            assertThat(cloud.caller(new ScopeId("aws", PLATFORM, "eu-west-3")))
                    .isEqualTo("arn:aws:sts::444455556666:assumed-role/OrganizationAccountAccessRole/fleetsh");
            assertThat(cloud.caller(new ScopeId("aws", RETAIL, "eu-west-3"))).contains("FleetOperator");
            assertThatThrownBy(() -> cloud.caller(new ScopeId("aws", "123123123123", "eu-west-3")))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("no credentials for account 123123123123")
                    .hasMessageContaining("sts:AssumeRole");
        }
    }

    @Test
    void nothingButAssumingIsCalledByTheClientsThatAssume() {
        load(organization());

        assertThat(sandbox.calls().calls())
                .filteredOn(call -> call.service().equals("organizations"))
                .extracting(Call::account)
                .containsOnly(RETAIL);
        assertThat(sandbox.changes().changes()).isEmpty();
    }

    @Test
    void profilesWithRolesGoToTheEndpointThatIsNamed(@TempDir Path home) throws Exception {
        Account account = sandbox.world().accounts().get(0);
        Path config = Files.writeString(
                home.resolve("config"), """
                [profile base]
                region = eu-west-3
                aws_access_key_id = %s
                aws_secret_access_key = %s
                [profile reader]
                source_profile = base
                role_arn = arn:aws:iam::777788889999:role/FleetReader
                external_id = fleet-of-labs
                role_session_name = by-profile
                region = eu-west-3
                [profile refused]
                source_profile = base
                role_arn = arn:aws:iam::777788889999:role/FleetReader
                region = eu-west-3
                [profile round]
                source_profile = about
                role_arn = arn:aws:iam::777788889999:role/A
                region = eu-west-3
                [profile about]
                source_profile = round
                role_arn = arn:aws:iam::777788889999:role/B
                """.formatted(account.accessKeyId(), account.secretAccessKey()));
        Map<String, String> env = Map.of(
                "AWS_CONFIG_FILE", config.toString(),
                "AWS_SHARED_CREDENTIALS_FILE", home.resolve("none").toString());
        try (SandboxServer server = sandbox.serve(0)) {
            String endpoint = server.uri().toString();
            Fleet fleet = new AwsFleetSource(AwsSettings.fromEnvironment(List.of("reader"), List.of(), endpoint, env))
                    .load(Progress.NONE);
            assertThat(fleet.scopes()).singleElement().satisfies(scope -> assertThat(scope.caller())
                    .isEqualTo("arn:aws:sts::777788889999:assumed-role/FleetReader/by-profile"));

            Fleet both = new AwsFleetSource(
                            AwsSettings.fromEnvironment(List.of("reader", "refused"), List.of(), endpoint, env))
                    .load(Progress.NONE);
            assertThat(gap(both, "refused/eu-west-3").operation()).isEqualTo("sts:AssumeRole");

            AwsFleetSource round =
                    new AwsFleetSource(AwsSettings.fromEnvironment(List.of("round"), List.of(), endpoint, env));
            assertThatThrownBy(() -> round.load(Progress.NONE))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("in a circle: round, about");
        }
    }

    @Test
    void noSecretIsPartOfAText() {
        Target target = settings(organization())
                .targets()
                .get(0)
                .entering("platform", new AssumedRole("arn:aws:iam::444455556666:role/R", PLATFORM, "", "fleetsh"));
        assertThat(target.toString()).doesNotContain("sandbox-retail");
    }
}
