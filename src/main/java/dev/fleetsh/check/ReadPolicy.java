package dev.fleetsh.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The least IAM policy that collecting needs: what the checks declare, and the tags that predicates read. All of its
 * actions only read.
 */
public final class ReadPolicy {
    private static final List<String> TAGS = List.of("ec2:DescribeInstances", "ssm:ListTagsForResource");

    private final Set<String> actions = new TreeSet<>();

    private ReadPolicy() {}

    public static ReadPolicy of(Catalogue catalogue) {
        ReadPolicy policy = new ReadPolicy();
        catalogue.checks().forEach(check -> policy.actions.addAll(check.actions()));
        policy.actions.addAll(TAGS);
        return policy;
    }

    /** IAM actions in alphabetical order. */
    public Set<String> actions() {
        return Set.copyOf(actions);
    }

    /** The policy document. Most of these actions know no resources, so it names all. */
    public String document() {
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                    {
                      "Sid": "FleetshReads",
                      "Effect": "Allow",
                      "Action": [
                %s
                      ],
                      "Resource": "*"
                    }
                  ]
                }
                """.formatted(
                actions.stream().map(action -> "        \"" + action + '"').collect(Collectors.joining(",\n")));
    }
}
