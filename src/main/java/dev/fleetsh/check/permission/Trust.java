package dev.fleetsh.check.permission;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.fleet.policy.Condition;
import dev.fleetsh.fleet.policy.Holds;
import dev.fleetsh.fleet.policy.Policy;
import dev.fleetsh.fleet.policy.Statement;
import dev.fleetsh.fleet.policy.Wildcard;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a role's trust policy lets a service assume it.
 *
 * @param holds whether it does
 * @param why what decides, as the end of a sentence about the role: {@code does not trust ec2.amazonaws.com}
 */
public record Trust(Holds holds, String why) {
    private static final String ASSUME = "sts:AssumeRole";
    private static final String SOURCE_ACCOUNT = "aws:sourceaccount";
    private static final String SOURCE_ARN = "aws:sourcearn";
    /** Parts of an ARN before the name of the resource: arn, partition, service, Region, account. */
    private static final int HEAD = 5;

    /** Trust for instances. EC2 says nothing of an account or an ARN, so that nobody can tell whether a condition holds. */
    public static Trust forInstances(Policy trust, ScopeId scope) {
        // The service has a name of its own in China, and roles there name either.
        List<String> services = scope.partition().equals("aws-cn")
                ? List.of("ec2.amazonaws.com", "ec2.amazonaws.com.cn")
                : List.of("ec2.amazonaws.com");
        return of(trust, services, Map.of(), "");
    }

    /**
     * Trust for Systems Manager, which acts for an account and an ARN of the node's Region.
     *
     * <p>Source: hybrid-multicloud-service-role, as of 2026-11-23.
     */
    public static Trust forSystemsManager(Policy trust, ScopeId scope) {
        return of(
                trust,
                List.of("ssm.amazonaws.com"),
                Map.of(SOURCE_ACCOUNT, scope.account()),
                String.join(":", "arn", scope.partition(), "ssm", scope.region(), scope.account()));
    }

    private static Trust of(Policy trust, List<String> services, Map<String, String> context, String source) {
        String service = services.get(0);
        Trust found = new Trust(Holds.NO, "does not trust " + service);
        for (Statement statement : trust.statements()) {
            if (!statement.acts(ASSUME) || services.stream().noneMatch(name -> statement.names("Service", name))) {
                continue;
            }
            Trust one = of(statement, service, context, source);
            if (!statement.allows() && one.holds() != Holds.NO) {
                return new Trust(
                        one.holds() == Holds.YES ? Holds.NO : Holds.UNKNOWN,
                        "denies " + service + (one.holds() == Holds.YES ? "" : " on a condition"));
            }
            if (statement.allows() && better(one, found)) {
                found = one;
            }
        }
        return found;
    }

    private static boolean better(Trust one, Trust other) {
        return one.holds() == Holds.YES
                || one.holds() == Holds.UNKNOWN && other.holds() == Holds.NO
                || one.holds() == other.holds() && other.why().startsWith("does not");
    }

    private static Trust of(Statement statement, String service, Map<String, String> context, String source) {
        Trust sure = new Trust(Holds.YES, "trusts " + service);
        for (Condition condition : statement.conditions()) {
            Holds holds = condition.key().toLowerCase(Locale.ROOT).equals(SOURCE_ARN) && !source.isEmpty()
                    ? from(condition, source)
                    : condition.in(context);
            if (holds == Holds.NO) {
                return new Trust(Holds.NO, "trusts " + service + " only where " + said(condition));
            }
            if (holds == Holds.UNKNOWN) {
                sure = new Trust(Holds.UNKNOWN, "trusts " + service + " where " + said(condition));
            }
        }
        return sure;
    }

    /** The ARN is known up to the account; the resource behind it only where the condition takes any. */
    private static Holds from(Condition condition, String source) {
        String operator = condition.operator().toLowerCase(Locale.ROOT);
        if (operator.contains("not") || !operator.startsWith("arn") && !operator.startsWith("string")) {
            return Holds.UNKNOWN;
        }
        boolean literal = operator.startsWith("stringequals");
        Holds holds = Holds.NO;
        for (String value : condition.values()) {
            String[] parts = value.split(":", HEAD + 1);
            String head = parts.length <= HEAD ? value : value.substring(0, value.length() - parts[HEAD].length() - 1);
            if (literal ? head.equals(source) : Wildcard.matches(head, source)) {
                boolean any = !literal && (parts.length <= HEAD || parts[HEAD].equals("*"));
                holds = any ? Holds.YES : Holds.UNKNOWN;
                if (any) {
                    return holds;
                }
            }
        }
        return holds;
    }

    private static String said(Condition condition) {
        return condition.key() + " is " + String.join(" or ", condition.values());
    }
}
