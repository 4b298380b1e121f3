package dev.fleetsh.command;

import dev.fleetsh.check.Assessment;
import dev.fleetsh.check.NodePath;
import dev.fleetsh.check.path.Service;
import dev.fleetsh.fleet.Nearest;
import dev.fleetsh.fleet.Nodes;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code path}: the way from nodes to the services that they need, hop by hop. */
final class PathVerb implements Command {
    private static final int MOST = 20;

    private static final List<String> LABELS =
            Arrays.stream(Service.values()).map(Service::label).toList();

    private final Selections selections;

    PathVerb(Selections selections) {
        this.selections = selections;
    }

    @Override
    public String name() {
        return "path";
    }

    @Override
    public String synopsis() {
        return "path NODE… [SERVICE…]";
    }

    @Override
    public String summary() {
        return "the way from a node to " + String.join(", ", LABELS)
                + ": each hop, its verdict, and the resource that decides";
    }

    @Override
    public String help() {
        return """
                Without a service: all that the node needs, by its agent, its Region and the session preferences.
                  path DB-LYON-01 ssmmessages
                  DB-LYON-01  i-0…  ·  ec2
                  └─ ✗ ssmmessages  closed · by interface endpoint · vpc-0… has no path to ssmmessages: …
                     ├─ ✓ network interface               eni-0…   in use, in subnet-0… of vpc-0…
                     ├─ ✓ security group, out             sg-01…   sg-01… allows 0.0.0.0/0
                     ├─ ✗ security group of the endpoint  sg-07…   decides: no rule lets TCP 443 in from …
                     │  └─ wanted: a rule for TCP 443 from 10.96.0.0/16
                     └─ ✓ public endpoint, IPv4, is not taken: the name leads to endpoint vpce-0…
                A hop is open, closed, or unknown with what nobody can see: what lies behind a transit gateway, a proxy,
                a name server of one's own. Below it stand the ways that compete: past the endpoint, and by IPv6.
                Signals of the agent decide before what EC2 says of networks; the check's own verdict stands last.
                AWS shows networks of EC2 instances alone; `probe diagnostics NODE` looks from any node.""";
    }

    @Override
    public Argument argument() {
        return Argument.NODES_AND_SERVICE;
    }

    @Override
    public boolean numbered() {
        return true;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        List<Words.Word> words = Words.of(arguments.text());
        List<Service> services = new ArrayList<>();
        int end = words.size();
        for (Service last; end > 0 && (last = service(words.get(end - 1).text())) != null; end--) {
            services.add(0, last);
        }
        if (end == 0 && arguments.value() == null) {
            throw new UsageException("which node?", "write path WEB-MAD-07 ssmmessages, or an id");
        }
        if (end > 1) {
            mistyped(words.get(end - 1).text());
        }
        String named =
                end == 0 ? "" : arguments.text().substring(0, words.get(end - 1).end());
        Nodes nodes = selections.nodes(arguments.with(named));
        if (nodes.isEmpty()) {
            throw new UsageException("\"" + named + "\" is no node", "`nodes` lists all");
        }
        if (nodes.size() > MOST) {
            throw new UsageException(
                    "`path` draws the ways of up to " + MOST + " nodes at a time; these are " + nodes.size(),
                    "`check " + named + "` shows what they have in common");
        }
        Assessment assessment = session.assessment();
        List<NodePath> paths = new ArrayList<>();
        nodes.forEach(node -> (services.isEmpty() ? assessment.services(node) : services)
                .forEach(service -> paths.add(assessment.path(node, service))));
        return paths.size() == 1 ? paths.get(0) : List.copyOf(paths);
    }

    private static @Nullable Service service(String word) {
        int index = LABELS.indexOf(word);
        return index < 0 ? null : Service.values()[index];
    }

    private void mistyped(String last) {
        String nearest = Nearest.to(last, LABELS);
        if (nearest != null && !selections.names(last)) {
            throw new UsageException(
                    "no service \"" + last + "\"; did you mean \"" + nearest + "\"?",
                    "one of " + String.join(", ", LABELS));
        }
    }
}
