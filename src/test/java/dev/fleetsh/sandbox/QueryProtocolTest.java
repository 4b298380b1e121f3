package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.sandbox.live.LiveWorld;
import dev.fleetsh.sandbox.live.Pace;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Operation;
import dev.fleetsh.sandbox.service.Service;
import dev.fleetsh.sandbox.wire.QueryProtocol;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.ContextEntry;
import software.amazon.awssdk.services.iam.model.ContextKeyTypeEnum;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryRequest;
import software.amazon.awssdk.services.iam.model.GetAccountSummaryResponse;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.ListUsersRequest;
import software.amazon.awssdk.services.iam.model.ListUsersResponse;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;
import software.amazon.awssdk.services.iam.model.Statement;
import software.amazon.awssdk.services.iam.model.SummaryKeyType;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.User;

/** The query protocol with lists, maps and structures in each other, through the IAM client. */
class QueryProtocolTest {
    private final List<SdkPojo> asked = new ArrayList<>();

    private final SimulatePrincipalPolicyResponse simulation = SimulatePrincipalPolicyResponse.builder()
            .isTruncated(false)
            .evaluationResults(
                    EvaluationResult.builder()
                            .evalActionName("ssm:StartSession")
                            .evalResourceName("*")
                            .evalDecision(PolicyEvaluationDecisionType.ALLOWED)
                            .matchedStatements(
                                    Statement.builder()
                                            .sourcePolicyId("a & <b> \"c\"")
                                            .startPosition(
                                                    position -> position.line(3).column(17))
                                            .build(),
                                    Statement.builder().sourcePolicyId("two").build())
                            .evalDecisionDetails(Map.of("one", PolicyEvaluationDecisionType.ALLOWED))
                            .resourceSpecificResults(ResourceSpecificResult.builder()
                                    .evalResourceName("arn:aws:s3:::b")
                                    .evalResourceDecision(PolicyEvaluationDecisionType.EXPLICIT_DENY)
                                    .missingContextValues("aws:username")
                                    .build())
                            .organizationsDecisionDetail(detail -> detail.allowedByOrganizations(true))
                            .build(),
                    EvaluationResult.builder()
                            .evalActionName("ssm:GetDocument")
                            .evalDecision(PolicyEvaluationDecisionType.IMPLICIT_DENY)
                            .matchedStatements(List.of())
                            .build())
            .build();

    private final GetAccountSummaryResponse summary = GetAccountSummaryResponse.builder()
            .summaryMap(Map.of(SummaryKeyType.USERS, 3, SummaryKeyType.GROUPS, 0))
            .build();

    private final ListUsersResponse users = ListUsersResponse.builder()
            .users(User.builder()
                    .userName("Jürgen 日本 \u00a0\uD83D\uDE00")
                    .createDate(Instant.parse("2026-11-23T12:00:00.123Z"))
                    .tags(Tag.builder().key("").value("a\tb\nc\rd").build())
                    .build())
            .isTruncated(true)
            .marker("m+/=&")
            .build();

    private final IamClient iam = Clients.of(new Sandbox(
                    live(),
                    List.of(Service.global(
                            "iam",
                            new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/"),
                            CommonErrors.QUERY,
                            Operation.of(
                                    "SimulatePrincipalPolicy",
                                    SimulatePrincipalPolicyRequest::builder,
                                    (caller, request) -> answer(request, simulation)),
                            Operation.of(
                                    "GetAccountSummary",
                                    GetAccountSummaryRequest::builder,
                                    (caller, request) -> answer(request, summary)),
                            Operation.of(
                                    "ListUsers",
                                    ListUsersRequest::builder,
                                    (caller, request) -> answer(request, users))))))
            .in("aws-global")
            .iam();

    private <R> R answer(SdkPojo request, R response) {
        asked.add(request);
        return response;
    }

