package dev.fleetsh.plugin;

import dev.fleetsh.check.CheckBuilder;
import dev.fleetsh.check.Definition;
import dev.fleetsh.check.Outcome;
import dev.fleetsh.check.Severity;
import dev.fleetsh.command.Command;
import dev.fleetsh.command.Completion;
import dev.fleetsh.command.FleetPlugin;
import dev.fleetsh.script.complete.Suggestion;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** One of everything that a plugin can add. */
public final class SamplePlugin implements FleetPlugin {
    @Override
    public String name() {
        return "acme";
    }

    @Override
    public List<Command> commands() {
        return List.of(new TeamsVerb());
    }

    @Override
    public List<Definition> checks() {
        return List.of(CheckBuilder.of("acme-name", "The name begins with the kind of server")
                .appliesTo("every node")
                .severity(Severity.DEGRADED)
                .reads("name")
                .actions("ec2:DescribeTags")
                .advice("Rename the node.")
                .source("acme naming standard", LocalDate.of(2026, 3, 1))
                .decides(look -> look.node().name().startsWith("WEB")
                        ? Outcome.pass("a web server")
                        : Outcome.fail("the name says nothing")));
    }

    @Override
    public List<Completion> completions() {
        return List.of(new Completion(
                "teams", (session, typed) -> List.of(new Suggestion("payments", "the payments team", "teams"))));
    }

    @Override
    public Map<String, Object> bindings() {
        return Map.of("acmeRegions", List.of("eu-west-3"));
    }
}
