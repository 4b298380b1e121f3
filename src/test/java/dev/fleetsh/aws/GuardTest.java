package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.RefusedException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;

class GuardTest {
    private final ScriptedAws aws = new ScriptedAws();
    private final Target target = Target.keys("retail", "AKIDEXAMPLE", "secret");
    private final AwsSettings settings =
            AwsSettings.simulated(() -> aws, List.of(target), List.of("eu-west-3"), Clock.systemUTC());
    private final Clients clients =
            new Clients(settings, new Credentials(settings, Profiles.of(settings)), new Rates(settings));

    @AfterEach
    void close() {
        clients.close();
    }

    @Test
    void refusesAnOperationThatChangesSomethingBeforeAnythingIsSent() {
        assertThatThrownBy(() -> clients.ssm(target, "eu-west-3")
                        .sendCommand(request ->
                                request.documentName("AWS-RunShellScript").instanceIds("i-0123456789abcdef0")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ssm:SendCommand")
                .hasMessageContaining("before it was sent");
        assertThatThrownBy(() -> clients.ec2(target, "eu-west-3")
                        .terminateInstances(request -> request.instanceIds("i-0123456789abcdef0")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("ec2:TerminateInstances");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void refusesReadingOperationsThatAreNotInTheList() {
        assertThatThrownBy(() -> clients.ssm(target, "eu-west-3").getParameter(request -> request.name("secret")))
                .hasMessageContaining("ssm:GetParameter");
        assertThat(aws.operations()).isEmpty();
    }

    @Test
    void letsReadingOperationsThrough() {
        aws.answer("ssm:GetDocument", "{\"Content\":\"{}\"}");
        assertThat(clients.ssm(target, "eu-west-3")
                        .getDocument(
                                request -> request.name(ScopeSettings.DOCUMENT).documentFormat(DocumentFormat.JSON))
                        .content())
                .isEqualTo("{}");
    }
}
