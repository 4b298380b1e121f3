package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InstanceInformation;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;
import software.amazon.awssdk.services.ssm.model.InstanceProperty;
import software.amazon.awssdk.services.ssm.model.InvalidNextTokenException;
import software.amazon.awssdk.services.ssm.model.InventoryResultEntity;

class PagesTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 10, 11, 50, 51, 1000, 1001})
    void everyListingComesWholeInItsPages(int nodes) {
        Sandbox sandbox = new Sandbox(Worlds.ofInstances(nodes), Clients.CLOCK);
        Clients clients = Clients.of(sandbox);
        SsmClient ssm = clients.ssm();
        Ec2Client ec2 = clients.ec2();
        List<String> ids =
                IntStream.range(0, nodes).mapToObj(i -> Worlds.id("i-", i)).toList();

        assertThat(ssm.describeInstanceInformationPaginator().instanceInformationList().stream()
                        .map(InstanceInformation::instanceId))
                .containsExactlyElementsOf(ids);
        assertThat(
                        ssm
                                .describeInstanceInformationPaginator(page -> page.maxResults(50))
                                .instanceInformationList()
                                .stream()
                                .map(InstanceInformation::instanceId))
                .containsExactlyElementsOf(ids);
        assertThat(ssm.describeInstancePropertiesPaginator(page -> page.maxResults(1000)).instanceProperties().stream()
                        .map(InstanceProperty::instanceId))
                .containsExactlyElementsOf(ids);
        assertThat(ssm.getInventoryPaginator(page -> page.maxResults(50)).entities().stream()
                        .map(InventoryResultEntity::id))
                .containsExactlyElementsOf(ids);
        assertThat(ec2.describeInstancesPaginator(page -> page.maxResults(1000)).reservations().stream()
                        .flatMap(reservation -> reservation.instances().stream())
                        .map(Instance::instanceId))
                .containsExactlyElementsOf(ids);

        assertThat(calls(sandbox, "ssm", "DescribeInstanceInformation")).isEqualTo(pages(nodes, 10) + pages(nodes, 50));
        assertThat(calls(sandbox, "ssm", "DescribeInstanceProperties")).isEqualTo(pages(nodes, 1000));
        assertThat(calls(sandbox, "ssm", "GetInventory")).isEqualTo(pages(nodes, 50));
        assertThat(calls(sandbox, "ec2", "DescribeInstances")).isEqualTo(pages(nodes, 1000));
    }

    private static int pages(int nodes, int size) {
        return Math.max(1, (nodes + size - 1) / size);
    }

    private static int calls(Sandbox sandbox, String service, String operation) {
        return sandbox.calls().calls(service, operation).size();
    }

    @Test
    void aTokenThatNoPageGaveIsRefused() {
        Clients clients = Clients.of(new Sandbox(Worlds.ofInstances(20), Clients.CLOCK));

        for (String token : List.of("x", "not a token", "AAAAAAAAAAAAAAAA", "AAAAAAAAAAAAAAAAAAAA")) {
            assertThatThrownBy(() -> clients.ssm().describeInstanceInformation(page -> page.nextToken(token)))
                    .isInstanceOf(InvalidNextTokenException.class);
            assertThatThrownBy(() -> clients.ec2().describeInstances(page -> page.nextToken(token)))
                    .isInstanceOfSatisfying(
                            Ec2Exception.class,
                            e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidNextToken"));
        }
    }

    @Test
    void aTokenIsGoodForItsOwnQuestionOnly() {
        Sandbox sandbox = new Sandbox(Worlds.ofInstances(20), Clients.CLOCK);
        SsmClient ssm = Clients.of(sandbox).ssm();
        String token = ssm.describeInstanceInformation().nextToken();

        assertThat(ssm.describeInstanceInformation(page -> page.nextToken(token).maxResults(5))
                        .instanceInformationList())
                .hasSize(5);
        assertThatThrownBy(() -> ssm.describeInstanceProperties(page -> page.nextToken(token)))
                .isInstanceOf(InvalidNextTokenException.class);
        assertThatThrownBy(() -> ssm.describeInstanceInformation(page -> page.nextToken(token)
                        .filters(InstanceInformationStringFilter.builder()
                                .key("PingStatus")
                                .values("Online")
                                .build())))
                .isInstanceOf(InvalidNextTokenException.class);
    }

    @Test
    void anEmptyScopeHasAnEmptyPageWithoutToken() {
        SsmClient ssm =
                Clients.of(new Sandbox(Worlds.ofInstances(0), Clients.CLOCK)).ssm();

        assertThat(ssm.describeInstanceInformation().instanceInformationList()).isEmpty();
        assertThat(ssm.describeInstanceInformation().nextToken()).isNull();
    }
}
