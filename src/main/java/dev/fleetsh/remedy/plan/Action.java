package dev.fleetsh.remedy.plan;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done to apply an effect, or to take it back. */
public sealed interface Action {

    /** A call of an API in the effect's scope. */
    record Call(ApiCall call) implements Action {}

    /**
     * A Run Command with a document that is there already.
     *
     * @param document such as {@code AWS-UpdateSSMAgent}
     * @param parameters of the document: text or lists of text by name
     * @param node id of the node that runs it
     */
    record Document(String document, Map<String, @Nullable Object> parameters, String node) implements Action {
        public Document {
            parameters = Data.map(parameters);
        }
    }

    /**
     * A script of fleetsh or of the user, sent by Run Command.
     *
     * @param arguments by name, as data: the script reads them, nothing is glued into its text
     * @param node id of the node that runs it
     * @param timeout how long it may run
     */
    record Script(NodeScript script, Map<String, @Nullable Object> arguments, String node, Duration timeout)
            implements Action {
        public Script {
            arguments = Data.map(arguments);
        }
    }
}
