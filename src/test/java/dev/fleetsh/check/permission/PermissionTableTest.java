package dev.fleetsh.check.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Permissions;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.Tags;
import dev.fleetsh.fleet.identity.Decision;
import dev.fleetsh.fleet.identity.Decision.Layer;
import dev.fleetsh.fleet.identity.Decision.Outcome;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.source.PolicyReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Situations of roles, keys and people, one a line, with the verdict and what decides it. */
class PermissionTableTest {
    private static final Origin ORIGIN = new Origin("iam:SimulatePrincipalPolicy", Instant.EPOCH);
    private static final String FIRST = "ssm:UpdateInstanceInformation";
    private static final String SECOND = "ssmmessages:CreateControlChannel";
    private static final String ROLE = "arn:aws:iam::111111111111:role/app";

    /** {@code explicit by DenyAll org boundary missing aws:SourceVpc}: outcome, policy, layers that deny, missing key. */
    private static Decision decision(String action, String resource, String text, Map<String, String> context) {
        String[] words = text.split(" ");
        List<String> missing = new ArrayList<>();
        List<String> policies = new ArrayList<>();
        for (int i = 1; i < words.length; i++) {
            if (words[i].equals("missing")) {
                missing.add(words[i + 1]);
            } else if (words[i].equals("by")) {
                policies.add(words[i + 1]);
            }
        }
        return new Decision(
                action,
                resource,
                switch (words[0]) {
                    case "allowed" -> Outcome.ALLOWED;
                    case "explicit" -> Outcome.EXPLICIT_DENY;
                    case "implicit" -> Outcome.IMPLICIT_DENY;
                    default -> throw new IllegalArgumentException(text);
                },
                text.contains(" org") ? Layer.DENIES : Layer.NONE,
                text.contains(" boundary") ? Layer.DENIES : Layer.NONE,
                missing,
                policies,
                context);
    }

    private static String verdict(Grant grant) {
        if (grant instanceof Grant.Denied denied) {
            return "denied " + denied.by() + " "
                    + String.join(
                            "+",
                            denied.actions().stream()
                                    .map(action -> action.substring(action.indexOf(':') + 1))
                                    .toList())
                    + (denied.policies().isEmpty() ? "" : " by " + String.join("+", denied.policies()));
        }
        if (grant instanceof Grant.Unknown unknown) {
            return "unknown " + unknown.reason() + " " + unknown.detail();
        }
        return grant instanceof Grant.Weak weak ? "weak " + String.join("+", weak.policies()) : "allowed";
    }

    private static @Nullable Fact<List<Decision>> simulated(String first, String second) {
        if (first.equals("-")) {
            return null;
        }
        if (Character.isUpperCase(first.charAt(0))) {
            return Fact.unknown(Reason.valueOf(first), "iam:SimulatePrincipalPolicy", ORIGIN);
        }
        List<Decision> decisions = new ArrayList<>();
        decisions.add(decision(FIRST, "*", first, Map.of()));
        if (!second.equals("-")) {
            decisions.add(decision(SECOND, "*", second, Map.of()));
        }
        return Fact.known(decisions, ORIGIN);
    }

