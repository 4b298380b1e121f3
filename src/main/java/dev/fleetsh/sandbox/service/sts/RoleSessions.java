package dev.fleetsh.sandbox.service.sts;

import dev.fleetsh.sandbox.identity.Decision;
import dev.fleetsh.sandbox.identity.Policy;
import dev.fleetsh.sandbox.identity.Question;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.CommonErrors;
import dev.fleetsh.sandbox.service.Lending;
import dev.fleetsh.sandbox.service.Lent;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.Account;
import dev.fleetsh.sandbox.world.World;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * AssumeRole. The trust policy of the role decides; a role that does not exist is refused in the words of one that does not
 * trust the caller.
 *
 * <p>Source: AWS STS API Reference, AssumeRole; IAM User Guide, "Principal" of policies.
 */
final class RoleSessions {
    private static final Pattern ARN = Pattern.compile("arn:aws[a-z-]*:iam::(\\d{12}):role(/[\\w+=,.@/-]*)");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");
    private static final Pattern ASSUMED = Pattern.compile("arn:aws:sts::(\\d{12}):assumed-role/([^/]+)/.*");
    private static final int SHORTEST = 900;
    private static final int LONGEST = 43_200;

    /** Of roles whose own limit nobody has raised. */
    private static final int USUAL = 3600;

    private final Lending lending;

    RoleSessions(Lending lending) {
        this.lending = lending;
    }

    AssumeRoleResponse assume(Caller caller, AssumeRoleRequest request) {
        check(request);
        Matcher arn = ARN.matcher(request.roleArn());
        World world = caller.live().snapshot();
        Role role = arn.matches() ? role(world, arn.group(1), request.roleArn()) : null;
        Account account = role == null ? null : account(world, arn.group(1));
        if (role == null || account == null || !trusts(role, caller, world, request.externalId())) {
            throw CommonErrors.QUERY.denied(caller, "sts:AssumeRole", request.roleArn());
        }
        int seconds = request.durationSeconds() == null ? USUAL : request.durationSeconds();
        if (seconds > USUAL) {
            throw invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        String session = request.roleSessionName();
        String sessionArn = "arn:aws:sts::" + account.id() + ":assumed-role/" + role.name() + "/" + session;
        Lent lent = lending.lend(
                account, sessionArn, role.id(), session, caller.live().now().plus(Duration.ofSeconds(seconds)));
        return AssumeRoleResponse.builder()
                .credentials(credentials -> credentials
                        .accessKeyId(lent.account().accessKeyId())
                        .secretAccessKey(lent.account().secretAccessKey())
                        .sessionToken(lent.token())
                        .expiration(lent.expires()))
                .assumedRoleUser(user -> user.arn(sessionArn).assumedRoleId(lent.userId()))
                .build();
    }

    private static void check(AssumeRoleRequest request) {
        if (request.roleArn() == null || !request.roleArn().startsWith("arn:")) {
            throw invalid(request.roleArn() + " is invalid");
        }
        if (request.roleSessionName() == null
                || !SESSION.matcher(request.roleSessionName()).matches()) {
            throw invalid("1 validation error detected: Value at 'roleSessionName' failed to satisfy constraint:"
                    + " Member must satisfy regular expression pattern: [\\w+=,.@-]*");
        }
        if (request.externalId() != null
                && !EXTERNAL_ID.matcher(request.externalId()).matches()) {
            throw invalid("1 validation error detected: Value at 'externalId' failed to satisfy constraint:"
                    + " Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*");
        }
        Integer seconds = request.durationSeconds();
        if (seconds != null && (seconds < SHORTEST || seconds > LONGEST)) {
            throw invalid("1 validation error detected: Value at 'durationSeconds' failed to satisfy constraint:"
                    + " Member must have value between " + SHORTEST + " and " + LONGEST);
        }
    }

    private static ServiceError invalid(String text) {
        return ServiceError.of("ValidationError", text);
    }

    private static @Nullable Role role(World world, String account, String arn) {
        return world.identity(account).roles().values().stream()
                .filter(role -> role.arn(account).equals(arn))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Account account(World world, String id) {
        return world.accounts().stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElse(null);
    }

    private static boolean trusts(Role role, Caller caller, World world, @Nullable String externalId) {
        Map<String, String> context = new TreeMap<>();
        context.put("aws:PrincipalAccount", caller.account().id());
        context.put("aws:PrincipalArn", caller.account().callerArn());
        if (externalId != null) {
            context.put("sts:ExternalId", externalId);
        }
        Policy trust = Policy.of(role.trust());
        boolean allowed = false;
        for (String principal : principals(caller.account(), world)) {
            Decision decision = trust.decide(new Question(principal, "sts:AssumeRole", "*", context));
            if (decision.outcome() == Decision.Outcome.DENIED) {
                return false;
            }
            allowed |= decision.allowed();
        }
        return allowed;
    }

    /** The ways in which a policy can name the caller. */
    private static Set<String> principals(Account account, World world) {
        Set<String> names = new LinkedHashSet<>();
        names.add(account.callerArn());
        names.add(account.id());
        names.add("arn:aws:iam::" + account.id() + ":root");
        Matcher session = ASSUMED.matcher(account.callerArn());
        if (session.matches()) {
            Role role = world.identity(account.id()).roles().get(session.group(2));
            if (role != null) {
                names.add(role.arn(account.id()));
            }
        }
        return names;
    }
}
