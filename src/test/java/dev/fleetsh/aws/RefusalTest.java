package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.aws.Refusal.Kind;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.thirdparty.jackson.core.JsonFactory;
import software.amazon.awssdk.thirdparty.jackson.core.JsonParser;

class RefusalTest {
    private static AwsServiceException service(String code, int status, String message) {
        return SsmException.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage(message)
                        .build())
                .statusCode(status)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, 400, DENIED",
        "AccessDenied, 403, DENIED",
        "UnauthorizedOperation, 403, DENIED",
        "Client.UnauthorizedOperation, 403, DENIED",
        "ThrottlingException, 400, THROTTLED",
        "Throttling, 400, THROTTLED",
        "RequestLimitExceeded, 503, THROTTLED",
        "TooManyRequestsException, 429, THROTTLED",
        "UnrecognizedClientException, 400, BAD_CREDENTIALS",
        "InvalidClientTokenId, 403, BAD_CREDENTIALS",
        "SignatureDoesNotMatch, 403, BAD_CREDENTIALS",
        "AuthFailure, 401, BAD_CREDENTIALS",
        "ExpiredToken, 403, EXPIRED",
        "ExpiredTokenException, 400, EXPIRED",
        "RequestExpired, 400, EXPIRED",
        "UnknownOperationException, 400, UNKNOWN_OPERATION",
        "InvalidAction, 400, UNKNOWN_OPERATION",
        "UnsupportedOperationException, 400, UNKNOWN_OPERATION",
        "InternalServerError, 500, FAILED",
        "InvalidFilterKey, 400, FAILED",
        "'', 503, NOT_REACHABLE",
        "'', 401, BAD_CREDENTIALS",
        "'', 403, BAD_CREDENTIALS",
        "'', 404, GARBAGE",
        "'', 200, GARBAGE"
    })
    void errorCodesOfAws(String code, int status, Kind kind) {
        assertThat(Refusal.of(service(code, status, "said"), "ssm:GetDocument").kind())
                .isEqualTo(kind);
    }

    private static IOException notJson() {
        try (JsonParser parser = new JsonFactory().createParser("<html>")) {
            parser.nextToken();
        } catch (IOException e) {
            return e;
        }
        throw new AssertionError("that was JSON");
    }

    static Stream<Arguments> failuresOfTheWay() {
        return Stream.of(
                Arguments.of(new UnknownHostException("ssm.nowhere"), Kind.UNKNOWN_HOST),
                Arguments.of(new ConnectException("Connection refused"), Kind.NOT_REACHABLE),
                Arguments.of(new NoRouteToHostException("No route to host"), Kind.NOT_REACHABLE),
                Arguments.of(new SocketException("Connection reset"), Kind.NOT_REACHABLE),
                Arguments.of(new SSLHandshakeException("PKIX path building failed"), Kind.NOT_REACHABLE),
                Arguments.of(new EOFException(), Kind.NOT_REACHABLE),
                Arguments.of(new IOException("Premature EOF"), Kind.NOT_REACHABLE),
                Arguments.of(new SocketTimeoutException("Read timed out"), Kind.TIMED_OUT),
                Arguments.of(new InterruptedException(), Kind.CANCELLED),
                Arguments.of(new XMLStreamException("Message: Content is not allowed in prolog."), Kind.GARBAGE),
                Arguments.of(notJson(), Kind.GARBAGE));
    }

    @ParameterizedTest
    @MethodSource
    void failuresOfTheWay(Exception cause, Kind kind) {
        Refusal refusal = Refusal.of(SdkClientException.create("Unable to execute HTTP request", cause), "ssm:X");
        assertThat(refusal.kind()).isEqualTo(kind);
        assertThat(refusal.action()).isEmpty();
        assertThat(refusal.message()).isNotEmpty();
    }

    @Test
    void timeoutsAndAbortsOfTheSdk() {
        assertThat(Refusal.of(ApiCallTimeoutException.create(1), "ssm:X").kind())
                .isEqualTo(Kind.TIMED_OUT);
        assertThat(Refusal.of(ApiCallAttemptTimeoutException.create(1), "ssm:X").kind())
                .isEqualTo(Kind.TIMED_OUT);
        assertThat(Refusal.of(AbortedException.create("Thread was interrupted"), "ssm:X")
                        .kind())
                .isEqualTo(Kind.CANCELLED);
    }

    @Test
    void missingCredentialsAndExpiredSignIns() {
        assertThat(Refusal.of(
                                SdkClientException.create(
                                        "Unable to load credentials from any of the providers in the chain"),
                                "sts:X")
                        .kind())
                .isEqualTo(Kind.NO_CREDENTIALS);
        assertThat(Refusal.of(
                                SdkClientException.create("The SSO session associated with this profile has expired"),
                                "sts:X")
                        .kind())
                .isEqualTo(Kind.EXPIRED);
    }

    @Test
    void denialsAndThrottlingNameTheAction() {
        Origin origin = new Origin("ssm:GetDocument", Instant.EPOCH);
        Refusal denied = Refusal.of(service("AccessDeniedException", 400, "no"), "ssm:GetDocument");
        assertThat(denied.action()).isEqualTo("ssm:GetDocument");
        assertThat(denied.<String>fact(origin)).isEqualTo(Fact.unknown(Reason.DENIED, "ssm:GetDocument", origin));
        Refusal throttled = Refusal.of(service("ThrottlingException", 400, "Rate exceeded"), "ssm:GetDocument");
        assertThat(throttled.action()).as("granting would not help").isEmpty();
        assertThat(throttled.<String>fact(origin)).isEqualTo(Fact.unknown(Reason.THROTTLED, "ssm:GetDocument", origin));
    }

    @Test
    void messagesAreOneShortLineWithoutEncodedText() {
        AwsServiceException encoded = Ec2Exception.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("UnauthorizedOperation")
                        .errorMessage(
                                "You are not authorized to perform this operation.\nEncoded authorization failure message: abc")
                        .build())
                .statusCode(403)
                .build();
        assertThat(Refusal.of(encoded, "ec2:DescribeInstances").message())
                .isEqualTo("UnauthorizedOperation: You are not authorized to perform this operation.");
        assertThat(Refusal.of(service("X", 400, "a".repeat(5000)), "ssm:X").message())
                .hasSize(240)
                .endsWith("…");
    }

    @Test
    void aRefusalWithoutABodySaysThatCredentialsOrRegionWereNotAccepted() {
        Refusal refusal = Refusal.of(Ec2Exception.builder().statusCode(401).build(), "ec2:DescribeInstances");
        assertThat(refusal.reason()).isNotEqualTo(Reason.UNPARSEABLE);
        assertThat(refusal.message()).isEqualTo("HTTP 401: the credentials, or the Region, were not accepted");
    }

    @Test
    void aSignatureForARegionThatDoesNotExistIsNoMatterOfCredentials() {
        Refusal refusal = Refusal.of(
                service(
                        "SignatureDoesNotMatch",
                        403,
                        "Credential should be scoped to a valid region, not 'xx-nowhere-1'."),
                "sts:X");
        assertThat(refusal.kind()).isEqualTo(Kind.UNKNOWN_REGION);
    }

    @Test
    void anAnswerWithoutAnAwsErrorSaysItsStatus() {
        assertThat(Refusal.of(SsmException.builder().statusCode(404).build(), "ssm:X")
                        .message())
                .isEqualTo("HTTP 404 without an AWS error");
    }
}
