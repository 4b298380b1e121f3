package dev.fleetsh.check;

import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.Diagnostics.Status;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Verdicts by what {@code ssm-cli get-diagnostics} said on the node. It dials TCP only, as root, by the agent's own proxy;
 * a check that it skips, or leaves out, decides nothing.
 *
 * <p>Source: amazon-ssm-agent, agent/cli/diagnostics.
 */
final class Diagnosed {
    private static final String PROXY = "Proxy configuration";
    private static final String SYSPREP = "Windows sysprep image state";

    private static final List<String> DECIDED = List.of(
            endpoint("ssm"),
            endpoint("ssmmessages"),
            endpoint("ec2messages"),
            endpoint("kms"),
            endpoint("logs"),
            endpoint("s3"),
            SYSPREP);

    private Diagnosed() {}

    /** A number below 16384; where it is equal, every rule decides alike. 0 where nothing was looked at. */
    static int code(@Nullable Diagnostics diagnostics) {
        if (diagnostics == null) {
            return 0;
        }
        Diagnostics.Check proxy = diagnostics.named(PROXY);
        int code = is(proxy, Status.SKIPPED) ? 3 : standing(proxy);
        for (String name : DECIDED) {
            code = code * 3 + standing(diagnostics.named(name));
        }
        return code;
    }

    private static int standing(Diagnostics.@Nullable Check check) {
        return is(check, Status.SUCCESS) ? 1 : is(check, Status.FAILED) ? 2 : 0;
    }

    private static String endpoint(String service) {
        return "Connectivity to " + service + " endpoint";
    }

    private static Diagnostics.@Nullable Check named(Look look, String name) {
        Fact<Diagnostics> fact = look.node().diagnosticsFact();
        Diagnostics diagnostics = fact.orNull();
        Diagnostics.Check check = diagnostics == null ? null : diagnostics.named(name);
        if (check != null) {
            look.see(name, Fact.known(check.status(), fact.origin()), "");
        }
        return check;
    }

    private static boolean is(Diagnostics.@Nullable Check check, Status status) {
        return check != null && check.status() == status;
    }

    /** Whether the agent is known to call through a proxy. */
    static boolean proxied(Node node) {
        Diagnostics diagnostics = node.diagnosticsFact().orNull();
        return diagnostics != null && is(diagnostics.named(PROXY), Status.SUCCESS);
    }

    /** Whether the node reaches a service, or null where that was not looked at. */
    static @Nullable Outcome path(Look look, String service) {
        Diagnostics.Check check = named(look, endpoint(service));
        if (is(check, Status.SUCCESS)) {
            return PathChecks.observed("get-diagnostics reached " + service + " from the node");
        }
        return is(check, Status.FAILED)
                ? Outcome.fail(() -> "get-diagnostics did not reach " + service + " from the node" + note(check))
                        .because(() -> "get-diagnostics did not reach " + service + " in "
                                + look.node().region() + " from the node")
                : null;
    }

    /** Whether the agent's proxy lets it through, or null where that was not looked at. */
    static @Nullable Outcome proxy(Look look) {
        Diagnostics.Check proxy = named(look, PROXY);
        if (is(proxy, Status.SKIPPED)) {
            return Outcome.notApplicable("the agent uses no proxy");
        }
        if (is(proxy, Status.FAILED)) {
            return Outcome.fail(() -> "get-diagnostics can't read the agent's proxy" + note(proxy))
                    .because(() -> "get-diagnostics can't read the agent's proxy")
                    .unlessItWorks(look, "the agent works all the same");
        }
        if (!is(proxy, Status.SUCCESS)) {
            return null;
        }
        Diagnostics.Check ssm = named(look, endpoint("ssm"));
        Diagnostics.Check messages = named(look, endpoint("ssmmessages"));
        if (is(ssm, Status.FAILED) || is(messages, Status.FAILED)) {
            return Outcome.fail(() -> "the agent's proxy does not let it through to "
                            + (is(ssm, Status.FAILED) ? "ssm" : "ssmmessages") + note(proxy))
                    .because(() -> "the agent's proxy does not let it through")
                    .unlessItWorks(look, "the agent works all the same");
        }
        return is(ssm, Status.SUCCESS) && is(messages, Status.SUCCESS)
                ? PathChecks.observed("get-diagnostics reached ssm and ssmmessages through the proxy")
                : null;
    }

    /** Whether Windows setup is complete, or null where that was not looked at. */
    static @Nullable Outcome sysprep(Look look) {
        Diagnostics.Check check = named(look, SYSPREP);
        if (is(check, Status.SUCCESS)) {
            return Outcome.pass("the image state is IMAGE_STATE_COMPLETE");
        }
        return is(check, Status.FAILED)
                ? Outcome.fail(() -> "Windows setup is not complete" + note(check))
                        .because(() -> "Windows setup is not complete")
                        .unlessItWorks(look, "the agent works all the same")
                : null;
    }

    private static String note(Diagnostics.@Nullable Check check) {
        return check == null || check.note().isEmpty() ? "" : " (" + check.note() + ")";
    }
}
