package dev.fleetsh.aws;

import dev.fleetsh.fleet.Origin;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DescribeInstanceInformationResponse;
import software.amazon.awssdk.services.ssm.model.InstanceInformationStringFilter;

/**
 * Registrations of nodes by their ids. One id that Systems Manager does not list makes it refuse the whole question, so a
 * refused group is asked again in halves.
 */
final class RegistrationsById {
    /** Ids of one question. */
    static final int MOST = 50;

    private static final String OPERATION = "ssm:DescribeInstanceInformation";

    private final Supplier<SsmClient> ssm;
    private final Interner interner;
    private final Clock clock;

    RegistrationsById(Supplier<SsmClient> ssm, Interner interner, Clock clock) {
        this.ssm = ssm;
        this.interner = interner;
        this.clock = clock;
    }

    /**
     * @param ids at most {@link #MOST}
     * @param into receives those that are registered
     */
    @Nullable
    Refusal read(List<String> ids, ScopeReading into) {
        Refusal refusal = Pages.read(
                OPERATION,
                token -> ask(ids, token),
                answer -> answer.nextToken(),
                answer -> into.registered.add(new Origin(OPERATION, clock.instant()), rows(answer)));
        if (refusal == null || !refusal.message().startsWith("InvalidInstanceId")) {
            return refusal;
        }
        if (ids.size() == 1) {
            return null;
        }
        int half = ids.size() / 2;
        Refusal first = read(ids.subList(0, half), into);
        Refusal second = read(ids.subList(half, ids.size()), into);
        return first != null ? first : second;
    }

    private DescribeInstanceInformationResponse ask(List<String> ids, @Nullable String token) {
        return ssm.get()
                .describeInstanceInformation(request -> request.filters(InstanceInformationStringFilter.builder()
                                .key("InstanceIds")
                                .values(ids)
                                .build())
                        .maxResults(MOST)
                        .nextToken(token));
    }

    private Map<String, Registration> rows(DescribeInstanceInformationResponse answer) {
        RegistrationPage page = new RegistrationPage(new Origin(OPERATION, clock.instant()), interner);
        Map<String, Registration> rows = new LinkedHashMap<>();
        answer.instanceInformationList().stream()
                .map(RegistrationPage.Row::of)
                .filter(row -> row.id() != null)
                .forEach(row -> rows.put(row.id(), new Registration(page, row)));
        return rows;
    }
}
