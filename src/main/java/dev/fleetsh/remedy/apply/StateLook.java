package dev.fleetsh.remedy.apply;

import dev.fleetsh.fleet.ScopeId;
import dev.fleetsh.remedy.cloud.Cloud;
import dev.fleetsh.remedy.cloud.Lookup;
import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.plan.ApiCall;
import dev.fleetsh.remedy.plan.Data;
import dev.fleetsh.remedy.plan.Effect;
import dev.fleetsh.remedy.plan.State;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Where the resource of an effect stands now.
 *
 * @param seen the whole of its states: moved where one is, after where all are; null where it has none that can be read
 * @param moved what has moved, in a clause; empty otherwise
 * @param values of its states by their place, as the journal keeps them
 */
record StateLook(State.@Nullable Seen seen, String moved, Map<String, @Nullable Object> values) {
    private static final int LONGEST = 80;

    /** Reads states, asking each question once. */
    static final class Reader {
        private final Cloud cloud;
        private final Standing standing;
        private final Map<String, @Nullable Object> kept = new HashMap<>();

        Reader(Cloud cloud, Standing standing) {
            this.cloud = cloud;
            this.standing = standing;
        }

        /**
         * @throws dev.fleetsh.fleet.CloudException where AWS can't be asked
         * @throws dev.fleetsh.fleet.RefusedException where AWS refuses to tell
         */
        StateLook of(Effect effect) {
            return StateLook.of(effect, standing, this::read);
        }

        private @Nullable Object read(ScopeId scope, ApiCall call) {
            String key = scope + " " + call.operation() + Data.sorted(call.parameters());
            if (!kept.containsKey(key)) {
                kept.put(key, Lookup.read(cloud, scope, call));
            }
            return kept.get(key);
        }
    }

    private static StateLook of(
            Effect effect, Standing standing, BiFunction<ScopeId, ApiCall, @Nullable Object> reader) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean before = false;
        String moved = "";
        List<State> states = effect.states();
        for (int i = 0; i < states.size(); i++) {
            State state = resolved(states.get(i), effect, standing);
            if (state == null) {
                continue;
            }
            Object now = state.path().in(reader.apply(effect.resource().scope(), state.reading()));
            values.put(String.valueOf(i), now);
            State.Seen seen = state.seen(now);
            before |= seen == State.Seen.BEFORE;
            if (seen == State.Seen.MOVED && moved.isEmpty()) {
                moved = state.name() + " of " + effect.resource() + " was " + shown(state.before()) + ", and is "
                        + shown(now);
            }
        }
        if (values.isEmpty()) {
            return new StateLook(null, "", values);
        }
        State.Seen seen = !moved.isEmpty() ? State.Seen.MOVED : before ? State.Seen.BEFORE : State.Seen.AFTER;
        return new StateLook(seen, moved, values);
    }

    /** The state with what is known by now in the places of references; null where it can't be read yet. */
    private static @Nullable State resolved(State state, Effect effect, Standing standing) {
        ApiCall reading;
        try {
            Object parameters = standing.resolved(state.reading().parameters(), effect.number());
            reading = ApiCall.of(
                    state.reading().operation(), parameters instanceof Map<?, ?> map ? Data.map(map) : Map.of());
        } catch (IllegalStateException e) {
            // What it asks for is not there before the effect is applied.
            return null;
        }
        return new State(state.name(), reading, state.path(), state.before(), after(state, effect, standing));
    }

    static @Nullable Object after(State state, Effect effect, Standing standing) {
        try {
            return standing.resolved(state.after(), effect.number());
        } catch (IllegalStateException e) {
            // It counts as "another value" until the answer is known.
            return state.after();
        }
    }

    private static String shown(@Nullable Object value) {
        if (value == null) {
            return "not there";
        }
        String text = DataJson.compact(value);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
