package dev.fleetsh.fleet.policy;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * One statement of a policy.
 *
 * @param id its Sid, empty for none
 * @param allows whether its effect is Allow; else it denies
 * @param principals by kind: {@code AWS}, {@code Service}, …; {@code *} alone stands as kind {@code AWS}; empty in policies
 *     that are attached to somebody
 * @param notPrincipals whether they are those that it excepts
 * @param actions patterns
 * @param notActions whether they are those that it excepts
 * @param resources patterns; empty where the policy belongs to the resource and names none
 * @param notResources whether they are those that it excepts
 * @param conditions all of which must hold
 */
public record Statement(
        String id,
        boolean allows,
        Map<String, List<String>> principals,
        boolean notPrincipals,
        List<String> actions,
        boolean notActions,
        List<String> resources,
        boolean notResources,
        List<Condition> conditions) {
    public Statement {
        principals = Map.copyOf(principals);
        actions = List.copyOf(actions);
        resources = List.copyOf(resources);
        conditions = List.copyOf(conditions);
    }

    /** Whether it speaks of that action; actions are written in any case. */
    public boolean acts(String action) {
        String lower = action.toLowerCase(Locale.ROOT);
        return actions.stream().anyMatch(pattern -> Wildcard.matches(pattern.toLowerCase(Locale.ROOT), lower))
                != notActions;
    }

    /** Whether it speaks of that resource. */
    public boolean concerns(String resource) {
        return resources.isEmpty()
                || resources.stream().anyMatch(pattern -> Wildcard.matches(pattern, resource)) != notResources;
    }

    /**
     * Whether it names that principal.
     *
     * @param kind {@code AWS} or {@code Service}
     * @param name an ARN, an account or a service
     */
    public boolean names(String kind, String name) {
        List<String> named = principals.getOrDefault(kind, List.of());
        boolean there = named.contains(name) || named.contains("*");
        return !principals.isEmpty() && there != notPrincipals;
    }

    /**
     * Whether all conditions hold.
     *
     * @param context values by key in lower case
     */
    public Holds holds(Map<String, String> context) {
        return conditions.stream().map(condition -> condition.in(context)).reduce(Holds.YES, Holds::and);
    }
}
