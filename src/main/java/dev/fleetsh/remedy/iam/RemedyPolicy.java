package dev.fleetsh.remedy.iam;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The least IAM policy for operations of AWS: a statement for what only reads, and one for what changes something. */
public final class RemedyPolicy {
    private static final Pattern READS = Pattern.compile("[a-z0-9]+:(Describe|Get|List|Simulate)[A-Za-z]+");
    private static final Map<String, Row> ROWS = rows();

    private record Row(List<String> actions, String beside) {}

    private final Set<String> actions = new TreeSet<>();

    /** @param operations as the SDK names them, such as {@code s3:GetBucketEncryption} */
    public RemedyPolicy(Collection<String> operations) {
        for (String operation : operations) {
            Row row = ROWS.get(operation);
            if (row == null || !row.beside.isEmpty() && !operations.contains(row.beside)) {
                actions.add(operation);
            } else {
                actions.addAll(row.actions);
            }
        }
    }

    /** IAM actions in alphabetical order. */
    public Set<String> actions() {
        return new TreeSet<>(actions);
    }

    /** The policy document, with line ends. It names all resources: which ones a plan is about nobody knows before it. */
    public String document() {
        List<String> statements = new ArrayList<>();
        List<String> reading = actions.stream()
                .filter(action -> READS.matcher(action).matches())
                .toList();
        List<String> changing =
                actions.stream().filter(action -> !reading.contains(action)).toList();
        add(statements, "FleetshPlans", reading);
        add(statements, "FleetshApplies", changing);
        return """
                {
                  "Version": "2012-10-17",
                  "Statement": [
                %s
                  ]
                }
                """.formatted(String.join(",\n", statements));
    }

    private static void add(List<String> statements, String sid, List<String> actions) {
        if (!actions.isEmpty()) {
            String listed =
                    actions.stream().map(action -> "        \"" + action + '"').collect(Collectors.joining(",\n"));
            statements.add("    {\n      \"Sid\": \"" + sid + "\",\n      \"Effect\": \"Allow\",\n      \"Action\": [\n"
                    + listed + "\n      ],\n      \"Resource\": \"*\"\n    }");
        }
    }

    private static Map<String, Row> rows() {
        Map<String, Row> rows = new LinkedHashMap<>();
        try (InputStream in = RemedyPolicy.class.getResourceAsStream("actions.tsv")) {
            if (in == null) {
                throw new IllegalStateException("the program lacks its rules: actions.tsv");
            }
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split("\t", -1))
                    .forEach(cells -> rows.put(cells[0], new Row(List.of(cells[1].split(" ")), cells[2])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(rows);
    }
}
