package dev.fleetsh.check;

import dev.fleetsh.check.permission.Grant;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.identity.Activation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What rules read of permissions, as traits: each role is looked at once for each scope, and numbered by what it may do. A
 * million nodes cost two look-ups each.
 */
final class PermissionTraits {
    private final Surroundings surroundings;
    private final Map<List<Object>, Integer> standings = new HashMap<>();
    private final Map<Object, Integer> operators = new HashMap<>();
    private final Map<Scope, Codes> scopes = new IdentityHashMap<>();

    PermissionTraits(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Numbers of one scope. */
    private static final class Codes {
        final ScopeRights rights;
        final Map<String, Integer> profiles = new HashMap<>();
        final Map<String, Integer> roles = new HashMap<>();

        /** Number of what the person may do on instances, and on other nodes, where all are alike. */
        final @Nullable Integer[] operator = new Integer[2];

        Codes(ScopeRights rights) {
            this.rights = rights;
        }
    }

    /** Traits of the node's permissions at their places in the third number. */
    long of(Node node) {
        Codes codes = scopes.computeIfAbsent(node.scope(), scope -> new Codes(surroundings.rights(scope)));
        return Trait.PERMITTED.at(permitted(node, codes))
                | Trait.OPERATOR.at(operator(node, codes))
                | Trait.ACTIVATION.at(activation(node));
    }

    private int permitted(Node node, Codes codes) {
        Fact<String> source = node.isEc2() ? node.profileFact() : node.roleFact();
        if (!(source instanceof Fact.Known<String> known)) {
            return 0;
        }
        Map<String, Integer> numbers = node.isEc2() ? codes.profiles : codes.roles;
        Integer number = numbers.get(known.value());
        if (number == null) {
            number = number(codes.rights.standing(node));
            numbers.put(known.value(), number);
        }
        return number;
    }

    private int operator(Node node, Codes codes) {
        if (codes.rights.operator().byNode()) {
            return number(codes.rights.starts(node));
        }
        int kind = node.isEc2() ? 0 : 1;
        Integer number = codes.operator[kind];
        if (number == null) {
            number = number(codes.rights.starts(node));
            codes.operator[kind] = number;
        }
        return number;
    }

    private static int activation(Node node) {
        if (node.activation().isEmpty()) {
            return 0;
        }
        Fact<Map<String, Activation>> activations =
                node.scope().evidence().admission().activations();
        return activations instanceof Fact.Known<Map<String, Activation>> known
                ? 1
                        + HybridRoleChecks.Standing.of(known.value().get(node.activation()))
                                .ordinal()
                : Traits.unknown(activations);
    }

    /** What holds for all nodes of a scope. */
    List<Object> ofScope(Scope scope) {
        ScopeRights rights = surroundings.rights(scope);
        Rights lent = rights.lent();
        Grant shell = rights.opens(ScopeRights.SHELL);
        List<Object> standing = new ArrayList<>();
        standing.add(lent == null ? List.of() : lent.standing());
        standing.add(shell instanceof Grant.Denied);
        standing.add(Rights.standing(rights.makesKeys()));
        standing.addAll(KeyChecks.standing(scope));
        standing.addAll(LogChecks.standing(scope));
        standing.addAll(OperatorChecks.standing(scope));
        standing.add(RunAsChecks.standing(scope));
        return standing;
    }

    private int number(Grant operator) {
        Object standing = Rights.standing(operator);
        Integer number = operators.get(standing);
        if (number == null) {
            number = operators.size() + 1;
            operators.put(standing, number);
        }
        return number;
    }

    private int number(List<Object> standing) {
        Integer number = standings.get(standing);
        if (number == null) {
            number = standings.size() + 1;
            standings.put(standing, number);
        }
        return number;
    }
}
