package dev.fleetsh.remedy.forecast;

import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads assumed domain probes: what is not said stays as the probe saw it. */
final class DomainValues {
    private DomainValues() {}

    /**
     * @throws IllegalArgumentException where something is not said, and no probe saw it
     */
    static DomainProbe probe(Object value, Fact<DomainProbe> seen) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("\"" + value + "\" is not an object");
        }
        DomainProbe old = seen.orNull();
        return new DomainProbe(
                map.get("domainRole") instanceof Long role
                        ? role.intValue()
                        : known(old, "domainRole").domainRole(),
                map.get("ntdsRunning") instanceof Boolean runs
                        ? runs
                        : known(old, "ntdsRunning").ntdsRunning(),
                map.get("domain") instanceof String name
                        ? name
                        : known(old, "domain").domain(),
                map.get("domainSid") instanceof String sid
                        ? sid
                        : known(old, "domainSid").domainSid(),
                map.get("readOnly") instanceof Boolean only
                        ? only
                        : known(old, "readOnly").readOnly(),
                map.containsKey("ssmUser")
                        ? account(map.get("ssmUser"))
                        : known(old, "ssmUser").ssmUser());
    }

    private static DomainProbe.@Nullable DomainAccount account(@Nullable Object value) {
        return value == null
                ? null
                : new DomainProbe.DomainAccount(
                        FactValues.flag(value, "enabled"),
                        FactValues.flag(value, "locked"),
                        FactValues.flag(value, "expired"),
                        FactValues.text(FactValues.item(value, "workstations")),
                        FactValues.flag(value, "domainAdmin"));
    }

    private static DomainProbe known(@Nullable DomainProbe probe, String field) {
        if (probe == null) {
            throw new IllegalArgumentException("\"" + field + "\" is not said, and no probe saw it");
        }
        return probe;
    }
}
