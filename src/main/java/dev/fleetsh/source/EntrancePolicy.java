package dev.fleetsh.source;

import java.util.ArrayList;
import java.util.List;

/**
 * What the credentials need by which accounts are entered, beside what reads the accounts: that belongs to the roles.
 *
 * @param entrance how accounts are entered
 * @param partition of the accounts, such as {@code aws}
 */
public record EntrancePolicy(Entrance entrance, String partition) {
    /** The policy document. Roles are named in all accounts where the accounts are those of an organisation. */
    public String document() {
        List<String> statements = new ArrayList<>();
        statements.add(statement("FleetshEnters", List.of("sts:AssumeRole"), roles()));
        if (entrance.organization()) {
            statements.add(statement(
                    "FleetshListsAccounts",
                    entrance.units().isEmpty()
                            ? List.of("organizations:ListAccounts")
                            : List.of(
                                    "organizations:ListAccountsForParent",
                                    "organizations:ListOrganizationalUnitsForParent"),
                    List.of("*")));
        }
        return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n" + String.join(",\n", statements)
                + "\n  ]\n}\n";
    }

    private List<String> roles() {
        if (entrance.organization() || entrance.single()) {
            return List.of(entrance.arn(partition, "*"));
        }
        return entrance.accounts().stream()
                .map(account -> entrance.arn(partition, account))
                .toList();
    }

    private static String statement(String id, List<String> actions, List<String> resources) {
        return "    {\n      \"Sid\": \"" + id + "\",\n      \"Effect\": \"Allow\",\n      \"Action\": " + list(actions)
                + ",\n      \"Resource\": " + list(resources) + "\n    }";
    }

    private static String list(List<String> texts) {
        return "[\"" + String.join("\", \"", texts) + "\"]";
    }
}
