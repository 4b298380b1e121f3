package dev.fleetsh.check;

import dev.fleetsh.check.path.Detour;
import dev.fleetsh.check.path.Path;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.fleet.Node;
import java.util.List;

/**
 * How a node reaches a service, as far as AWS shows it, and what the check says of it, which goes by signals first.
 *
 * @param path the way that is taken
 * @param detours ways that compete with it
 * @param finding of the check that asks whether the node reaches the service
 */
public record NodePath(Node node, Path path, List<Detour> detours, Finding finding) {
    public NodePath {
        detours = List.copyOf(detours);
    }

    public Service service() {
        return path.service();
    }
}