    @Test
    void listsOfStructuresGoThereAndBack() {
        SimulatePrincipalPolicyRequest request = SimulatePrincipalPolicyRequest.builder()
                .policySourceArn("arn:aws:iam::111122223333:role/app & co")
                .actionNames("ssm:StartSession", "ssm:GetDocument")
                .resourceArns("*")
                .contextEntries(
                        ContextEntry.builder()
                                .contextKeyName("aws:username")
                                .contextKeyType(ContextKeyTypeEnum.STRING_LIST)
                                .contextKeyValues("a=b", "ü+ü", "")
                                .build(),
                        ContextEntry.builder().contextKeyName("last").build())
                .maxItems(1000)
                .build();

        SimulatePrincipalPolicyResponse response = iam.simulatePrincipalPolicy(request);

        assertThat(asked).containsExactly(request);
        assertThat(response.evaluationResults()).isEqualTo(simulation.evaluationResults());
        assertThat(response.isTruncated()).isFalse();
    }

    @Test
    void elevenElementsKeepTheirOrder() {
        List<String> names = java.util.stream.IntStream.rangeClosed(1, 11)
                .mapToObj(i -> "ssm:Action" + i)
                .toList();
        SimulatePrincipalPolicyRequest request = SimulatePrincipalPolicyRequest.builder()
                .policySourceArn("arn:aws:iam::111122223333:role/app")
                .actionNames(names)
                .build();

        iam.simulatePrincipalPolicy(request);

        assertThat(asked).containsExactly(request);
    }

    @Test
    void mapsComeBack() {
        assertThat(iam.getAccountSummary().summaryMap()).isEqualTo(summary.summaryMap());
    }

    @Test
    void textsTimesAndTruthValuesComeBack() {
        ListUsersResponse response = iam.listUsers();

        assertThat(response.users()).isEqualTo(users.users());
        assertThat(response.marker()).isEqualTo(users.marker());
        assertThat(response.isTruncated()).isTrue();
    }

    @Test
    void controlCharactersThatXmlCannotHoldAreReplaced() {
        IamClient client = answering(ListUsersResponse.builder()
                .users(User.builder().userName("a\u001b[31mb\u0000").build())
                .build());

        assertThat(client.listUsers().users().get(0).userName()).isEqualTo("a\uFFFD[31mb\uFFFD");
    }

    private static IamClient answering(ListUsersResponse response) {
        return listing((caller, request) -> response);
    }

    private static IamClient listing(
            java.util.function.BiFunction<dev.fleetsh.sandbox.service.Caller, ListUsersRequest, ListUsersResponse>
                    handler) {
        Service service = Service.global(
                "iam",
                new QueryProtocol("https://iam.amazonaws.com/doc/2010-05-08/"),
                CommonErrors.QUERY,
                Operation.of("ListUsers", ListUsersRequest::builder, handler));
        return Clients.of(new Sandbox(live(), List.of(service)))
                .in("aws-global")
                .iam();
    }

    private static LiveWorld live() {
        return new LiveWorld(Worlds.varied(), Clients.CLOCK, Pace.immediate());
    }

    @Test
    void errorsBecomeTheSdksExceptions() {
        IamClient client = listing((caller, request) -> {
            throw new ServiceError("NoSuchEntity", 404, "The user with name <x> cannot be found.");
        });

        assertThatThrownBy(client::listUsers)
                .isInstanceOf(NoSuchEntityException.class)
                .hasMessageContaining("The user with name <x> cannot be found.");
    }

    @Test
    void anOperationThatIsNotSimulatedIsAnInvalidAction() {
        assertThatThrownBy(iam::listRoles)
                .isInstanceOfSatisfying(IamException.class, e -> {
                    assertThat(e.awsErrorDetails().errorCode()).isEqualTo("InvalidAction");
                    assertThat(e.statusCode()).isEqualTo(400);
                    assertThat(e.requestId()).isNotEmpty();
                })
                .hasMessageContaining("ListRoles");
    }
}
