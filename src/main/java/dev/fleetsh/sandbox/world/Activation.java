package dev.fleetsh.sandbox.world;

import java.time.Instant;
import java.util.Map;

/**
 * A hybrid activation.
 *
 * @param id UUID
 * @param code what machines register with; no API tells it a second time
 * @param role name of the role that registered nodes take
 * @param description may be empty
 * @param instanceName default name of nodes; may be empty
 * @param limit how many nodes may register
 * @param count how many did
 * @param created when
 * @param expires when
 * @param tags that registered nodes take
 */
public record Activation(
        String id,
        String code,
        String role,
        String description,
        String instanceName,
        int limit,
        int count,
        Instant created,
        Instant expires,
        Map<String, String> tags) {

    /** The activation with other tags. */
    public Activation withTags(Map<String, String> newTags) {
        return new Activation(id, code, role, description, instanceName, limit, count, created, expires, newTags);
    }
}
