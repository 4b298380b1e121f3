package dev.fleetsh.remedy.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PolicyDocumentTest {
    private static final String ARN = "arn:aws:ssm:eu-west-3:111122223333:*";

    private static PolicyDocument of(String statement) {
        return PolicyDocument.of("{\"Version\":\"2012-10-17\",\"Statement\":" + statement.replace('\'', '"') + "}");
    }

    @Test
    void aWildcardAllowsWhateverFits() {
        PolicyDocument policy = of("{'Effect':'Allow','Action':['ssm:*','kms:Dec?ypt'],'Resource':'*'}");
        assertThat(policy.allows("ssm:UpdateInstanceInformation", "*")).isTrue();
        assertThat(policy.allows("SSM:updateinstanceinformation", "*")).isTrue();
        assertThat(policy.allows("kms:Decrypt", "*")).isTrue();
        assertThat(policy.allows("kms:Encrypt", "*")).isFalse();
    }

    @Test
    void aResourceAllowsOnlyItself() {
        PolicyDocument policy =
                of("[{'Effect':'Allow','Action':'s3:PutObject','Resource':'arn:aws:s3:::logs/sessions/*'}]");
        assertThat(policy.allows("s3:PutObject", "arn:aws:s3:::logs/sessions/a"))
                .isTrue();
        assertThat(policy.allows("s3:PutObject", "arn:aws:s3:::logs/others/a")).isFalse();
        assertThat(policy.allows("s3:PutObject", "*")).isFalse();
    }

    @Test
    void aConditionOrACertainPrincipalIsNoSureAllowance() {
        String anything = "[{'Effect':'Allow','Action':'*','Resource':'*',";
        assertThat(of(anything + "'Condition':{'Bool':{'aws:SecureTransport':'true'}}}]")
                        .allows("ssm:GetDocument", "*"))
                .isFalse();
        assertThat(of(anything + "'Principal':{'AWS':'111122223333'}}]").allows("ssm:GetDocument", "*"))
                .isFalse();
        assertThat(of(anything + "'Principal':{'AWS':'*'}}]").allows("ssm:GetDocument", "*"))
                .isTrue();
    }

    @Test
    void aDenialCountsWhateverItsCondition() {
        PolicyDocument policy = of(
                "[{'Effect':'Allow','Action':'*','Resource':'*'},"
                        + "{'Effect':'Deny','Action':'ssmmessages:*','Resource':'*','Condition':{'Bool':{'aws:SecureTransport':'false'}}}]");
        assertThat(policy.denies("ssmmessages:OpenDataChannel")).isTrue();
        assertThat(policy.allows("ssmmessages:OpenDataChannel", "*")).isFalse();
        assertThat(policy.allows("ssm:GetDocument", "*")).isTrue();
    }

    @Test
    void notActionMeansAllOthers() {
        PolicyDocument policy = of("[{'Effect':'Allow','NotAction':'iam:*','Resource':'*'}]");
        assertThat(policy.allows("ssm:GetDocument", "*")).isTrue();
        assertThat(policy.allows("iam:GetRole", "*")).isFalse();
    }

    @Test
    void trustHoldsWithoutConditionAndWithFittingOnes() {
        assertThat(of("[{'Effect':'Allow','Principal':{'Service':'ec2.amazonaws.com'},'Action':'sts:AssumeRole'}]")
                        .trusts("ec2.amazonaws.com", "111122223333", ARN))
                .isTrue();
        String hybrid = "[{'Effect':'Allow','Principal':{'Service':['ssm.amazonaws.com']},'Action':'sts:AssumeRole',"
                + "'Condition':{'StringEquals':{'aws:SourceAccount':'111122223333'},"
                + "'ArnEquals':{'aws:SourceArn':'arn:aws:ssm:eu-west-3:111122223333:*'}}}]";
        assertThat(of(hybrid).trusts("ssm.amazonaws.com", "111122223333", ARN)).isTrue();
        assertThat(of(hybrid).trusts("ssm.amazonaws.com", "444455556666", ARN)).isFalse();
        assertThat(of(hybrid.replace("eu-west-3", "us-east-1")).trusts("ssm.amazonaws.com", "111122223333", ARN))
                .isFalse();
        assertThat(of(hybrid.replace("aws:SourceArn", "aws:PrincipalOrgID"))
                        .trusts("ssm.amazonaws.com", "111122223333", ARN))
                .isFalse();
    }

    @Test
    void aFurtherStatementLeavesTheOthersAsTheyAre() {
        PolicyDocument policy = of("{'Sid':'Old','Effect':'Allow','Action':'ssm:*','Resource':'*'}");
        assertThat(policy.with(Map.of("Sid", "New")).text())
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Old\",\"Effect\":\"Allow\","
                        + "\"Action\":\"ssm:*\",\"Resource\":\"*\"},{\"Sid\":\"New\"}]}");
        assertThat(policy.statements()).hasSize(1);
    }

    @Test
    void whatIsNoJsonObjectIsNoPolicy() {
        assertThatThrownBy(() -> PolicyDocument.of("[]")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PolicyDocument.of("{")).isInstanceOf(IllegalArgumentException.class);
    }
}
