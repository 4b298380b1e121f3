package dev.fleetsh.aws;

import dev.fleetsh.fleet.CloudException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.SdkField;

/**
 * One answer of a reading operation, made from all its pages: lists are joined, everything else is that of the first page,
 * and what only tells of pages is left out.
 */
final class WholeAnswer {
    /** Fields of answers that name the next page, with the parameter that asks for it. */
    private static final Map<String, String> TOKENS = Map.of(
            "NextToken", "NextToken",
            "nextToken", "nextToken",
            "NextMarker", "Marker",
            "Marker", "Marker");

    private static final Set<String> ABOUT_PAGES = Set.of("IsTruncated", "Truncated");

    private final Operation<?, ?, ?> operation;
    private final Map<String, @Nullable Object> parameters;

    WholeAnswer(Operation<?, ?, ?> operation, Map<String, @Nullable Object> parameters) {
        this.operation = operation;
        this.parameters = parameters;
    }

    /**
     * @param ask gives the page for these parameters
     * @throws CloudException when the pages have no end, or nothing shows that AWS answered
     */
    Map<String, @Nullable Object> read(Function<Map<String, @Nullable Object>, AwsResponse> ask) {
        Map<String, @Nullable Object> asked = new LinkedHashMap<>(parameters);
        Map<String, @Nullable Object> whole = new LinkedHashMap<>();
        Set<String> seen = new HashSet<>();
        for (boolean more = true; more; ) {
            Map<String, @Nullable Object> page = page(ask.apply(asked));
            more = false;
            for (Map.Entry<String, String> token : TOKENS.entrySet()) {
                if (takes(token.getValue()) && page.remove(token.getKey()) instanceof String next && !next.isEmpty()) {
                    if (!seen.add(next)) {
                        throw new CloudException(operation.name() + " gave the same page twice", "");
                    }
                    asked.put(token.getValue(), next);
                    more = true;
                }
            }
            page.keySet().removeAll(ABOUT_PAGES);
            page.forEach((name, value) -> whole.merge(name, value == null ? "" : value, WholeAnswer::joined));
        }
        return whole;
    }

    private Map<String, @Nullable Object> page(AwsResponse answer) {
        if (RequestId.of(answer) == null) {
            throw new CloudException(
                    operation.name() + " was answered without a request id, as AWS never does",
                    "look for a proxy or a sign-in page on the way");
        }
        Map<String, @Nullable Object> page = PlainData.of(answer);
        return operation.name().startsWith("iam:") ? PolicyTexts.decoded(page) : page;
    }

    private boolean takes(String parameter) {
        return operation.builder().sdkFields().stream()
                .map(SdkField::memberName)
                .anyMatch(parameter::equals);
    }

    private static Object joined(Object first, Object next) {
        if (first instanceof List<?> some && next instanceof List<?> others) {
            List<@Nullable Object> all = new ArrayList<>(some);
            all.addAll(others);
            return all;
        }
        return first;
    }
}
