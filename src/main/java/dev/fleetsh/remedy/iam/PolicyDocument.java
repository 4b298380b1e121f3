package dev.fleetsh.remedy.iam;

import dev.fleetsh.remedy.json.DataJson;
import dev.fleetsh.remedy.plan.Data;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A policy as IAM and VPC endpoints write it. It answers only for what it can be sure of: a statement with a condition
 * allows nothing here, while one that denies counts whatever its condition. Immutable.
 */
public final class PolicyDocument {
    private static final String STATEMENT = "Statement";

    private final Map<String, @Nullable Object> document;

    private PolicyDocument(Map<String, @Nullable Object> document) {
        this.document = document;
    }

    /**
     * Reads a policy.
     *
     * @throws IllegalArgumentException where it is no policy
     */
    public static PolicyDocument of(String text) {
        if (DataJson.parse(text) instanceof Map<?, ?> map) {
            return new PolicyDocument(Data.map(map));
        }
        throw new IllegalArgumentException("a policy is a JSON object");
    }

    /** A policy without statements. */
    public static PolicyDocument empty() {
        return new PolicyDocument(Data.map(Map.of("Version", "2012-10-17")));
    }

    /** The statements in their order; a single one that stands without a list is one of one. */
    public List<Statement> statements() {
        return items(document.get(STATEMENT)).stream()
                .filter(Map.class::isInstance)
                .map(item -> new Statement(Data.map((Map<?, ?>) item)))
                .toList();
    }

    /** Whether it surely allows the action on the resource, an ARN or {@code *}, to everybody that it is attached to. */
    public boolean allows(String action, String resource) {
        return !denies(action)
                && statements().stream()
                        .anyMatch(statement -> statement.effect("Allow")
                                && statement.unconditional()
                                && statement.everybody()
                                && statement.acts(action)
                                && statement.on(resource));
    }

    /** Whether it denies the action to anybody or anywhere, which no further statement could overcome. */
    public boolean denies(String action) {
        return statements().stream().anyMatch(statement -> statement.effect("Deny") && statement.acts(action));
    }

    /**
     * Whether it surely lets a service assume the role.
     *
     * @param service such as {@code ec2.amazonaws.com}
     * @param account that the service acts for
     * @param arn that the service acts for, such as {@code arn:aws:ssm:eu-west-3:111122223333:*}
     */
    public boolean trusts(String service, String account, String arn) {
        return statements().stream().anyMatch(statement -> statement.lets(service, account, arn));
    }

    /** The same policy with a further statement behind the others, which stay as they are. */
    public PolicyDocument with(Map<String, ?> statement) {
        List<@Nullable Object> all = new ArrayList<>(items(document.get(STATEMENT)));
        all.add(statement);
        Map<String, @Nullable Object> copy = new LinkedHashMap<>(document);
        copy.put(STATEMENT, all);
        return new PolicyDocument(Data.map(copy));
    }

    /** In one line of JSON. */
    public String text() {
        return DataJson.compact(document);
    }

    @Override
    public String toString() {
        return text();
    }

    static List<@Nullable Object> items(@Nullable Object value) {
        return value instanceof List<?> list ? new ArrayList<>(list) : value == null ? List.of() : List.of(value);
    }
}
