package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.identity.Identity;
import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.identity.ManagedPolicy;
import dev.fleetsh.sandbox.identity.Policy;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.service.Paging;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What IAM's operations have in common: finding things, refusing in IAM's words, pages. */
final class Entities {
    private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]+");
    private static final int PAGE = 100;
    private static final int MAX_PAGE = 1000;

    private Entities() {}

    static Identity identity(Caller caller) {
        return caller.live().snapshot().identity(caller.account().id());
    }

    static void change(Caller caller, UnaryOperator<Identity> change) {
        String account = caller.account().id();
        caller.live().change(world -> world.with(account, change.apply(world.identity(account))));
    }

    /** The role of that name. */
    static Role role(Caller caller, @Nullable String name) {
        Role role = identity(caller).roles().get(name("roleName", name, 64));
        if (role == null) {
            throw missing("The role with name " + name + " cannot be found.");
        }
        return role;
    }

    /** The instance profile of that name. */
    static InstanceProfile profile(Caller caller, @Nullable String name) {
        InstanceProfile profile = identity(caller).profiles().get(name("instanceProfileName", name, 128));
        if (profile == null) {
            throw missing("Instance Profile " + name + " cannot be found.");
        }
        return profile;
    }

    /** The managed policy with that ARN. */
    static ManagedPolicy policy(@Nullable String arn) {
        if (arn == null || arn.length() < 20) {
            throw invalid("policyArn", String.valueOf(arn), "Member must have length greater than or equal to 20");
        }
        return ManagedPolicy.of(arn)
                .orElseThrow(() -> missing("Policy " + arn + " does not exist or is not attachable."));
    }

    /** A name that may be one. */
    static String name(String member, @Nullable String name, int longest) {
        if (name == null) {
            throw invalid(member, "null", "Member must not be null");
        }
        if (name.isEmpty() || name.length() > longest) {
            throw invalid(
                    member,
                    name,
                    name.isEmpty()
                            ? "Member must have length greater than or equal to 1"
                            : "Member must have length less than or equal to " + longest);
        }
        if (!NAME.matcher(name).matches()) {
            throw new ServiceError(
                    "ValidationError",
                    400,
                    "The specified value for " + member
                            + " is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-");
        }
        return name;
    }

    private static ServiceError invalid(String member, String value, String rule) {
        return ServiceError.of(
                "ValidationError",
                "1 validation error detected: Value '" + value + "' at '" + member + "' failed to satisfy constraint: "
                        + rule);
    }

    /** A policy document that is one. */
    static String document(@Nullable String document) {
        if (document == null || document.isEmpty()) {
            throw invalid("policyDocument", String.valueOf(document), "Member must not be null");
        }
        try {
            Policy.of(document);
        } catch (IllegalArgumentException e) {
            throw ServiceError.of("MalformedPolicyDocument", "Syntax errors in policy.");
        }
        return document;
    }

    static ServiceError missing(String text) {
        return new ServiceError("NoSuchEntity", 404, text);
    }

    static ServiceError exists(String text) {
        return new ServiceError("EntityAlreadyExists", 409, text);
    }

    static ServiceError conflict(String text) {
        return new ServiceError("DeleteConflict", 409, text);
    }

    /** A document as IAM writes it into its answers. */
    static String encoded(String document) {
        return URLEncoder.encode(document, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * A page of a listing.
     *
     * @param question the request without marker and size
     */
    static <T> Page<T> page(
            Caller caller, Object question, List<T> all, @Nullable Integer size, @Nullable String marker) {
        if (size != null && (size < 1 || size > MAX_PAGE)) {
            throw invalid(
                    "maxItems",
                    size.toString(),
                    size < 1
                            ? "Member must have value greater than or equal to 1"
                            : "Member must have value less than or equal to " + MAX_PAGE);
        }
        try {
            return Paging.of(caller, question).page(all, size == null ? PAGE : size, marker);
        } catch (ServiceError e) {
            throw ServiceError.of("ValidationError", "Invalid Marker.");
        }
    }
}
