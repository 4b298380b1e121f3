package dev.fleetsh.command;

/** A verb that stands for another one, and is told apart from it by nothing that a person sees of it. */
interface InNameOf extends Command {
    Command verb();

    @Override
    default String name() {
        return verb().name();
    }

    @Override
    default String synopsis() {
        return verb().synopsis();
    }

    @Override
    default String summary() {
        return verb().summary();
    }
}
