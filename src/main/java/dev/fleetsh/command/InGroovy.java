package dev.fleetsh.command;

/** A verb that knows how its words are written as the call of a function. */
interface InGroovy extends Command {
    /**
     * @param rest what stands behind the verb, as written
     * @param names what earlier answers and plans are called in the script
     * @param before the call whose value is handed on, or empty
     */
    String groovy(String rest, SavedNames names, String before);
}
