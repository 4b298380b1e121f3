package dev.fleetsh.sandbox.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The situations that the default fleet promises. */
class StoriesTest {
    private static final Instant NOW = Instant.parse("2026-11-23T22:00:00Z");
    private static final World WORLD = World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, NOW);

    private static SimNode node(String name) {
        return WORLD.nodes()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node " + name));
    }

    private static Registration agent(String name) {
        return Objects.requireNonNull(node(name).registration());
    }

    private static Instance instance(String name) {
        return Objects.requireNonNull(node(name).instance());
    }

    private static SimScope scopeOf(String name) {
        return WORLD.scopes().stream()
                .filter(scope ->
                        scope.nodes().stream().anyMatch(node -> node.name().equals(name)))
                .findFirst()
                .orElseThrow();
    }

    private static Duration silence(String name) {
        return Duration.between(agent(name).lastPing(), NOW);
    }

    @Test
    void theTranscriptsControllerIsThere() {
        SimNode node = node("DC-PARIS-01");

        assertThat(node.id()).isEqualTo("mi-0d51c8f2a7be94d10");
        assertThat(node.kind()).isEqualTo(SimKind.HYBRID);
        assertThat(node.channelConnected()).isTrue();
        assertThat(agent("DC-PARIS-01").agentVersion()).isEqualTo("3.3.987.0");
        assertThat(agent("DC-PARIS-01").platform().name()).contains("Windows Server 2019");
        assertThat(silence("DC-PARIS-01")).isEqualTo(Duration.ofSeconds(41));
        assertThat(scopeOf("DC-PARIS-01").region()).isEqualTo("eu-west-3");
    }

    @ParameterizedTest
    @CsvSource({
        "DC-PARIS-01, corp.example.com, 5, false, ABSENT",
        "DC-PARIS-02, corp.example.com, 4, false, ABSENT",
        "DC-LYON-01, corp.example.com, 4, false, ABSENT",
        "DC-LONDON-01, emea.example.com, 5, false, OK",
        "DC-BERLIN-01, emea.example.com, 4, false, OK",
        "DC-OSLO-RO, emea.example.com, 4, true, OK",
        "DC-ROMA-01, emea.example.com, 4, false, OK",
        "DC-ROMA-02, emea.example.com, 4, false, OK",
        "DC-LAB-01, labs.example.com, 5, false, NOT_DOMAIN_ADMIN",
        "DC-OLD-01, legacy.example.com, 5, false, LOCKED"
    })
    void controllersAreWhatTheyAreSaidToBe(
            String name, String domain, int domainRole, boolean readOnly, DomainUser user) {
        Truth truth = node(name).truth();

        assertThat(truth.domain()).isNotNull();
        assertThat(truth.domain().name()).isEqualTo(domain);
        assertThat(truth.domain().ssmUser()).isEqualTo(user);
        assertThat(truth.domainRole()).isEqualTo(domainRole);
        assertThat(truth.controller()).isTrue();
        assertThat(truth.readOnlyController()).isEqualTo(readOnly);
        assertThat(agent(name).computerName()).isEqualTo(name + "." + domain);
        assertThat(service(name)).isEqualTo("Running");
        assertThat(installed(name)).isEqualTo("True");
    }

    @Test
    void nothingElseIsAController() {
        assertThat(WORLD.nodes().filter(node -> node.truth().controller())).hasSize(10);
        assertThat(WORLD.nodes().filter(node -> node.truth().domainRole() == 5))
                .allSatisfy(node -> assertThat(node.truth().domain().primary()).isEqualTo(node.name()));
    }

    @Test
    void anInstalledRoleIsNotAPromotion() {
        assertThat(installed("SRV-ROLE-01")).isEqualTo("True");
        assertThat(service("SRV-ROLE-01")).isEqualTo("Stopped");
        assertThat(node("SRV-ROLE-01").truth().controller()).isFalse();
    }

    @Test
    void memberServersSayThatTheRoleIsNotInstalled() {
        assertThat(installed("FILE-MAD-02")).isEqualTo("False");
        assertThat(service("FILE-MAD-02")).isEqualTo("absent");
        assertThat(node("FILE-MAD-02").tags()).containsEntry("Role", "dc");
    }

    @Test
    void someWindowsServersHaveNoInventory() {
        assertThat(node("SQL-MAD-01").inventory(Inventories.WINDOWS_ROLE)).isNull();
        assertThat(node("SQL-MAD-01").inventory(SimNode.INSTANCE_INFORMATION)).isNotNull();
    }

    private static String installed(String name) {
        return row(name, Inventories.WINDOWS_ROLE, "AD-Domain-Services", "Installed");
    }

    private static String service(String name) {
        return row(name, Inventories.SERVICE, "NTDS", "Status");
    }

    private static String row(String node, String type, String key, String attribute) {
        return Objects.requireNonNull(node(node).inventory(type)).rows().stream()
                .filter(row -> key.equals(row.get("Name")))
                .map(row -> row.get(attribute))
                .findFirst()
                .orElse("absent");
    }

    @Test
    void inventoryRepeatsTheRegistration() {
        SimNode node = node("EC2CONFIG-01");
        Inventory inventory = Objects.requireNonNull(node.inventory(SimNode.INSTANCE_INFORMATION));

        assertThat(inventory.rows()).singleElement().satisfies(row -> assertThat(row)
                .containsEntry("AgentType", "EC2Config")
                .containsEntry("InstanceId", node.id())
                .containsEntry("InstanceStatus", "Active")
                .containsEntry("ResourceType", "EC2Instance"));
    }

    @Test
    void stoppedInstancesAreNotListed() {
        assertThat(node("WEB-PARIS-09").listed()).isFalse();
        assertThat(node("WEB-PARIS-09").registration()).isNotNull();
        assertThat(instance("WEB-PARIS-09").state()).isEqualTo("stopped");
        assertThat(node("BATCH-MEX-02").registration()).isNull();
        assertThat(instance("CI-LYON-05").state()).isEqualTo("stopping");
        assertThat(instance("WEB-BCN-11").state()).isEqualTo("pending");
        assertThat(instance("WEB-BCN-11").launchTime()).isEqualTo(NOW.minus(Duration.ofMinutes(1)));
        assertThat(WORLD.nodes().filter(node -> node.instance() != null))
                .noneMatch(node -> node.instance().state().equals("terminated"));
    }

    @Test
    void instancesNeverRegisterForSeveralReasons() {
        assertThat(node("WEB-LILLE-03").registration()).isNull();
        assertThat(instance("WEB-LILLE-03").instanceProfileArn()).isNull();
        assertThat(node("APP-BCN-02").registration()).isNull();
        assertThat(instance("APP-BCN-02").instanceProfileArn())
                .isEqualTo("arn:aws:iam::111122223333:instance-profile/AmazonSSMInstanceProfile");
        assertThat(node("DB-MIAMI-01").registration()).isNull();
        assertThat(instance("DB-MIAMI-01").metadataOptions().httpEndpoint()).isEqualTo("disabled");
        assertThat(Stream.of("WEB-LILLE-03", "APP-BCN-02", "DB-MIAMI-01").map(StoriesTest::instance))
                .allMatch(instance -> instance.state().equals("running"));
    }

    @ParameterizedTest
    @CsvSource({
        "WEB-PARIS-12, PT12M",
        "APP-LYON-02, PT6H",
        "EDGE-GDL-01, PT9H",
        "DB-VALENCIA-02, P3D",
        "POS-LYON-31, P10D",
        "POS-MTY-08, P29D"
    })
    void nodesAreLostForMinutesHoursAndDays(String name, Duration since) {
        assertThat(agent(name).pingStatus()).isEqualTo("ConnectionLost");
        assertThat(silence(name)).isEqualTo(since);
        assertThat(node(name).channelConnected()).isFalse();
        assertThat(node(name).truth().lost()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WEB-MAD-09, PT22M", "APP-NYC-05, PT50M"})
    void someNodesAreOnlineAndSilent(String name, Duration since) {
        assertThat(agent(name).online()).isTrue();
        assertThat(silence(name)).isEqualTo(since);
    }

    @ParameterizedTest
    @ValueSource(strings = {"APP-NYC-11", "APP-NYC-15", "APP-LILLE-06", "FILE-LYON-03", "WEB-BCN-05", "NANO-BCN-01"})
    void someNodesAreOnlineWithoutChannel(String name) {
        assertThat(agent(name).online()).isTrue();
        assertThat(node(name).channelConnected()).isFalse();
        assertThat(node(name).truth().lost()).isNotEmpty();
    }

    @Test
    void oneNodeContradictsItself() {
        assertThat(agent("APP-BOSTON-07").online()).isFalse();
        assertThat(node("APP-BOSTON-07").channelConnected()).isTrue();
    }

    @Test
    void fiveNodesShareAVpcOfTheirOwn() {
        assertThat(WORLD.nodes()
                        .filter(node -> node.instance() != null
                                && node.instance().placement().vpcId().equals("vpc-0c41a6b2e9d7f3805"))
                        .map(SimNode::name))
                .containsExactlyInAnyOrder("APP-NYC-11", "APP-NYC-12", "APP-NYC-13", "APP-NYC-14", "APP-NYC-15");
    }

    @Test
    void hostManagementLendsPermissionsInScopesThatHaveIt() {
        assertThat(instance("APP-NYC-32").instanceProfileArn()).isNull();
        assertThat(agent("APP-NYC-32").online()).isTrue();
        assertThat(agent("APP-NYC-32").agentVersion()).isEqualTo("3.2.582.0");
        assertThat(agent("APP-NYC-31").online()).isFalse();
        assertThat(agent("APP-NYC-31").agentVersion()).isEqualTo("3.2.581.0");
        assertThat(scopeOf("APP-NYC-31").hostManagement().status()).isEqualTo("Customized");
        assertThat(instance("WEB-LILLE-07").instanceProfileArn()).isNull();
        assertThat(scopeOf("WEB-LILLE-07").hostManagement().status()).isEqualTo("Default");
    }

    @Test
    void hybridNodesHaveBothTiers() {
        assertThat(node("DC-PARIS-01").kind()).isEqualTo(SimKind.HYBRID);
        assertThat(scopeOf("DC-PARIS-01").activationTier()).isEqualTo(new ServiceSetting("standard", "Default"));
        assertThat(node("FILE-MAD-08").kind()).isEqualTo(SimKind.HYBRID);
        assertThat(scopeOf("FILE-MAD-08").activationTier()).isEqualTo(new ServiceSetting("advanced", "Customized"));
        assertThat(scopeOf("POS-MTY-08").activationTier()).isNull();
        assertThat(agent("FILE-MAD-08").iamRole()).isNotEmpty();
        assertThat(agent("FILE-MAD-08").activationId()).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    }

    @Test
    void machinesComeFromAllSources() {
        assertThat(agent("EDGE-LYON-03").sourceType()).isEqualTo("AWS::IoT::Thing");
        assertThat(agent("EDGE-LYON-03").agentVersion()).isEqualTo("3.1.629.0");
        assertThat(agent("EDGE-LYON-04").agentVersion()).isEqualTo("3.1.630.0");
        assertThat(agent("AZ-PARIS-01").sourceType()).isEqualTo("Microsoft.Compute/virtualMachines");
        assertThat(agent("AZ-PARIS-01").sourceId()).endsWith("/AZ-PARIS-01");
        assertThat(agent("MAC-BUILD-01").sourceType()).isEqualTo("AWS::EC2::Instance");
        assertThat(agent("MAC-DESK-01").sourceType()).isEqualTo("AWS::SSM::ManagedInstance");
        assertThat(agent("MAC-DESK-01").platform().type()).isEqualTo("MacOS");
    }

    @Test
    void everyOperatingSystemOccurs() {
        Set<String> seen = WORLD.nodes()
                .filter(SimNode::listed)
                .map(node -> node.registration().platform())
                .map(platform -> platform.name() + " " + platform.version())
                .collect(Collectors.toSet());

        assertThat(seen)
                .contains(
                        "Microsoft Windows Server 2012 Standard 6.2.9200",
                        "Microsoft Windows Server 2012 R2 Standard 6.3.9600",
                        "Microsoft Windows Server 2016 Datacenter 10.0.14393",
                        "Microsoft Windows Server 2019 Datacenter 10.0.17763",
                        "Microsoft Windows Server 2022 Datacenter 10.0.20348",
                        "Microsoft Windows Server 2025 Datacenter 10.0.26100",
                        "Microsoft Windows 10 Enterprise 10.0.19045",
                        "Amazon Linux 2",
                        "Amazon Linux 2023",
                        "Ubuntu 16.04",
                        "Ubuntu 22.04",
                        "Ubuntu 24.04",
                        "Red Hat Enterprise Linux 9.4",
                        "Debian GNU/Linux 12",
                        "SLES 15.5",
                        "Oracle Linux Server 8.9",
                        "Rocky Linux 9.3",
                        "CentOS 6.10",
                        "Alpine Linux 3.20.1",
                        "macOS 14.5");
    }

    @Test
    void nanoServerLooksLikeWindowsServer2016() {
        assertThat(agent("NANO-BCN-01").platform())
                .isEqualTo(agent("WEB-MAD-07").platform());
        assertThat(node("NANO-BCN-01").truth().nano()).isTrue();
        assertThat(node("WEB-MAD-07").truth().nano()).isFalse();
    }

    @Test
    void agentsStandOnBothSidesOfEveryGate() {
        Set<String> versions = WORLD.nodes()
                .filter(node -> node.listed() && !node.truth().story().isEmpty())
                .map(node -> node.registration().agentVersion())
                .collect(Collectors.toSet());

        assertThat(versions)
                .contains("2.3.67.0", "2.3.68.0", "2.3.538.0", "2.3.539.0", "2.3.611.0", "2.3.612.0")
                .contains("2.3.671.0", "2.3.672.0", "3.0.160.0", "3.0.161.0", "3.0.195.0", "3.0.196.0")
                .contains("3.0.221.0", "3.0.222.0", "3.0.283.0", "3.0.284.0", "3.0.355.0", "3.0.356.0")
                .contains("3.0.654.0", "3.0.655.0", "3.1.629.0", "3.1.630.0", "3.1.1187.0", "3.1.1188.0")
                .contains("3.1.1373.0", "3.1.1374.0", "3.2.581.0", "3.2.582.0", "3.3.39.0", "3.3.40.0")
                .contains("2.2.63.0", "2.2.64.0", "2.3.49.0", "2.3.50.0", "2.3.343.0", "2.3.344.0")
                .contains("2.3.633.0", "2.3.634.0", "2.3.661.0", "2.3.662.0", "2.3.667.0", "2.3.668.0")
                .contains("2.3.722.0", "2.3.723.0", "3.0.501.0", "3.0.502.0", "3.0.1123.0", "3.0.1124.0")
                .contains("3.1.500.0", "3.1.501.0", "3.1.820.0", "3.1.821.0", "3.1.940.0", "3.1.941.0")
                .contains("3.1.1510.0", "3.1.1511.0", "3.2.182.0", "3.2.183.0", "3.2.2085.0", "3.2.2086.0")
                .contains("3.3.807.0", "3.3.808.0", "3.3.986.0", "3.3.987.0")
                .contains("latest", "", "3.3.1.0.7", "3.3.987", "3.3.987.0-1");
    }

    @Test
    void agentsWithoutSessionModuleHaveNoChannel() {
        assertThat(node("GATE-ROLES-64").channelConnected()).isFalse();
        assertThat(node("GATE-USER-50").channelConnected()).isFalse();
        assertThat(node("GATE-CONTROL-343").channelConnected()).isTrue();
    }

    @Test
    void anAgentWithoutVersionIsNotCalledOld() {
        assertThat(agent("ODD-EMPTY-01").latest()).isNull();
        assertThat(agent("ODD-WORD-01").latest()).isFalse();
        assertThat(agent("TEXT-CSV-01").latest()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "GATE-KMS-538, arn:aws:kms:",
        "GATE-PROFILE-160, export HISTCONTROL",
        "GATE-STREAM-283, '\"cloudWatchStreamingEnabled\": true'",
        "GATE-RUNAS-671, '\"runAsEnabled\": true'",
        "GATE-BOOLEAN-654, '\"runAsEnabled\": \"false\"'"
    })
    void gatesStandWhereTheyMatter(String name, String wanted) {
        assertThat(scopeOf(name).sessionDocument()).contains(wanted);
    }

    @Test
    void awkwardTextIsKept() {
        assertThat(node("TEXT-ESCAPE-01").tags()).containsEntry("Owner", "\u001b[31mred\u001b[0m");
        assertThat(agent("TEXT-ESCAPE-01").computerName()).contains("\u001b]0;");
        assertThat(node("TEXT-BIDI-01").tags().get("Note")).contains("\u202e");
        assertThat(node("TEXT-CSV-01").tags().get("Note"))
                .contains(",")
                .contains("\"")
                .contains("\n");
        assertThat(agent("TEXT-LONG-01").computerName()).hasSize(255);
        assertThat(node("東京-WEB-01").tags()).containsEntry("Name", "東京-WEB-01");
        assertThat(node("\ud83d\ude80-DEPLOY-01").listed()).isTrue();
    }

    @Test
    void tagsComeFromTwoSources() {
        assertThat(node("WEB-MAD-07").tags())
                .containsEntry("Name", "WEB-MAD-07")
                .containsEntry("Env", "prod")
                .containsEntry("Site", "mad")
                .containsEntry("Team", "retail");
        assertThat(node("DC-PARIS-01").tags()).containsEntry("Role", "dc").doesNotContainKey("Name");
        assertThat(agent("DC-PARIS-01").name()).isEqualTo("DC-PARIS-01");
        assertThat(agent("WEB-MAD-07").name()).isEmpty();
    }

    @Test
    void theTableForReadersIsUpToDate() throws Exception {
        assertThat(Files.readString(Path.of("docs/simulated-fleet.md"))).endsWith("\n\n" + StoryTable.markdown());
        assertThat(List.of(StoryTable.markdown().split("\n")))
                .hasSize(World.stories().size() + 2);
    }
}