    @ParameterizedTest(name = "{0} · {1} · {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # ssm:UpdateInstanceInformation | ssmmessages:CreateControlChannel | attached | verdict
            allowed                          | allowed                          | -     | allowed
            allowed by Core                  | allowed by Core                  | -     | allowed
            allowed                          | implicit                         | -     | denied NOTHING CreateControlChannel
            implicit                         | implicit                         | -     | denied NOTHING UpdateInstanceInformation+CreateControlChannel
            explicit by DenyAll              | allowed                          | -     | denied STATEMENT UpdateInstanceInformation by DenyAll
            explicit by DenyAll              | implicit                         | -     | denied STATEMENT UpdateInstanceInformation+CreateControlChannel by DenyAll
            implicit boundary                | allowed                          | -     | denied BOUNDARY UpdateInstanceInformation
            explicit boundary                | allowed                          | -     | denied BOUNDARY UpdateInstanceInformation
            implicit org                     | allowed                          | -     | denied ORGANIZATION UpdateInstanceInformation
            explicit org by p-1              | allowed                          | -     | denied ORGANIZATION UpdateInstanceInformation by p-1
            implicit org boundary            | explicit                         | -     | denied ORGANIZATION UpdateInstanceInformation+CreateControlChannel
            allowed org                      | allowed                          | -     | denied ORGANIZATION UpdateInstanceInformation
            allowed missing aws:SourceVpc    | allowed                          | -     | unknown MISSING_CONTEXT aws:SourceVpc
            implicit missing aws:SourceVpc   | allowed                          | -     | unknown MISSING_CONTEXT aws:SourceVpc
            implicit org missing aws:SourceIp | allowed                         | -     | unknown MISSING_CONTEXT aws:SourceIp
            explicit missing aws:SourceVpc   | allowed                          | -     | unknown MISSING_CONTEXT aws:SourceVpc
            implicit missing aws:SourceVpc   | explicit                         | -     | denied STATEMENT CreateControlChannel
            allowed                          | -                                | -     | unknown NOT_COLLECTED iam:SimulatePrincipalPolicy of ssmmessages:CreateControlChannel
            -                                | -                                | -     | unknown NOT_COLLECTED iam:SimulatePrincipalPolicy
            DENIED                           | -                                | -     | unknown DENIED iam:SimulatePrincipalPolicy
            DENIED                           | -                                | Core  | weak Core
            DENIED                           | -                                | Other | unknown DENIED iam:SimulatePrincipalPolicy
            THROTTLED                        | -                                | Core  | weak Core
            implicit                         | implicit                         | Core  | denied NOTHING UpdateInstanceInformation+CreateControlChannel
            """)
    void roles(String first, String second, String attached, String verdict) {
        Fact<List<Decision>> decisions = simulated(first, second);
        Permissions permissions = new Permissions(
                Map.of(),
                Map.of(),
                decisions == null ? Map.of() : Map.of("app", decisions),
                attached.equals("-") ? Map.of() : Map.of("app", Fact.known(List.of(attached), ORIGIN)),
                Fact.unknown(Reason.NOT_COLLECTED, "", ORIGIN));
        RoleRights rights = new RoleRights(permissions, "app", (policy, action) -> policy.equals("Core"));
        assertThat(verdict(rights.on(List.of(FIRST, SECOND)))).isEqualTo(verdict);
    }

    private static Policy policy(String statements) {
        return PolicyReader.parse("{\"Statement\":[" + statements.replace('\'', '"') + "]}", ORIGIN)
                .require("policy");
    }

    private static String statement(String effect, String principal, String action, String condition) {
        return "{'Effect':'" + effect + "','Principal':{" + principal + "},'Action':'" + action + "'"
                + (condition.equals("-") ? "" : ",'Condition':{" + condition + "}") + "}";
    }

    @ParameterizedTest(name = "{0}: {1} · {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # for | principal                     | condition                                                                      | verdict
            ec2   | 'Service':'ec2.amazonaws.com' | -                                                                              | YES trusts ec2.amazonaws.com
            ec2   | 'Service':['a','ec2.amazonaws.com'] | -                                                                        | YES trusts ec2.amazonaws.com
            ec2   | 'Service':'ssm.amazonaws.com' | -                                                                              | NO does not trust ec2.amazonaws.com
            ec2   | 'AWS':'111111111111'          | -                                                                              | NO does not trust ec2.amazonaws.com
            ec2   | 'Service':'ec2.amazonaws.com' | 'StringEquals':{'aws:SourceAccount':'111111111111'}                            | UNKNOWN trusts ec2.amazonaws.com where aws:SourceAccount is 111111111111
            ssm   | 'Service':'ssm.amazonaws.com' | -                                                                              | YES trusts ssm.amazonaws.com
            ssm   | 'Service':'ssm.amazonaws.com' | 'StringEquals':{'aws:SourceAccount':'111111111111'}                            | YES trusts ssm.amazonaws.com
            ssm   | 'Service':'ssm.amazonaws.com' | 'StringEquals':{'aws:SourceAccount':'999999999999'}                            | NO trusts ssm.amazonaws.com only where aws:SourceAccount is 999999999999
            ssm   | 'Service':'ssm.amazonaws.com' | 'ArnEquals':{'aws:SourceArn':'arn:aws:ssm:eu-west-3:111111111111:*'}           | YES trusts ssm.amazonaws.com
            ssm   | 'Service':'ssm.amazonaws.com' | 'ArnEquals':{'aws:SourceArn':'arn:aws:ssm:*:111111111111:*'}                   | YES trusts ssm.amazonaws.com
            ssm   | 'Service':'ssm.amazonaws.com' | 'ArnEquals':{'aws:SourceArn':'arn:aws:ssm:us-east-1:111111111111:*'}           | NO trusts ssm.amazonaws.com only where aws:SourceArn is arn:aws:ssm:us-east-1:111111111111:*
            ssm   | 'Service':'ssm.amazonaws.com' | 'ArnLike':{'aws:SourceArn':'arn:aws:ssm:eu-west-3:111111111111:managed-instance/mi-1'} | UNKNOWN trusts ssm.amazonaws.com where aws:SourceArn is arn:aws:ssm:eu-west-3:111111111111:managed-instance/mi-1
            ssm   | 'Service':'ssm.amazonaws.com' | 'StringEquals':{'aws:PrincipalOrgID':'o-1'}                                    | UNKNOWN trusts ssm.amazonaws.com where aws:PrincipalOrgID is o-1
            ssm   | 'Service':'ssm.amazonaws.com' | 'StringEquals':{'aws:SourceAccount':'111111111111'},'ArnLike':{'aws:SourceArn':'arn:aws:ssm:eu-west-1:*:*'} | NO trusts ssm.amazonaws.com only where aws:SourceArn is arn:aws:ssm:eu-west-1:*:*
            """)
    void trusts(String service, String principal, String condition, String verdict) {
        ScopeId scope = new ScopeId("aws", "111111111111", "eu-west-3");
        Policy policy = policy(statement("Allow", principal, "sts:AssumeRole", condition));
        Trust trust =
                service.equals("ec2") ? Trust.forInstances(policy, scope) : Trust.forSystemsManager(policy, scope);
        assertThat(trust.holds() + " " + trust.why()).isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0} · {1}: {2} {3}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # role's own | effect | principal                                       | condition                                       | verdict
            allowed      | Allow  | 'AWS':'arn:aws:iam::111111111111:root'          | -                                               | allowed
            implicit     | Allow  | 'AWS':'arn:aws:iam::111111111111:root'          | -                                               | denied NOTHING Decrypt
            implicit     | Allow  | 'AWS':'arn:aws:iam::111111111111:role/app'      | -                                               | allowed
            explicit     | Allow  | 'AWS':'arn:aws:iam::111111111111:role/app'      | -                                               | denied STATEMENT Decrypt
            implicit boundary | Allow | 'AWS':'arn:aws:iam::111111111111:role/app'  | -                                               | denied BOUNDARY Decrypt
            allowed      | Allow  | 'AWS':'arn:aws:iam::111111111111:role/other'    | -                                               | denied RESOURCE Decrypt
            allowed      | Allow  | 'AWS':'arn:aws:iam::999999999999:root'          | -                                               | denied RESOURCE Decrypt
            allowed      | Deny   | 'AWS':'*'                                       | -                                               | denied RESOURCE Decrypt
            allowed      | Allow  | 'AWS':'*'                                       | 'StringEquals':{'kms:CallerAccount':'111111111111'} | allowed
            allowed      | Allow  | 'AWS':'111111111111'                            | 'StringEquals':{'kms:ViaService':'ssm.eu-west-3.amazonaws.com'} | unknown MISSING_CONTEXT conditions in the policy of the key
            """)
    void keys(String own, String effect, String principal, String condition, String verdict) {
        Grant grant = Decisions.of(decision("kms:Decrypt", "*", own, Map.of()));
        Fact<Policy> policy = Fact.known(policy(statement(effect, principal, "kms:*", condition)), ORIGIN);
        assertThat(verdict(Keys.of(grant, policy, ROLE, "111111111111", "111111111111", "aws", "kms:Decrypt")))
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0} · {1}")
    @CsvSource(delimiter = '|', textBlock = """
            # role's own      | reason why the policy is unknown | verdict
            allowed           | DENIED                           | unknown DENIED kms:GetKeyPolicy
            implicit          | DENIED                           | unknown DENIED kms:GetKeyPolicy
            allowed           | NOT_COLLECTED                    | unknown NOT_COLLECTED kms:GetKeyPolicy
            explicit          | DENIED                           | denied STATEMENT Decrypt
            implicit boundary | DENIED                           | denied BOUNDARY Decrypt
            """)
    void aKeyWhosePolicyNobodyReadProvesNothingButADenial(String own, Reason reason, String verdict) {
        Grant grant = Decisions.of(decision("kms:Decrypt", "*", own, Map.of()));
        Fact<Policy> policy = Fact.unknown(reason, "kms:GetKeyPolicy", ORIGIN);
        assertThat(verdict(Keys.of(grant, policy, ROLE, "111111111111", "111111111111", "aws", "kms:Decrypt")))
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0} · {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # role's own | who the policy of another account's key names      | verdict
            allowed      | 'AWS':'arn:aws:iam::111111111111:root'             | allowed
            allowed      | 'AWS':'arn:aws:iam::111111111111:role/app'         | allowed
            implicit     | 'AWS':'arn:aws:iam::111111111111:role/app'         | denied NOTHING Decrypt
            allowed      | 'AWS':'arn:aws:iam::222222222222:root'             | denied RESOURCE Decrypt
            """)
    void ofAnotherAccountsKeyBothSidesHaveToAllow(String own, String principal, String verdict) {
        Grant grant = Decisions.of(decision("kms:Decrypt", "*", own, Map.of()));
        Fact<Policy> policy = Fact.known(policy(statement("Allow", principal, "kms:*", "-")), ORIGIN);
        assertThat(verdict(Keys.of(grant, policy, ROLE, "111111111111", "222222222222", "aws", "kms:Decrypt")))
                .isEqualTo(verdict);
    }

    @ParameterizedTest(name = "{0} · Env={1}")
    @CsvSource(delimiter = '|', textBlock = """
            # all instances                        | i-1       | where Env is dev | tag Env | verdict on i-1
            allowed                                | -         | -                | -       | allowed
            implicit                               | -         | -                | -       | denied NOTHING StartSession
            implicit                               | allowed   | -                | -       | allowed
            allowed                                | explicit  | -                | -       | denied STATEMENT StartSession
            implicit missing ssm:resourceTag/Env   | -         | allowed          | dev     | allowed
            implicit missing ssm:resourceTag/Env   | -         | allowed          | prod    | unknown MISSING_CONTEXT ssm:resourceTag/Env
            implicit missing ssm:resourceTag/Env   | -         | allowed          | -       | unknown MISSING_CONTEXT ssm:resourceTag/Env
            implicit missing ssm:resourceTag/Env   | -         | implicit         | dev     | denied NOTHING StartSession
            allowed missing aws:MultiFactorAuthAge | -         | -                | -       | unknown MISSING_CONTEXT aws:MultiFactorAuthAge
            allowed                                | -         | explicit         | dev     | denied STATEMENT StartSession
            """)
    void people(String all, String one, String tagged, String tag, String verdict) {
        String action = "ssm:StartSession";
        String instance = "arn:aws:ec2:eu-west-3:111111111111:instance/i-1";
        String instances = "arn:aws:ec2:eu-west-3:111111111111:instance/*";
        List<Decision> decisions = new ArrayList<>();
        decisions.add(decision(action, instances, all, Map.of()));
        if (!one.equals("-")) {
            decisions.add(decision(action, instance, one, Map.of()));
        }
        if (!tagged.equals("-")) {
            decisions.add(decision(action, instances, tagged, Map.of("ssm:resourceTag/Env", "dev")));
        }
        OperatorRights rights = new OperatorRights(Fact.known(decisions, ORIGIN));
        Tags tags = tag.equals("-") ? Tags.NONE : Tags.of(Map.of("Env", tag));
        assertThat(verdict(rights.on(action, instance, tags))).isEqualTo(verdict);
    }
}
