package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.aws.ScriptedAws.Reply;
import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.CloudException;
import dev.fleetsh.fleet.Completeness.Gap;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.InterruptedByUserException;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.source.Progress;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Answers that are written down byte by byte: what AWS says in each case, and what no AWS would say. */
@Timeout(60)
class AwsFleetSourceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final Pace QUICK = new Pace(
            2, 1, Duration.ofMillis(1), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5), 4, false);
    private static final String WEB = "i-0aaaaaaaaaaaaaaa1";
    private static final String NEVER = "i-0aaaaaaaaaaaaaaa2";
    private static final String STOPPED = "i-0aaaaaaaaaaaaaaa3";
    private static final String GONE = "i-0aaaaaaaaaaaaaaa4";
    private static final String PARIS = "mi-0bbbbbbbbbbbbbbb1";

    private final ScriptedAws aws = new ScriptedAws();

    private Fleet load() {
        Target target = Target.keys("retail", "AKIDEXAMPLE", "secret");
        AwsSettings settings = AwsSettings.simulated(
                        () -> aws, List.of(target), List.of("eu-west-3"), Clock.fixed(NOW, ZoneOffset.UTC))
                .withPace(QUICK);
        return new AwsFleetSource(settings).load(Progress.NONE);
    }

    private static String instance(String id, String state, String more) {
        return "<item><instancesSet><item><instanceId>" + id + "</instanceId><instanceState><name>" + state
                + "</name></instanceState><vpcId>vpc-1</vpcId><subnetId>subnet-1</subnetId>" + more
                + "</item></instancesSet></item>";
    }

    private void instances(String... items) {
        aws.answer(
                "ec2:DescribeInstances",
                "<DescribeInstancesResponse><reservationSet>" + String.join("", items)
                        + "</reservationSet></DescribeInstancesResponse>");
    }

    private static String property(String id, String platform, String more) {
        return "{\"InstanceId\":\"" + id + "\",\"ResourceType\":\""
                + (id.startsWith("i-") ? "EC2Instance" : "ManagedInstance")
                + "\",\"PingStatus\":\"Online\",\"LastPingDateTime\":1795435140,\"AgentVersion\":\"3.3.987.0\","
                + "\"PlatformType\":\"" + platform + "\",\"PlatformName\":\"P\",\"PlatformVersion\":\"1\"" + more
                + "}";
    }

    private void properties(String... rows) {
        aws.answer("ssm:DescribeInstanceProperties", "{\"InstanceProperties\":[" + String.join(",", rows) + "]}");
    }

    private static Node node(Fleet fleet, String id) {
        Node node = fleet.node(id);
        assertThat(node).as(id).isNotNull();
        return java.util.Objects.requireNonNull(node);
    }

    private static void assertUnknown(Fact<?> fact, Reason reason, String detail) {
        assertThat(fact).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(reason);
            assertThat(unknown.detail()).contains(detail);
        });
    }

    @Test
    void joinsWhatSystemsManagerAndEc2Say() {
        properties(
                property(WEB, "Linux", ",\"ComputerName\":\"web.corp\""),
                property(
                        PARIS,
                        "Windows",
                        ",\"Name\":\"registered\",\"ComputerName\":\"DC-PARIS-01.corp.example.com\","
                                + "\"IamRole\":\"service-role/Hybrid\",\"ActivationId\":\"act\","
                                + "\"SourceType\":\"AWS::SSM::ManagedInstance\""));
        instances(
                instance(
                        WEB,
                        "running",
                        "<tagSet><item><key>Name</key><value>WEB-01</value></item></tagSet><iamInstanceProfile>"
                                + "<arn>arn:aws:iam::1:instance-profile/app</arn></iamInstanceProfile>"
                                + "<metadataOptions><httpEndpoint>enabled</httpEndpoint></metadataOptions>"),
                instance(NEVER, "running", "<platform>windows</platform>"),
                instance(STOPPED, "stopped", "<instanceType>mac2.metal</instanceType>"),
                instance(GONE, "terminated", ""));
        aws.answer("ssm:GetConnectionStatus", "{\"Status\":\"connected\"}");
        aws.answer("ssm:ListTagsForResource", "{\"TagList\":[{\"Key\":\"Env\",\"Value\":\"prod\"}]}");
        aws.refuse("ssm:GetDocument", "InvalidDocument");
        aws.refuse("ssm:GetServiceSetting", "ServiceSettingNotFound");

        Fleet fleet = load();

        assertThat(fleet.completeness().gaps()).isEmpty();
        assertThat(fleet.completeness().complete()).isTrue();
        assertThat(fleet.nodes().size()).isEqualTo(4);
        assertThat(fleet.takenAt()).isEqualTo(NOW);
        Node web = node(fleet, WEB);
        assertThat(web.name()).isEqualTo("WEB-01");
        assertThat(web.profile()).endsWith("app");
        assertThat(web.isMetadata()).isTrue();
        assertThat(web.isRunning()).isTrue();
        assertThat(web.vpc()).isEqualTo("vpc-1");
        assertThat(web.isConnected()).isTrue();
        assertThat(web.isDirectoryRole()).isFalse();
        assertThat(web.lastPing()).isEqualTo(Instant.ofEpochSecond(1795435140));
        assertUnknown(web.latestFact(), Reason.NOT_COLLECTED, "ssm:DescribeInstanceInformation");
        assertThat(web.isAutoUpdate()).isFalse();

        Node paris = node(fleet, PARIS);
        assertThat(paris.kind()).isEqualTo(NodeKind.HYBRID);
        assertThat(paris.name()).isEqualTo("registered");
        assertThat(paris.role()).isEqualTo("service-role/Hybrid");
        assertThat(paris.tags()).containsEntry("Env", "prod");
        assertUnknown(paris.directoryRoleFact(), Reason.NOT_COLLECTED, "AWS:WindowsRole");
        assertUnknown(paris.stateFact(), Reason.NOT_COLLECTED, "no EC2 instance");

        Node never = node(fleet, NEVER);
        assertThat(never.isRegistered()).isFalse();
        assertThat(never.platform().type()).isEqualTo(PlatformType.WINDOWS);
        assertUnknown(never.agentFact(), Reason.NOT_REGISTERED, "");
        assertUnknown(never.pingFact(), Reason.NOT_REGISTERED, "");
        assertUnknown(never.channelFact(), Reason.NOT_REGISTERED, "");
        assertThat(never.tags()).isEmpty();

        Node stopped = node(fleet, STOPPED);
        assertThat(stopped.isStopped()).isTrue();
        assertThat(stopped.isMac()).isTrue();
        assertUnknown(stopped.registeredFact(), Reason.NOT_COLLECTED, "stopped");

        assertThat(web.scope().preferences().require("preferences").documentExists())
                .isFalse();
        assertThat(web.scope().hostManagement().require("hostManagement").on()).isFalse();
        assertThat(web.scope().tier().is(ActivationTier.ABSENT)).isTrue();
        assertThat(web.scope().caller()).isEqualTo("arn:aws:sts::111122223333:assumed-role/Ops/ana");
        assertThat(web.scope().id().partition()).isEqualTo("aws");
        assertThat(web.scope().label()).isEqualTo("retail/eu-west-3");
    }

    @Test
    void anInstanceThatEc2DoesNotKnowIsContradictory() {
        properties(property(WEB, "Linux", ""));
        Node web = node(load(), WEB);
        assertUnknown(web.stateFact(), Reason.CONTRADICTORY, "ec2:DescribeInstances");
        assertThat(web.tags().isKnown()).isFalse();
        assertThat(web.isRegistered()).isTrue();
    }

    @Test
    void aTerminatedInstanceThatSystemsManagerStillListsIsLeftOut() {
        properties(property(GONE, "Linux", ""));
        instances(instance(GONE, "terminated", ""));
        assertThat(load().size()).isZero();
    }

    @Test
    void theNameFallsBackToTheHostPartAndThenToTheId() {
        properties(
                property(WEB, "Linux", ",\"ComputerName\":\"web-9.corp.example.com\""), property(NEVER, "Linux", ""));
        Fleet fleet = load();
        assertThat(node(fleet, WEB).name()).isEqualTo("web-9");
        assertThat(node(fleet, NEVER).name()).isEqualTo(NEVER);
    }

    @Test
    void controlCharactersStayInTheModel() {
        properties(property(WEB, "Linux", ",\"ComputerName\":\"a\\u001b[31m\""));
        assertThat(node(load(), WEB).computerName()).isEqualTo("a\u001b[31m");
    }

    @Test
    void anAgentVersionThatCannotBeReadIsUnknownWithItsText() {
        properties(property(WEB, "Linux", "").replace("3.3.987.0", "latest"));
        assertUnknown(node(load(), WEB).agentFact(), Reason.UNPARSEABLE, "latest");
    }

    @Test
    void fallsBackToTheOtherListingWhereTheFirstIsUnknownOrDenied() {
        for (String code : List.of("UnknownOperationException", "AccessDeniedException")) {
            aws.refuse("ssm:DescribeInstanceProperties", code);
            aws.answer(
                    "ssm:DescribeInstanceInformation",
                    "{\"InstanceInformationList\":[{\"InstanceId\":\"" + WEB
                            + "\",\"PingStatus\":\"ConnectionLost\",\"IsLatestVersion\":false}]}");
            Fleet fleet = load();
            assertThat(fleet.completeness().gaps()).noneMatch(gap -> gap.facts().contains("nodes"));
            Node web = node(fleet, WEB);
            assertThat(web.isLatest()).isFalse();
            assertThat(web.pingFact().origin().source()).isEqualTo("ssm:DescribeInstanceInformation");
        }
    }

    @Test
    void aRepeatedPageTokenEndsTheListingWithAGap() {
        aws.answer(
                "ssm:DescribeInstanceProperties",
                "{\"NextToken\":\"again\",\"InstanceProperties\":[" + property(WEB, "Linux", "") + "]}");
        Fleet fleet = load();
        assertThat(fleet.size()).isEqualTo(1);
        assertThat(fleet.completeness().gaps()).anySatisfy(gap -> {
            assertThat(gap.operation()).isEqualTo("ssm:DescribeInstanceProperties");
            assertThat(gap.reason()).isEqualTo(Reason.UNPARSEABLE);
            assertThat(gap.facts()).contains("nodes");
        });
    }

    @Test
    void aListingThatBreaksOffKeepsItsPages() {
        aws.answer(
                "ssm:DescribeInstanceProperties",
                body -> body.contains("NextToken")
                        ? new Reply(400, "{\"__type\":\"ThrottlingException\",\"message\":\"Rate exceeded\"}")
                        : new Reply(
                                200,
                                "{\"NextToken\":\"two\",\"InstanceProperties\":[" + property(WEB, "Linux", "") + "]}"));
        instances(instance(WEB, "running", ""), instance(NEVER, "running", ""));
        Fleet fleet = load();
        assertThat(node(fleet, WEB).isRegistered()).isTrue();
        assertUnknown(node(fleet, NEVER).registeredFact(), Reason.THROTTLED, "ssm:DescribeInstanceProperties");
        assertUnknown(node(fleet, NEVER).agentFact(), Reason.THROTTLED, "ssm:DescribeInstanceProperties");
        Gap gap = fleet.completeness().gaps().stream()
                .filter(found -> found.operation().equals("ssm:DescribeInstanceProperties"))
                .findFirst()
                .orElseThrow();
        assertThat(gap.facts()).contains("nodes", "registered", "agent");
        assertThat(gap.nodes()).isEqualTo(1);
    }

    @Test
    void rowsWithoutAnIdAreNotDroppedSilently() {
        properties("{\"PingStatus\":\"Online\"}", property(WEB, "Linux", ""));
        Fleet fleet = load();
        assertThat(fleet.size()).isEqualTo(1);
        assertThat(fleet.completeness().gaps()).anySatisfy(gap -> {
            assertThat(gap.reason()).isEqualTo(Reason.UNPARSEABLE);
            assertThat(gap.message()).contains("1 row without an id");
        });
    }

    @Test
    void inventoryIsReadRowByRow() {
        properties(property(WEB, "Windows", ""), property(NEVER, "Windows", ""), property(PARIS, "Windows", ""));
        aws.answer(
                "ssm:GetInventory",
                body -> new Reply(
                        200,
                        body.contains("AWS:WindowsRole")
                                ? "{\"Entities\":["
                                        + entity(
                                                WEB,
                                                "AWS:WindowsRole",
                                                "{\"Name\":\"AD-Domain-Services\",\"Installed\":\"False\"},"
                                                        + "{\"Name\":\"Web-Server\",\"Installed\":\"True\"}")
                                        + ","
                                        + entity(
                                                NEVER,
                                                "AWS:WindowsRole",
                                                "{\"Name\":\"AD-Domain-Services\",\"Installed\":\"True\"}")
                                        + "]}"
                                : "{\"Entities\":["
                                        + entity(NEVER, "AWS:Service", "{\"Name\":\"NTDS\",\"Status\":\"Running\"}")
                                        + ","
                                        + entity(WEB, "AWS:Service", "{\"Name\":\"W32Time\",\"Status\":\"Running\"}")
                                        + "]}"));
        Fleet fleet = load();
        Node web = node(fleet, WEB);
        assertThat(web.isDirectoryRole()).as("another row says Installed").isFalse();
        assertThat(web.isDirectoryService()).as("reported, without the row").isFalse();
        Node never = node(fleet, NEVER);
        assertThat(never.isController()).isTrue();
        assertThat(never.directoryServiceFact().origin().observedAt()).isEqualTo("2026-11-23T06:00:00Z");
        assertUnknown(node(fleet, PARIS).directoryServiceFact(), Reason.NOT_COLLECTED, "AWS:Service");
    }

    private static String entity(String id, String type, String rows) {
        return "{\"Id\":\"" + id + "\",\"Data\":{\"" + type + "\":{\"TypeName\":\"" + type
                + "\",\"SchemaVersion\":\"1.0\",\"CaptureTime\":\"2026-11-23T06:00:00Z\",\"Content\":[" + rows
                + "]}}}";
    }

    @Test
    void settingsOfTheScopeAreRead() {
        properties(property(WEB, "Linux", ""));
        aws.answer("ssm:GetDocument", "{\"Content\":\"{\\\"inputs\\\":{\\\"kmsKeyId\\\":\\\"k\\\"}}\"}");
        aws.answer(
                "ssm:GetServiceSetting",
                body -> new Reply(
                        200,
                        body.contains("activation-tier")
                                ? "{\"ServiceSetting\":{\"SettingValue\":\"standard\",\"Status\":\"Default\"}}"
                                : "{\"ServiceSetting\":{\"SettingValue\":\"service-role/R\",\"Status\":\"Customized\"}}"));
        Node web = node(load(), WEB);
        assertThat(web.scope().preferences().require("p").kmsKeyId()).isEqualTo("k");
        assertThat(web.scope().tier().require("t").label()).isEqualTo("standard");
        assertThat(web.scope().hostManagement().require("h").role()).isEqualTo("service-role/R");
    }

    @Test
    void aSessionDocumentThatCannotBeReadIsUnknownAndAGap() {
        properties(property(WEB, "Linux", ""));
        aws.answer("ssm:GetDocument", "{\"Content\":\"no json\"}");
        Fleet fleet = load();
        assertUnknown(node(fleet, WEB).scope().preferences(), Reason.UNPARSEABLE, "not JSON");
        assertThat(fleet.completeness().gaps())
                .anyMatch(gap -> gap.facts().contains("preferences") && gap.reason() == Reason.UNPARSEABLE);
    }

    @Test
    void garbageInOneAnswerSpoilsOnlyItsFacts() {
        properties(property(WEB, "Linux", ""));
        instances(instance(WEB, "running", ""));
        aws.answer("ssm:GetConnectionStatus", "<html>sign in</html>");
        Fleet fleet = load();
        assertUnknown(node(fleet, WEB).channelFact(), Reason.UNPARSEABLE, "");
        assertThat(node(fleet, WEB).isRunning()).isTrue();
        assertThat(fleet.completeness().gaps())
                .filteredOn(gap -> gap.facts().contains("channel"))
                .hasSize(1);
    }

    @Test
    void whereBothListingsAreDeniedTheInstancesOfEc2AreThere() {
        aws.refuse("ssm:DescribeInstanceProperties", "AccessDeniedException");
        aws.refuse("ssm:DescribeInstanceInformation", "AccessDeniedException");
        instances(instance(WEB, "running", ""));
        Fleet fleet = load();
        assertUnknown(node(fleet, WEB).registeredFact(), Reason.DENIED, "ssm:DescribeInstance");
        assertUnknown(node(fleet, WEB).agentFact(), Reason.DENIED, "ssm:DescribeInstance");
        assertThat(node(fleet, WEB).isRunning()).isTrue();
    }

    @Test
    void anEmptyFleetIsNoFailure() {
        Fleet fleet = load();
        assertThat(fleet.size()).isZero();
        assertThat(fleet.scopes()).hasSize(1);
    }

    @Test
    void nothingAtAllIsACloudException() {
        aws.answer("sts:GetCallerIdentity", body -> new Reply(200, "<html>hello</html>"));
        assertThatThrownBy(this::load)
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("does not answer as AWS does");
        aws.answer("sts:GetCallerIdentity", body -> {
            throw new ConnectException("Connection refused");
        });
        assertThatThrownBy(this::load).isInstanceOf(CloudException.class).hasMessageContaining("can't reach");
        aws.answer("sts:GetCallerIdentity", body -> {
            throw new UnknownHostException("sts.eu-west-3.amazonaws.com");
        });
        assertThatThrownBy(this::load).hasMessageContaining("no such host: sts.eu-west-3.amazonaws.com");
        aws.answer(
                "sts:GetCallerIdentity",
                body -> new Reply(
                        403,
                        "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>The security token included in the"
                                + " request is expired</Message></Error></ErrorResponse>"));
        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).contains("sign in again"))
                .hasMessageContaining("expired");
        aws.answer(
                "sts:GetCallerIdentity",
                body -> new Reply(
                        403,
                        "<ErrorResponse><Error><Code>InvalidClientTokenId</Code><Message>The security token is"
                                + " invalid</Message></Error></ErrorResponse>"));
        assertThatThrownBy(this::load).hasMessageContaining("does not accept the credentials");
    }

    @Test
    void whereNoNodeMayBeListedAtAllItIsACloudException() {
        aws.refuse("ssm:DescribeInstanceProperties", "AccessDeniedException");
        aws.refuse("ssm:DescribeInstanceInformation", "AccessDeniedException");
        aws.answer(
                "ec2:DescribeInstances",
                body -> new Reply(
                        403,
                        "<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error>"
                                + "</Errors><RequestID>r</RequestID></Response>"));
        assertThatThrownBy(this::load)
                .isInstanceOfSatisfying(
                        CloudException.class, e -> assertThat(e.hint()).contains("ec2:DescribeInstances"))
                .hasMessageContaining("assumed-role/Ops/ana may not ask");
    }

    @Test
    void anInterruptBeforeAnyScopeIsKnownIsTheUsersOwn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(this::load).isInstanceOf(InterruptedByUserException.class);
        assertThat(Thread.interrupted()).isFalse();
    }

    @Test
    void asksForNothingButTheDocumentedOperations() {
        properties(property(WEB, "Windows", ""), property(PARIS, "Windows", ""));
        load();
        aws.refuse("ssm:DescribeInstanceProperties", "AccessDeniedException");
        load();
        assertThat(aws.operations().stream().distinct())
                .containsExactlyInAnyOrder(
                        "sts:GetCallerIdentity",
                        "ssm:DescribeInstanceProperties",
                        "ssm:DescribeInstanceInformation",
                        "ssm:GetConnectionStatus",
                        "ssm:GetDocument",
                        "ssm:GetServiceSetting",
                        "ssm:GetInventory",
                        "ssm:ListTagsForResource",
                        "ssm:ListAssociations",
                        "ssm:DescribeActivations",
                        "ssm:DescribeSessions",
                        "ssm:ListDocuments",
                        "iam:GetRole",
                        "iam:SimulatePrincipalPolicy",
                        "ec2:DescribeInstances");
    }
}
