package dev.fleetsh.check;

import dev.fleetsh.check.path.Destination;
import dev.fleetsh.check.path.Service;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of the services that the agent calls, and what it calls there, from dated data. */
final class Endpoints {
    private static final List<Domain> DOMAINS = DataFile.read("domains.tsv").stream()
            .map(row -> new Domain(row.text("regions"), row.text("domain"), row.text("dualStack")))
            .sorted(Comparator.comparingInt(domain -> -domain.regions().length()))
            .toList();

    private static final Map<String, List<String>> ACTIONS = DataFile.read("endpoints.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    row -> row.text("service"),
                    row -> List.of(row.text("actions").split(","))));

    private record Domain(String regions, String domain, String dualStack) {}

    private Endpoints() {}

    static Destination of(Service service, String region) {
        Domain domain = DOMAINS.stream()
                .filter(row -> region.startsWith(row.regions()))
                .findFirst()
                .orElseThrow();
        String begin = service.label() + "." + region + ".";
        return new Destination(
                service,
                begin + domain.domain(),
                domain.dualStack().isEmpty() ? "" : begin + domain.dualStack(),
                ACTIONS.getOrDefault(service.label(), List.of()));
    }
}
