package dev.fleetsh.check;

import dev.fleetsh.check.path.Corner;
import dev.fleetsh.check.path.Detour;
import dev.fleetsh.check.path.Passage;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.check.path.PathFinder;
import dev.fleetsh.check.path.Ports;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.check.path.Traveller;
import dev.fleetsh.fleet.Node;
import dev.fleetsh.fleet.NodeKind;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PlatformType;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.network.NetworkPlace;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Ways of EC2 instances through the networks of their scopes, found once for all instances that are alike. */
final class Ways {
    private static final Ports LINUX = ports("linux");
    private static final Ports WINDOWS = ports("windows");
    private static final Ports ANY = ports("any");
    private static final int BITS = 2;
    private static final int UNKNOWN = unknown();

    private final Map<Scope, Networks> scopes = new IdentityHashMap<>();

    private record Alike(List<Corner> corners, Ports ports, boolean proxied) {}

    private static final class Networks {
        private final PathFinder finder;
        private final Map<Alike, Found> found = new HashMap<>();

        Networks(Scope scope) {
            this.finder = new PathFinder(scope.evidence().network(), scope.account());
        }
    }

    private static final class Found {
        private final Map<Service, Path> paths = new EnumMap<>(Service.class);
        private int code = -1;
    }

    /** A number below 4096; where it is equal, every rule takes the ways of two nodes of a scope for equally open. */
    synchronized int code(Node node) {
        if (node.kind() != NodeKind.EC2) {
            return 0;
        }
        if (!node.placeFact().isKnown()) {
            return UNKNOWN;
        }
        Networks networks = scopes.computeIfAbsent(node.scope(), Networks::new);
        Found found = found(networks, node);
        if (found.code < 0) {
            int code = 0;
            for (Service service : Service.values()) {
                int passage = asked(node.scope(), service)
                        ? path(networks, found, node, service).passage().ordinal()
                        : 0;
                code = code << BITS | passage;
            }
            found.code = code;
        }
        return found.code;
    }

    /** The way of a node, with the ids and addresses of one that is like it. */
    synchronized Path alike(Node node, Service service) {
        if (!node.placeFact().isKnown()) {
            return exactly(node, service);
        }
        Networks networks = scopes.computeIfAbsent(node.scope(), Networks::new);
        return path(networks, found(networks, node), node, service);
    }

    /** The way of a node. */
    synchronized Path exactly(Node node, Service service) {
        return scopes.computeIfAbsent(node.scope(), Networks::new)
                .finder
                .find(traveller(node), Endpoints.of(service, node.region()));
    }

    /** Ways that compete with it. */
    synchronized List<Detour> besides(Node node, Service service) {
        return scopes.computeIfAbsent(node.scope(), Networks::new)
                .finder
                .besides(traveller(node), Endpoints.of(service, node.region()));
    }

    private static Found found(Networks networks, Node node) {
        NetworkPlace place = node.placeFact().require("place");
        List<Corner> corners = place.interfaces().size() == 1
                ? List.of(networks.finder.corner(place.interfaces().get(0)))
                : place.interfaces().stream().map(networks.finder::corner).toList();
        return networks.found.computeIfAbsent(
                new Alike(corners, ports(node), Diagnosed.proxied(node)), key -> new Found());
    }

    private static Path path(Networks networks, Found found, Node node, Service service) {
        return found.paths.computeIfAbsent(
                service, key -> networks.finder.find(traveller(node), Endpoints.of(key, node.region())));
    }

    private static boolean asked(Scope scope, Service service) {
        return switch (service) {
            case SSM, SSMMESSAGES, EC2MESSAGES -> true;
            case KMS ->
                scope.preferences().map(SessionPreferences::encryptsSessions).orElse(false);
            case LOGS -> scope.preferences().map(Ways::logs).orElse(false);
            case S3 -> scope.preferences().map(p -> !p.s3BucketName().isEmpty()).orElse(false);
        };
    }

    private static boolean logs(SessionPreferences preferences) {
        return !preferences.cloudWatchLogGroupName().isEmpty();
    }

    private static Traveller traveller(Node node) {
        return new Traveller(node.placeFact(), ports(node), Diagnosed.proxied(node));
    }

    private static Ports ports(Node node) {
        Platform platform = node.platformFact().orNull();
        if (platform == null) {
            return ANY;
        }
        return platform.type() == PlatformType.LINUX ? LINUX : platform.type() == PlatformType.WINDOWS ? WINDOWS : ANY;
    }

    private static Ports ports(String system) {
        return new Ports(Thresholds.value(system + "-ports-from"), Thresholds.value(system + "-ports-to"));
    }

    private static int unknown() {
        int code = 0;
        for (int i = 0; i < Service.values().length; i++) {
            code = code << BITS | Passage.UNKNOWN.ordinal();
        }
        return code;
    }
}
