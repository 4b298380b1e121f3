package dev.fleetsh.sandbox.identity;

import java.util.Map;
import java.util.TreeMap;

/**
 * A user.
 *
 * @param name unique in the account
 * @param path such as {@code /}
 * @param inline inline policies by name
 * @param tags its tags
 */
public record User(String name, String path, Map<String, String> inline, Map<String, String> tags) {
    /** Its ARN in an account. */
    public String arn(String accountId) {
        return "arn:aws:iam::" + accountId + ":user" + path + name;
    }

    Map<String, Policy> permissions() {
        Map<String, Policy> all = new TreeMap<>();
        inline.forEach((policyName, document) -> all.put(policyName, Policy.of(document)));
        return all;
    }
}
