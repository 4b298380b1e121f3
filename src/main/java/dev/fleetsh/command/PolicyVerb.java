package dev.fleetsh.command;

import dev.fleetsh.check.ReadPolicy;
import dev.fleetsh.fleet.Fleet;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.iam.RemedyPolicy;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.Entrance;
import dev.fleetsh.source.EntrancePolicy;
import dev.fleetsh.source.EntranceWords;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code policy}: the least IAM policy that collecting needs, or what a remedy needs beyond it. */
final class PolicyVerb implements Command {
    @Override
    public String name() {
        return "policy";
    }

    @Override
    public String synopsis() {
        return "policy [--remedy ID | --org | --assume-role NAME [--accounts NUMBERS]]";
    }

    @Override
    public String summary() {
        return "prints the least IAM policy that collecting needs, or what planning and applying a remedy needs beyond it";
    }

    @Override
    public String help() {
        return """
                --remedy ID      what the remedy may ask and call to plan, to apply, to look whether it helped and to undo; it is
                                 read out of the remedy's own text. It names all resources: narrow them to those of a plan,
                                 which `show PLAN calls` lists.
                --org, --assume-role, --accounts, --ou
                                 what the credentials need by which `load` with these options enters accounts; the roles there
                                 need what collecting needs.""";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.of("remedy", "ID", "what this remedy needs"),
                Option.flag("org", "what lists the organisation and enters its accounts"),
                Option.of("assume-role", "NAME", "what enters accounts by this role"),
                Option.of("accounts", "NUMBER,…", "these accounts"),
                Option.of("ou", "ID,…", "these units of the organisation"));
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        return typed.matches("(?s).*--remedy[= ]\\S*") ? RemedyWords.remedies(session) : List.of();
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        arguments.requireNone(this);
        String id = arguments.option("remedy");
        EntranceWords words = new EntranceWords();
        arguments.options().forEach((name, value) -> words.take("--" + name, () -> value));
        Entrance entrance = words.entrance();
        if (entrance != null) {
            Fleet fleet = session.fleetNow();
            boolean known = fleet != null && !fleet.scopes().isEmpty();
            String partition = known ? fleet.scopes().get(0).id().partition() : "aws";
            return new EntrancePolicy(entrance, partition).document().stripTrailing();
        }
        if (id != null) {
            return ofRemedy(session, session.workshop().remedies().named(id));
        }
        return ReadPolicy.of(session.catalogue()).document().stripTrailing();
    }

    private static String ofRemedy(Session session, Remedy remedy) {
        Set<String> operations = new TreeSet<>(remedy.declared().operations());
        if (operations.isEmpty()) {
            throw new UsageException(
                    remedy.id() + " asks and calls nothing of AWS, as far as its text tells",
                    "`policy` prints what collecting needs");
        }
        // Whether it helped is seen by the checks, which read again what they are decided by.
        session.catalogue().checks().stream()
                .filter(check -> remedy.fixes().contains(check.id()))
                .forEach(check -> operations.addAll(check.actions()));
        return new RemedyPolicy(operations).document().stripTrailing();
    }
}
