package dev.fleetsh.source;

import dev.fleetsh.fleet.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Accounts that are entered by a role, beside those that the credentials are of.
 *
 * @param role its name with its path, the same in each account; or a whole ARN for a single one
 * @param accounts numbers of the accounts; with none the role is one of the credentials' own account
 * @param organization whether all accounts of the organisation are entered that work
 * @param units ids of organisational units, to narrow that; with those below them
 * @param externalId what the roles want to hear, or an empty text
 * @param sessionName what AWS calls the sessions, in its logs too
 */
public record Entrance(
        String role,
        List<String> accounts,
        boolean organization,
        List<String> units,
        String externalId,
        String sessionName) {
    /**
     * The role that AWS makes in each account that an organisation makes.
     *
     * <p>Source: AWS Organizations User Guide, "Accessing member accounts in an organization".
     */
    public static final String USUAL_ROLE = "OrganizationAccountAccessRole";

    /** The name of sessions where none is given. */
    public static final String USUAL_SESSION = "fleetsh";

    private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
    private static final Pattern ROLE = Pattern.compile("[\\w+=,.@-]+(/[\\w+=,.@-]+)*");
    private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:iam::\\d{12}:role/[\\w+=,.@/-]+");
    private static final Pattern UNIT = Pattern.compile("r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}");
    private static final Pattern SESSION = Pattern.compile("[\\w+=,.@-]{2,64}");
    private static final Pattern EXTERNAL_ID = Pattern.compile("[\\w+=,.@:/-]{2,1224}");

    /**
     * An entrance.
     *
     * @throws UsageException where parts contradict one another, or AWS would accept none like it
     */
    public Entrance {
        accounts = accounts.stream().distinct().toList();
        units = units.stream().distinct().toList();
        boolean arn = ARN.matcher(role).matches();
        if (!arn && !ROLE.matcher(role).matches()) {
            throw new UsageException(
                    "no role is called \"" + role + "\"", "write --assume-role NAME, or the ARN of one role");
        }
        if (arn && (organization || !accounts.isEmpty())) {
            throw new UsageException(
                    "an ARN is the role of one account",
                    "write the role's name alone where several accounts are entered");
        }
        if (organization && !accounts.isEmpty()) {
            throw new UsageException(
                    "--org and --accounts are two ways to say which accounts", "leave one of them out");
        }
        if (!organization && !units.isEmpty()) {
            throw new UsageException("--ou narrows --org", "write --org --ou " + units.get(0));
        }
        accounts.forEach(account -> check(
                ACCOUNT, account, "\"" + account + "\" is no account number", "it has twelve digits, as 111122223333"));
        units.forEach(unit -> check(
                UNIT, unit, "\"" + unit + "\" is no organisational unit", "its id is written as ou-ab12-3c4d5e6f"));
        check(SESSION, sessionName, "no session can be called \"" + sessionName + "\"", "letters, digits and +=,.@-_");
        if (!externalId.isEmpty()) {
            check(EXTERNAL_ID, externalId, "AWS takes no such external id", "letters, digits and +=,.@:/-_");
        }
    }

    private static void check(Pattern pattern, String text, String wrong, String hint) {
        if (!pattern.matcher(text).matches()) {
            throw new UsageException(wrong, hint);
        }
    }

    /** The options that say the same. */
    public List<String> words() {
        List<String> words = new ArrayList<>(List.of("--assume-role", role));
        if (organization) {
            words.add("--org");
        }
        if (!accounts.isEmpty()) {
            words.addAll(List.of("--accounts", String.join(",", accounts)));
        }
        if (!units.isEmpty()) {
            words.addAll(List.of("--ou", String.join(",", units)));
        }
        if (!externalId.isEmpty()) {
            words.addAll(List.of("--external-id", externalId));
        }
        words.addAll(List.of("--role-session-name", sessionName));
        return words;
    }

    /** The ARN of the role in an account. */
    public String arn(String partition, String account) {
        return role.startsWith("arn:") ? role : "arn:" + partition + ":iam::" + account + ":role/" + role;
    }

    /** Whether the role is one of the credentials' own account, or written as an ARN. */
    public boolean single() {
        return !organization && accounts.isEmpty();
    }
}
