package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.DescribeInstancesRequest;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.InstanceStateName;
import software.amazon.awssdk.services.ec2.model.Region;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagDescription;

class Ec2ServiceTest {
    private static final String RUNNING = Worlds.id("i-", 0);
    private static final String STOPPED = Worlds.id("i-", 1);
    private static final String UNREGISTERED = Worlds.id("i-", 2);

    private final Ec2Client ec2 =
            Clients.of(new Sandbox(Worlds.varied(), Clients.CLOCK)).ec2();

    @Test
    void anInstanceIsShownInFull() {
        Instance instance = instances(request -> request.instanceIds(RUNNING)).get(0);

        assertThat(instance.state().name()).isEqualTo(InstanceStateName.RUNNING);
        assertThat(instance.state().code()).isEqualTo(16);
        assertThat(instance.launchTime()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(instance.placement().availabilityZone()).isEqualTo("eu-west-3a");
        assertThat(instance.platformAsString()).isEqualTo("windows");
        assertThat(instance.iamInstanceProfile().arn()).endsWith("instance-profile/app");
        assertThat(instance.securityGroups()).hasSize(1);
        assertThat(instance.metadataOptions().httpTokens()).isEqualTo(HttpTokensState.REQUIRED);
        assertThat(instance.metadataOptions().httpPutResponseHopLimit()).isEqualTo(2);
        assertThat(instance.publicIpAddress()).isNull();
        assertThat(instance.tags()).containsExactlyInAnyOrder(tag("Name", "WEB-0"), tag("Env", "prod"));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    private List<Instance> instances(Consumer<DescribeInstancesRequest.Builder> request) {
        return ec2.describeInstances(request).reservations().stream()
                .flatMap(reservation -> reservation.instances().stream())
                .toList();
    }

    private List<String> filtered(String name, String... values) {
        return instances(request -> request.filters(
                        Filter.builder().name(name).values(values).build()))
                .stream()
                .map(Instance::instanceId)
                .toList();
    }

    @Test
    void everyInstanceIsShownWhetherItRegisteredOrNot() {
        assertThat(instances(request -> {}))
                .extracting(Instance::instanceId)
                .containsExactly(RUNNING, STOPPED, UNREGISTERED);
    }

    @Test
    void filtersSelectWithWildcards() {
        assertThat(filtered("instance-state-name", "stopped", "stopping")).containsExactly(STOPPED);
        assertThat(filtered("instance-id", RUNNING, UNREGISTERED)).containsExactly(RUNNING, UNREGISTERED);
        assertThat(filtered("tag:Env", "pr?d")).containsExactly(RUNNING, UNREGISTERED);
        assertThat(filtered("tag:Name", "WEB-*")).hasSize(3);
        assertThat(filtered("tag:Name", "WEB-\\*")).isEmpty();
        assertThat(filtered("tag-key", "Env")).hasSize(3);
        assertThat(filtered("instance-type", "m5.*")).hasSize(3);
        assertThat(filtered("vpc-id", "vpc-0b")).isEmpty();
    }

    @Test
    void badQuestionsHaveEc2sErrors() {
        assertThatThrownBy(() -> filtered("colour", "red")).satisfies(code("InvalidParameterValue", "colour"));
        assertThatThrownBy(() -> filtered("instance-id")).satisfies(code("MissingParameter", "value"));
        assertThatThrownBy(() -> instances(request -> request.maxResults(4)))
                .satisfies(code("InvalidParameterValue", "( 4 ) for parameter maxResults"));
        assertThatThrownBy(() -> instances(request -> request.maxResults(1001)))
                .satisfies(code("InvalidParameterValue", "( 1001 ) for parameter maxResults"));
        assertThatThrownBy(() -> instances(request -> request.maxResults(5).instanceIds(RUNNING)))
                .satisfies(code("InvalidParameterCombination", "instancesSet"));
        assertThatThrownBy(() -> instances(request -> request.instanceIds("i-0ffffffffffffffff")))
                .satisfies(code("InvalidInstanceID.NotFound", "'i-0ffffffffffffffff' does not exist"));
        assertThatThrownBy(() -> instances(request -> request.instanceIds("web")))
                .satisfies(code("InvalidInstanceID.Malformed", "\"web\""));
        assertThatThrownBy(() -> instances(request -> request.dryRun(true)))
                .satisfies(code("DryRunOperation", "DryRun"));
    }

    static Consumer<Throwable> code(String code, String text) {
        return thrown -> assertThat(thrown)
                .isInstanceOfSatisfying(
                        Ec2Exception.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code))
                .hasMessageContaining(text);
    }

    @Test
    void tagsOfInstancesAreListed() {
        assertThat(ec2.describeTags().tags()).hasSize(6);
        assertThat(ec2.describeTags(request -> request.filters(
                                Filter.builder().name("key").values("Name").build(),
                                Filter.builder()
                                        .name("resource-id")
                                        .values(STOPPED)
                                        .build()))
                        .tags())
                .containsExactly(TagDescription.builder()
                        .resourceId(STOPPED)
                        .resourceType("instance")
                        .key("Name")
                        .value("WEB-1")
                        .build());
        assertThat(ec2.describeTags(request -> request.maxResults(5)).nextToken())
                .isNotEmpty();
    }

    @Test
    void theRegionsOfTheWorldAreEnabled() {
        assertThat(ec2.describeRegions().regions())
                .extracting(Region::regionName)
                .containsExactly("eu-west-3", "eu-south-2");
        assertThatThrownBy(() -> ec2.describeRegions(request -> request.regionNames("xx-nowhere-1")))
                .satisfies(code("InvalidParameterValue", "xx-nowhere-1"));
    }
}
