package dev.fleetsh.command;

import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.remedy.catalogue.RemedyParameter;
import dev.fleetsh.session.Session;
import java.util.ArrayList;
import java.util.List;

/** The options of {@code plan} for one remedy: its own and those of the remedy. */
final class PlanOptions implements InNameOf {
    static final List<Option> OWN = List.of(
            Option.of("wave", "N|P%", "how many nodes at a time `apply` takes"),
            Option.of("out", "FILE.json", "keeps the plan in a file"));

    private final Command verb;
    private final List<Option> options;

    private PlanOptions(Command verb, List<Option> options) {
        this.verb = verb;
        this.options = options;
    }

    /** Those of a remedy. */
    static PlanOptions of(Command verb, List<RemedyParameter> parameters) {
        List<Option> options = new ArrayList<>(OWN);
        parameters.forEach(parameter -> options.add(
                parameter.type() == Boolean.class
                        ? Option.flag(parameter.name(), parameter.help())
                        : Option.of(parameter.name(), "VALUE", parameter.help())));
        return new PlanOptions(verb, options);
    }

    /** Those that a text names, whatever they are; one that another option or nothing follows is a flag. */
    static PlanOptions in(Command verb, String text) {
        List<Option> options = new ArrayList<>();
        List<Words.Word> words = Words.of(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i).text();
            if (word.startsWith("--") && word.length() > 2) {
                String name = word.substring(2).replaceFirst("=.*", "");
                boolean alone = i + 1 == words.size() || words.get(i + 1).text().startsWith("--");
                options.add(word.contains("=") || !alone ? Option.of(name, "VALUE", "") : Option.flag(name, ""));
            }
        }
        return new PlanOptions(verb, options);
    }

    @Override
    public Command verb() {
        return verb;
    }

    @Override
    public List<Option> options() {
        return options;
    }

    @Override
    public Object execute(Session session, Arguments arguments) {
        throw new UsageException("options are no verb", "");
    }
}
