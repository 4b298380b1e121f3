package dev.fleetsh.remedy.plan;

import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What is done to apply an effect, or to take it back. */
public sealed interface Action {

    /** Parameters or arguments by name, in which references may stand. */
    Map<String, @Nullable Object> data();

    /** The same action with other parameters or arguments, such as those in which references are resolved. */
    Action with(Map<String, ?> data);

    /** The same action with a change made to its parameters or arguments as a whole. */
    default Action changed(UnaryOperator<@Nullable Object> change) {
        return change.apply(data()) instanceof Map<?, ?> map ? with(Data.map(map)) : this;
    }

    /** A call of an API in the effect's scope. */
    record Call(ApiCall call) implements Action {
        @Override
        public Map<String, @Nullable Object> data() {
            return call.parameters();
        }

        @Override
        public Call with(Map<String, ?> data) {
            return new Call(ApiCall.of(call.operation(), data));
        }
    }

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

        @Override
        public Map<String, @Nullable Object> data() {
            return parameters;
        }

        @Override
        public Document with(Map<String, ?> data) {
            return new Document(document, Data.map(data), node);
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

        @Override
        public Map<String, @Nullable Object> data() {
            return arguments;
        }

        @Override
        public Script with(Map<String, ?> data) {
            return new Script(script, Data.map(data), node, timeout);
        }
    }
}
