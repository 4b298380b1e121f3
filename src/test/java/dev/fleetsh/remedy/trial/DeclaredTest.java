package dev.fleetsh.remedy.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.catalogue.Declared;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.iam.PolicyDocument;
import dev.fleetsh.remedy.iam.RemedyPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the text of a remedy says of itself is what it does when it is put on trial. */
class DeclaredTest {
    static java.util.List<Remedy> shipped() {
        return Lab.shipped().all();
    }

    private static Declared of(String remedy) {
        return Lab.shipped().named(remedy).declared();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatATrialCallsIsDeclaredAndAllowedByThePolicy(Remedy remedy) {
        Declared declared = remedy.declared();
        assertThat(RemediesOnTrialTest.TRIALS)
                .filteredOn(trial -> trial.remedy().equals(remedy.id()))
                .allSatisfy(trial ->
                        assertThat(declared.operations()).as(trial.toString()).containsAll(trial.calls()));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void whatChangesSomethingSaysItsRiskAndTheWayBack(Remedy remedy) {
        Declared declared = remedy.declared();
        boolean changes = new RemedyPolicy(declared.operations()).document().contains("FleetshApplies");
        assertThat(declared.risks().isEmpty()).as("no risk").isEqualTo(!changes);
        assertThat(declared.undo().isEmpty()).as("no way back").isEqualTo(!changes);
        assertThat(declared.file()).endsWith(remedy.id() + ".groovy");
    }

    @Test
    void callsOfBothSidesOfAChoiceReadingsAndCommandsCount() {
        assertThat(of("enable-imds").operations())
                .contains("ec2:ModifyInstanceMetadataOptions", "ec2:DescribeInstances")
                .doesNotContain("ssm:SendCommand");
        assertThat(of("create-ssm-user").operations())
                .containsExactly(
                        "ssm:CancelCommand",
                        "ssm:GetCommandInvocation",
                        "ssm:ListCommandInvocations",
                        "ssm:ListCommands",
                        "ssm:SendCommand");
        assertThat(of("create-ssm-user").risks()).singleElement().asString().startsWith("Tier 0: whoever");
        assertThat(of("create-ssm-user").undo()).containsExactly("script remove-domain-user");
        assertThat(of("update-agent").undo()).containsExactly("document AWS-UpdateSSMAgent");
        assertThat(of("operator-policy").operations()).noneMatch(name -> name.equals("kms:GenerateDataKey"));
    }

    @Test
    void actionsOfAnotherNameAndFurtherOnesAreInThePolicy() {
        assertThat(new RemedyPolicy(of("prepare-log-target").operations()).actions())
                .contains("s3:GetEncryptionConfiguration", "s3:PutEncryptionConfiguration")
                .doesNotContain("s3:GetBucketEncryption", "s3:PutBucketEncryption");
        assertThat(new RemedyPolicy(of("attach-instance-profile").operations()).actions())
                .contains("ec2:AssociateIamInstanceProfile", "iam:PassRole");
        assertThat(new RemedyPolicy(of("enable-dhmc").operations()).actions()).contains("iam:PassRole");
        assertThat(new RemedyPolicy(of("enable-advanced-tier").operations()).actions())
                .contains("ssm:UpdateServiceSetting")
                .doesNotContain("iam:PassRole");
    }

    @Test
    void thePolicyIsReadableByThoseWhoCheckIt() {
        PolicyDocument document =
                PolicyDocument.of(new RemedyPolicy(of("enable-imds").operations()).document());
        assertThat(document.statements()).hasSize(2);
        assertThat(document.allows("ec2:ModifyInstanceMetadataOptions", "*")).isTrue();
        assertThat(document.allows("ec2:DescribeInstances", "*")).isTrue();
        assertThat(document.allows("ec2:TerminateInstances", "*")).isFalse();
    }
}
