package dev.fleetsh.sandbox;

import static dev.fleetsh.sandbox.SsmNodesTest.validation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.GetInventoryResponse;
import software.amazon.awssdk.services.ssm.model.InvalidFilterException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidTypeNameException;
import software.amazon.awssdk.services.ssm.model.InventoryAggregator;
import software.amazon.awssdk.services.ssm.model.InventoryFilter;
import software.amazon.awssdk.services.ssm.model.InventoryQueryOperatorType;
import software.amazon.awssdk.services.ssm.model.InventoryResultEntity;
import software.amazon.awssdk.services.ssm.model.InventoryResultItem;
import software.amazon.awssdk.services.ssm.model.ListInventoryEntriesResponse;
import software.amazon.awssdk.services.ssm.model.ResultAttribute;
import software.amazon.awssdk.services.ssm.model.SsmException;

class SsmInventoryTest {
    private static final String ROLES = "AWS:WindowsRole";
    private static final String RUNNING = Worlds.id("i-", 0);
    private static final String STOPPED = Worlds.id("i-", 1);
    private static final String HYBRID = Worlds.id("mi-", 3);

    private final SsmClient ssm =
            Clients.of(new Sandbox(Worlds.varied(), Clients.CLOCK)).ssm();

    @Test
    void withoutAttributesEveryRegisteredNodeShowsItsInformation() {
        GetInventoryResponse inventory = ssm.getInventory();

        assertThat(inventory.entities())
                .extracting(InventoryResultEntity::id)
                .containsExactly(RUNNING, STOPPED, HYBRID);
        Map<String, String> row = inventory
                .entities()
                .get(1)
                .data()
                .get("AWS:InstanceInformation")
                .content()
                .get(0);
        assertThat(row).containsEntry("InstanceStatus", "Stopped").containsEntry("AgentVersion", "3.3.987.0");
    }

    @Test
    void anAttributeSelectsTheTypeThatIsShown() {
        GetInventoryResponse inventory = ssm.getInventory(request -> request.resultAttributes(
                ResultAttribute.builder().typeName(ROLES).build()));

        InventoryResultItem roles = inventory.entities().get(0).data().get(ROLES);
        assertThat(roles.captureTime()).isEqualTo("2026-11-23T06:00:00Z");
        assertThat(roles.schemaVersion()).isEqualTo("1.0");
        assertThat(roles.content())
                .containsExactly(
                        Map.of("Name", "AD-Domain-Services", "Installed", "True"),
                        Map.of("Name", "DNS", "Installed", "False"));
        assertThat(inventory.entities().get(2).data()).isEmpty();
    }

    @Test
    void filtersCompareAnyRowOfAType() {
        assertThat(ids(filter(ROLES + ".Name", InventoryQueryOperatorType.EQUAL, "AD-Domain-Services")))
                .containsExactly(RUNNING, STOPPED);
        assertThat(ids(filter(
                        "AWS:InstanceInformation.InstanceStatus", InventoryQueryOperatorType.NOT_EQUAL, "Active")))
                .containsExactly(STOPPED);
        assertThat(ids(filter("AWS:InstanceInformation.InstanceId", InventoryQueryOperatorType.BEGIN_WITH, "mi-")))
                .containsExactly(HYBRID);
        assertThat(ids(
                        filter(ROLES + ".Name", InventoryQueryOperatorType.EQUAL, "DNS"),
                        filter("AWS:InstanceInformation.InstanceStatus", InventoryQueryOperatorType.EQUAL, "Active")))
                .containsExactly(RUNNING);
    }

    private List<String> ids(InventoryFilter... filters) {
        return ssm.getInventory(request -> request.filters(filters)).entities().stream()
                .map(InventoryResultEntity::id)
                .toList();
    }

    private static InventoryFilter filter(String key, InventoryQueryOperatorType operator, String value) {
        return InventoryFilter.builder().key(key).type(operator).values(value).build();
    }

    @Test
    void questionsOutsideTheModelAreRefused() {
        InventoryFilter fine = filter(ROLES + ".Name", InventoryQueryOperatorType.EQUAL, "DNS");

        assertThatThrownBy(() -> ids(Collections.nCopies(6, fine).toArray(InventoryFilter[]::new)))
                .satisfies(validation("'filters'"));
        assertThatThrownBy(() -> ids(filter("Name", InventoryQueryOperatorType.EQUAL, "DNS")))
                .isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> ids(filter(ROLES + ".Name", InventoryQueryOperatorType.EXISTS, "true")))
                .isInstanceOf(InvalidFilterException.class);
        assertThatThrownBy(() -> ssm.getInventory(request -> request.maxResults(51)))
                .satisfies(validation("'maxResults'"));
        assertThatThrownBy(() -> ssm.getInventory(request -> request.resultAttributes(
                        ResultAttribute.builder().typeName(ROLES).build(),
                        ResultAttribute.builder().typeName("AWS:Service").build())))
                .satisfies(validation("'resultAttributes'"));
        assertThatThrownBy(() -> ssm.getInventory(request -> request.resultAttributes(
                        ResultAttribute.builder().typeName("AWS:Nonsense").build())))
                .isInstanceOf(InvalidTypeNameException.class);
        assertThatThrownBy(() -> ssm.getInventory(request -> request.aggregators(InventoryAggregator.builder()
                        .expression("AWS:InstanceInformation.PlatformName")
                        .build())))
                .isInstanceOf(SsmException.class);
    }

    @Test
    void entriesOfOneNodeCanBeListedAndFiltered() {
        ListInventoryEntriesResponse all =
                ssm.listInventoryEntries(request -> request.instanceId(RUNNING).typeName(ROLES));
        ListInventoryEntriesResponse one = ssm.listInventoryEntries(request -> request.instanceId(RUNNING)
                .typeName(ROLES)
                .filters(filter(ROLES + ".Name", InventoryQueryOperatorType.EQUAL, "DNS")));

        assertThat(all.entries()).hasSize(2);
        assertThat(all.captureTime()).isEqualTo("2026-11-23T06:00:00Z");
        assertThat(one.entries()).containsExactly(Map.of("Name", "DNS", "Installed", "False"));
        assertThat(ssm.listInventoryEntries(
                                request -> request.instanceId(HYBRID).typeName(ROLES))
                        .entries())
                .isEmpty();
    }

    @Test
    void entriesComeInPages() {
        ListInventoryEntriesResponse first = ssm.listInventoryEntries(
                request -> request.instanceId(RUNNING).typeName(ROLES).maxResults(1));
        ListInventoryEntriesResponse second = ssm.listInventoryEntries(request ->
                request.instanceId(RUNNING).typeName(ROLES).maxResults(1).nextToken(first.nextToken()));

        assertThat(first.entries()).hasSize(1);
        assertThat(second.entries().get(0)).containsEntry("Name", "DNS");
        assertThat(second.nextToken()).isNull();
    }

    @Test
    void entriesOfAnUnknownNodeAreRefused() {
        assertThatThrownBy(() -> ssm.listInventoryEntries(
                        request -> request.instanceId("i-0ffffffffffffffff").typeName(ROLES)))
                .isInstanceOf(InvalidInstanceIdException.class);
        assertThatThrownBy(() -> ssm.listInventoryEntries(
                        request -> request.instanceId("nonsense").typeName("bad")))
                .satisfies(validation("2 validation errors detected"));
    }
}
