package dev.fleetsh.aws;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.protocols.jsoncore.JsonNode;

/** Which accounts an organisation has, in all of it or in some of its units. */
final class OrganizationListing {
    private static final String ACCOUNTS = "organizations:ListAccounts";
    private static final String OF_PARENT = "organizations:ListAccountsForParent";
    private static final String UNITS = "organizations:ListOrganizationalUnitsForParent";

    private final OrganizationCalls calls;
    private final Map<String, String> names = new LinkedHashMap<>();
    private final Set<String> closed = new LinkedHashSet<>();
    private @Nullable Refusal missing;

    OrganizationListing(OrganizationCalls calls) {
        this.calls = calls;
    }

    /** Asks for all of it, or for these units and those below them. */
    void read(List<String> units) {
        if (units.isEmpty()) {
            note(accounts(ACCOUNTS, Map.of()));
            return;
        }
        Deque<String> open = new ArrayDeque<>(units);
        Set<String> seen = new LinkedHashSet<>(units);
        while (!open.isEmpty()) {
            String unit = open.removeFirst();
            note(accounts(OF_PARENT, Map.of("ParentId", unit)));
            note(pages(UNITS, Map.of("ParentId", unit), page -> elements(page, "OrganizationalUnits")
                    .forEach(below -> OrganizationCalls.text(below, "Id")
                            .filter(seen::add)
                            .ifPresent(open::add))));
        }
    }

    private void note(@Nullable Refusal refusal) {
        if (missing == null) {
            missing = refusal;
        }
    }

    private @Nullable Refusal accounts(String operation, Map<String, String> question) {
        return pages(operation, question, page -> elements(page, "Accounts").forEach(this::account));
    }

    /** Status gave way to State in September 2026; one of them is there. */
    private void account(JsonNode account) {
        String id = OrganizationCalls.text(account, "Id").orElse("");
        String state = OrganizationCalls.text(account, "State")
                .or(() -> OrganizationCalls.text(account, "Status"))
                .orElse("ACTIVE");
        if (!id.matches("\\d{12}")) {
            note(Refusal.garbage(ACCOUNTS, "an account without its number"));
        } else if (state.equals("ACTIVE")) {
            names.put(id, OrganizationCalls.text(account, "Name").orElse(""));
        } else {
            closed.add(id);
        }
    }

    private @Nullable Refusal pages(String operation, Map<String, String> question, Consumer<JsonNode> take) {
        return Pages.read(
                operation,
                token -> {
                    Map<String, String> parameters = new LinkedHashMap<>(question);
                    if (token != null) {
                        parameters.put("NextToken", token);
                    }
                    return calls.call(operation, parameters);
                },
                page -> OrganizationCalls.text(page, "NextToken").orElse(null),
                take);
    }

    private static List<JsonNode> elements(JsonNode page, String member) {
        return page.field(member).filter(JsonNode::isArray).map(JsonNode::asArray).orElse(List.of()).stream()
                .filter(JsonNode::isObject)
                .toList();
    }

    /** Accounts that work, by their numbers, with their names. Names that several have are left out: labels must differ. */
    Map<String, String> accounts() {
        Map<String, String> unique = new LinkedHashMap<>();
        names.forEach((id, name) -> {
            boolean shared = names.entrySet().stream()
                    .anyMatch(other ->
                            !other.getKey().equals(id) && other.getValue().equals(name));
            unique.put(id, shared || name.contains("/") ? "" : name);
        });
        return unique;
    }

    /** Accounts that are suspended or closed: nobody gets into them. */
    Set<String> closed() {
        return closed;
    }

    /** Why accounts may be missing, or null. */
    @Nullable
    Refusal missing() {
        return missing;
    }
}
