package dev.fleetsh.sandbox.world;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The hybrid activation of a place, which its nodes registered with long ago. */
final class Activations {
    private static final Duration VALID = Duration.ofDays(30);

    private Activations() {}

    static Map<String, Activation> of(Place place, List<SimNode> nodes) {
        List<Registration> registered = nodes.stream()
                .map(SimNode::registration)
                .filter(registration ->
                        registration != null && !registration.activationId().isEmpty())
                .map(Objects::requireNonNull)
                .toList();
        if (registered.isEmpty()) {
            return Map.of();
        }
        Registration first = registered.stream()
                .min(Comparator.comparing(Registration::registrationDate))
                .orElseThrow();
        Instant created = first.registrationDate().minus(Duration.ofHours(1));
        return Map.of(
                first.activationId(),
                new Activation(
                        first.activationId(),
                        "",
                        first.iamRole(),
                        "machines of " + place.account.alias() + " outside AWS",
                        "",
                        1000,
                        registered.size(),
                        created,
                        created.plus(VALID),
                        Map.of()));
    }
}
