package dev.fleetsh.shell;

import dev.fleetsh.command.Argument;
import dev.fleetsh.command.Command;
import dev.fleetsh.script.complete.Verb;

/** A verb as completion of Groovy sees it. */
final class VerbSignature {
    private VerbSignature() {}

    static Verb of(Command command) {
        Verb.Words words =
                switch (command.argument()) {
                    case SELECTION, NODES, NODES_AND_CAPABILITY, NODES_AND_SERVICE -> Verb.Words.NODES;
                    case SELECTION_OR_CHECKS -> Verb.Words.NODES_OR_CHECKS;
                    case CHECK -> Verb.Words.CHECKS;
                    default -> Verb.Words.NONE;
                };
        return new Verb(
                command.name(),
                command.synopsis(),
                command.summary(),
                command.options().stream()
                        .map(option -> new Verb.Named(
                                option.name(),
                                option.value(),
                                option.help(),
                                option.choices(),
                                option.argument() == Argument.CHECK))
                        .toList(),
                words);
    }
}
