package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ConnectionStatus;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationFilter;
import software.amazon.awssdk.services.ssm.model.InstanceInformationFilterKey;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InstanceProperty;
import software.amazon.awssdk.services.ssm.model.InstancePropertyFilterOperator;
import software.amazon.awssdk.services.ssm.model.InstancePropertyStringFilter;
import software.amazon.awssdk.services.ssm.model.InvalidFilterKeyException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceInformationFilterValueException;
import software.amazon.awssdk.services.ssm.model.InvalidInstancePropertyFilterValueException;
import software.amazon.awssdk.services.ssm.model.PingStatus;
import software.amazon.awssdk.services.ssm.model.PlatformType;
import software.amazon.awssdk.services.ssm.model.ResourceType;
import software.amazon.awssdk.services.ssm.model.SourceType;
import software.amazon.awssdk.services.ssm.model.SsmException;

class SsmNodesTest {
    private static final String RUNNING = Worlds.id("i-", 0);
    private static final String STOPPED = Worlds.id("i-", 1);
    private static final String UNREGISTERED = Worlds.id("i-", 2);
    private static final String HYBRID = Worlds.id("mi-", 3);

    private final SsmClient ssm =
            Clients.of(new Sandbox(Worlds.varied(), Clients.CLOCK)).ssm();

    @Test
    void informationShowsAnInstanceInFull() {
        InstanceInformation node =
                ssm.describeInstanceInformation().instanceInformationList().get(0);

        assertThat(node)
                .isEqualTo(InstanceInformation.builder()
                        .instanceId(RUNNING)
                        .pingStatus(PingStatus.ONLINE)
                        .lastPingDateTime(Worlds.PING)
                        .agentVersion("3.3.987.0")
                        .isLatestVersion(true)
                        .platformType(PlatformType.WINDOWS)
                        .platformName("Microsoft Windows Server 2019")
                        .platformVersion("1.0")
                        .registrationDate(Instant.parse("2025-01-02T03:04:05Z"))
                        .resourceType(ResourceType.EC2_INSTANCE)
                        .ipAddress("10.0.0.7")
                        .computerName("host.corp.example.com")
                        .associationStatus("Success")
                        .associationOverview(overview -> overview.detailedStatus("Success")
                                .instanceAssociationStatusAggregatedCount(java.util.Map.of("Success", 1)))
                        .sourceType(SourceType.AWS_EC2_INSTANCE)
                        .build());
    }

    @Test
    void informationShowsAHybridNodeWithItsNameRoleAndActivation() {
        InstanceInformation node =
                ssm.describeInstanceInformation().instanceInformationList().get(1);

        assertThat(node.instanceId()).isEqualTo(HYBRID);
        assertThat(node.name()).isEqualTo("FILE-3");
        assertThat(node.iamRole()).isEqualTo("HybridRole");
        assertThat(node.activationId()).isEqualTo("5f0c7d1e-1111-4111-8111-000000000001");
        assertThat(node.resourceType()).isEqualTo(ResourceType.MANAGED_INSTANCE);
    }

    @Test
    void stoppedAndUnregisteredInstancesAreNotListed() {
        assertThat(ssm.describeInstanceInformation().instanceInformationList())
                .extracting(InstanceInformation::instanceId)
                .containsExactly(RUNNING, HYBRID);
        assertThat(ssm.describeInstanceProperties(request -> {}).instanceProperties())
                .extracting(InstanceProperty::instanceId)
                .containsExactly(RUNNING, HYBRID);
    }

