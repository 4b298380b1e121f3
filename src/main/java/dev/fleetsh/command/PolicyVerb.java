package dev.fleetsh.command;

import dev.fleetsh.check.ReadPolicy;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.Remedy;
import dev.fleetsh.remedy.iam.RemedyPolicy;
import dev.fleetsh.script.complete.Suggestion;
import dev.fleetsh.session.Session;
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
        return "policy [--remedy ID]";
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
                                 which `show PLAN calls` lists.""";
    }

    @Override
    public List<Option> options() {
        return List.of(Option.of("remedy", "ID", "what this remedy needs"));
    }

    @Override
    public List<Suggestion> complete(Session session, String typed) {
        return typed.matches("(?s).*--remedy[= ]\\S*") ? RemedyWords.remedies(session) : List.of();
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        arguments.requireNone(this);
        String id = arguments.option("remedy");
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
