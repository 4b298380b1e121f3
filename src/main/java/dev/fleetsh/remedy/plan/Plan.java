package dev.fleetsh.remedy.plan;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A set of effects for a selection: nothing of it has been done. It is plain data, and can be saved.
 *
 * @param id as people call it: {@code p7}
 * @param uid 12 hexadecimal digits that no other plan has; it marks what the plan sends
 * @param title the remedy and its selection, in a line
 * @param madeAt when
 * @param remedy id of the remedy, {@code fix}, {@code exec} or {@code undo}
 * @param arguments that the remedy was given, for a later plan of the same kind
 * @param undoes uid of the plan that this one takes back; empty for others
 * @param selected ids of the selected nodes
 * @param effects in the order in which they are applied
 * @param remarks what is not changed, and why
 */
public record Plan(
        String id,
        String uid,
        String title,
        Instant madeAt,
        String remedy,
        Map<String, @Nullable Object> arguments,
        String undoes,
        List<String> selected,
        List<Effect> effects,
        List<Remark> remarks) {
    public Plan {
        arguments = Data.map(arguments);
        selected = List.copyOf(selected);
        effects = List.copyOf(effects);
        remarks = List.copyOf(remarks);
    }

    /** The same plan under another title. */
    public Plan titled(String other) {
        return new Plan(id, uid, other, madeAt, remedy, arguments, undoes, selected, effects, remarks);
    }

    /** The same plan under another id. */
    public Plan called(String other) {
        return new Plan(other, uid, title, madeAt, remedy, arguments, undoes, selected, effects, remarks);
    }

    /** Whether it takes another plan back. */
    public boolean isUndo() {
        return !undoes.isEmpty();
    }

    public boolean isEmpty() {
        return effects.isEmpty();
    }

    /** 16 hexadecimal digits that tell what it does and what it rests on; they do not depend on what the plan is called. */
    public String fingerprint() {
        return Fingerprint.of(this);
    }

    /** Ids of all nodes that it changes, touches, or sends commands to, once each. */
    public List<String> reaches() {
        return effects.stream()
                .flatMap(
                        effect -> Stream.of(effect.nodes(), effect.touches(), List.of(RunCommand.node(effect.action())))
                                .flatMap(List::stream))
                .filter(node -> !node.isEmpty())
                .distinct()
                .toList();
    }

    public PlanName name() {
        return new PlanName(id, uid);
    }

    /** What the comment of every Run Command of this plan begins with. */
    public String mark() {
        return name().mark();
    }

    @Override
    public String toString() {
        return id + ": " + title + ", " + effects.size() + (effects.size() == 1 ? " effect" : " effects");
    }
}
