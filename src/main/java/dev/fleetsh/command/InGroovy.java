package dev.fleetsh.command;

import java.util.function.UnaryOperator;

/** A verb that knows how its words are written as the call of a function. */
interface InGroovy extends Command {
    /**
     * @param rest what stands behind the verb, as written
     * @param rename gives expressions the names that a script has for earlier answers
     * @param before the call whose value is handed on, or empty
     */
    String groovy(String rest, UnaryOperator<String> rename, String before);
}