    @Test
    void propertiesAddWhatEc2Knows() {
        InstanceProperty node = ssm.describeInstanceProperties(request -> {})
                .instanceProperties()
                .get(0);

        assertThat(node.name()).isEqualTo("WEB-0");
        assertThat(node.instanceState()).isEqualTo("running");
        assertThat(node.instanceType()).isEqualTo("m5.large");
        assertThat(node.instanceRole()).isEqualTo("arn:aws:iam::111122223333:instance-profile/app");
        assertThat(node.architecture()).isEqualTo("x86_64");
        assertThat(node.availabilityZone()).isEqualTo("eu-west-3a");
        assertThat(node.launchTime()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(node.lastPingDateTime()).isEqualTo(Worlds.PING);
    }

    @Test
    void onlineNodesGoOnPingingWhileTimeGoesBy() {
        Clock later = Clock.fixed(Worlds.NOW.plus(Duration.ofMinutes(31)), ZoneOffset.UTC);
        SsmClient then = Clients.of(new Sandbox(Worlds.varied(), later)).ssm();

        Instant ping = then.describeInstanceInformation()
                .instanceInformationList()
                .get(0)
                .lastPingDateTime();

        assertThat(ping).isEqualTo(Worlds.PING.plus(Duration.ofMinutes(30)));
    }

    @Test
    void aFilterKeepsTheNodesThatHaveOneOfItsValues() {
        assertThat(listed("PlatformTypes", "Linux")).containsExactly(HYBRID);
        assertThat(listed("PlatformTypes", "Linux", "Windows")).containsExactly(RUNNING, HYBRID);
        assertThat(listed("ResourceType", "ManagedInstance")).containsExactly(HYBRID);
        assertThat(listed("AgentVersion", "3.3.987.0")).containsExactly(RUNNING, HYBRID);
        assertThat(listed("AgentVersion", "3.3")).isEmpty();
        assertThat(listed("IamRole", "HybridRole")).containsExactly(HYBRID);
        assertThat(listed("SourceTypes", "AWS::EC2::Instance")).containsExactly(RUNNING);
        assertThat(listed("tag:Site", "Oslo & <Bergen>")).containsExactly(HYBRID);
        assertThat(listed("tag-key", "Name")).containsExactly(RUNNING);
        assertThat(listed("InstanceIds", HYBRID, STOPPED)).containsExactly(HYBRID);
    }

    private List<String> listed(String key, String... values) {
        return ssm
                .describeInstanceInformation(request -> request.filters(InstanceInformationStringFilter.builder()
                        .key(key)
                        .values(values)
                        .build()))
                .instanceInformationList()
                .stream()
                .map(InstanceInformation::instanceId)
                .toList();
    }

    @Test
    void theOlderFilterListWorksAloneOnly() {
        assertThat(ssm.describeInstanceInformation(
                                request -> request.instanceInformationFilterList(InstanceInformationFilter.builder()
                                        .key(InstanceInformationFilterKey.PING_STATUS)
                                        .valueSet("Online")
                                        .build()))
                        .instanceInformationList())
                .hasSize(2);
        assertThatThrownBy(() -> ssm.describeInstanceInformation(
                        request -> request.instanceInformationFilterList(InstanceInformationFilter.builder()
                                        .key(InstanceInformationFilterKey.PING_STATUS)
                                        .valueSet("Online")
                                        .build())
                                .filters(InstanceInformationStringFilter.builder()
                                        .key("PingStatus")
                                        .values("Online")
                                        .build())))
                .satisfies(validation("used together"));
    }

    @Test
    void tagFiltersCannotBeCombinedWithOthers() {
        assertThatThrownBy(() -> ssm.describeInstanceInformation(request -> request.filters(
                        InstanceInformationStringFilter.builder()
                                .key("tag:Env")
                                .values("prod")
                                .build(),
                        InstanceInformationStringFilter.builder()
                                .key("PingStatus")
                                .values("Online")
                                .build())))
                .satisfies(validation("Tag filters"));
    }

    @Test
    void anIdThatNeverRegisteredFailsTheWholeCall() {
        for (String id : List.of(UNREGISTERED, "i-0ffffffffffffffff", "mi-0ffffffffffffffff")) {
            assertThatThrownBy(() -> ssm.describeInstanceInformation(
                            request -> request.filters(InstanceInformationStringFilter.builder()
                                    .key("InstanceIds")
                                    .values(RUNNING, id)
                                    .build())))
                    .isInstanceOf(InvalidInstanceIdException.class)
                    .hasMessageContaining(id);
        }
    }

    @Test
    void unknownKeysAndValuesOfFiltersAreRefused() {
        assertThatThrownBy(() -> listed("Colour", "red")).isInstanceOf(InvalidFilterKeyException.class);
        assertThatThrownBy(() -> listed("PingStatus", "Sleepy"))
                .isInstanceOf(InvalidInstanceInformationFilterValueException.class);
        assertThatThrownBy(() -> properties("PingStatus", InstancePropertyFilterOperator.EQUAL, "Sleepy"))
                .isInstanceOf(InvalidInstancePropertyFilterValueException.class);
    }

    @Test
    void propertiesCanBeFilteredByOperators() {
        assertThat(properties("PlatformTypes", InstancePropertyFilterOperator.NOT_EQUAL, "Linux"))
                .containsExactly(RUNNING);
        assertThat(properties("AgentVersion", InstancePropertyFilterOperator.BEGIN_WITH, "3.3."))
                .containsExactly(RUNNING, HYBRID);
        assertThat(properties("AgentVersion", InstancePropertyFilterOperator.LESS_THAN, "3.3.0"))
                .isEmpty();
        assertThat(properties("AgentVersion", InstancePropertyFilterOperator.GREATER_THAN, "3.3.0"))
                .containsExactly(RUNNING, HYBRID);
        assertThat(properties("DocumentName", InstancePropertyFilterOperator.EQUAL, "AWS-UpdateSSMAgent"))
                .containsExactly(RUNNING, HYBRID);
    }

    private List<String> properties(String key, InstancePropertyFilterOperator operator, String... values) {
        return ssm
                .describeInstanceProperties(
                        request -> request.filtersWithOperator(InstancePropertyStringFilter.builder()
                                .key(key)
                                .operator(operator)
                                .values(values)
                                .build()))
                .instanceProperties()
                .stream()
                .map(InstanceProperty::instanceId)
                .toList();
    }

    @Test
    void pageSizesOutsideTheModelsLimitsAreRefused() {
        for (int size : new int[] {-1, 0, 4, 51}) {
            assertThatThrownBy(() -> ssm.describeInstanceInformation(page -> page.maxResults(size)))
                    .satisfies(validation("'" + size + "' at 'maxResults'"));
        }
        for (int size : new int[] {4, 1001}) {
            assertThatThrownBy(() -> ssm.describeInstanceProperties(page -> page.maxResults(size)))
                    .satisfies(validation("'" + size + "' at 'maxResults'"));
        }
    }

    @Test
    void connectionStatusIsTheChannels() {
        assertThat(status(RUNNING)).isEqualTo(ConnectionStatus.CONNECTED);
        assertThat(status(STOPPED)).isEqualTo(ConnectionStatus.NOTCONNECTED);
        assertThat(status(HYBRID)).isEqualTo(ConnectionStatus.NOTCONNECTED);
        assertThat(status("i-0ffffffffffffffff")).isEqualTo(ConnectionStatus.NOTCONNECTED);
        assertThatThrownBy(() -> status("x".repeat(401))).satisfies(validation("'target'"));
    }

    private ConnectionStatus status(String target) {
        return ssm.getConnectionStatus(request -> request.target(target)).status();
    }

    static java.util.function.Consumer<Throwable> validation(String text) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        SsmException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("ValidationException"))
                .hasMessageContaining(text);
    }
}
