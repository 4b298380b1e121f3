package dev.fleetsh.aws;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.InventoryFilter;
import software.amazon.awssdk.services.ssm.model.InventoryQueryOperatorType;
import software.amazon.awssdk.services.ssm.model.InventoryResultEntity;
import software.amazon.awssdk.services.ssm.model.InventoryResultItem;
import software.amazon.awssdk.services.ssm.model.ResultAttribute;

/**
 * What inventory tells of domain controllers. Two questions, each filtered by the service so that a fleet costs a few
 * pages: the Windows role {@code AD-Domain-Services}, and the Windows service {@code NTDS}.
 *
 * <p>The filter compares attributes without tying them to one row, so the row itself is looked up in the content.
 *
 * <p>A node that the answer names without such a row has reported that type and does not have the row: false. A node that
 * the answer leaves out proves nothing: it may never have reported the type, since inventory is opt-in. For the role that
 * loses nothing, because Windows reports every role with {@code Installed} true or false. For the service it does: a
 * member server that reports its services has no {@code NTDS} among them and is left out by the filter. It stays unknown,
 * since proving its absence would take the listing of every service of every Windows node; where roles are reported too,
 * the role settles it.
 *
 * <p>Facts carry the capture time of the inventory as the time of observation.
 */
final class DirectoryInventory {
    static final String OPERATION = "ssm:GetInventory";
    private static final int PAGE = 50;

    private final SsmClient ssm;
    private final Interner interner;
    private final Clock clock;

    DirectoryInventory(SsmClient ssm, Interner interner, Clock clock) {
        this.ssm = ssm;
        this.interner = interner;
        this.clock = clock;
    }

    /** One of the two questions. */
    enum Question {
        ROLE("AWS:WindowsRole", "AD-Domain-Services", "Installed", "true"),
        SERVICE("AWS:Service", "NTDS", "Status", "running");

        private final String type;
        private final String row;
        private final String attribute;
        private final String yes;

        Question(String type, String row, String attribute, String yes) {
            this.type = type;
            this.row = row;
            this.attribute = attribute;
            this.yes = yes;
        }

        /** What would collect the fact of a node that the answer leaves out. */
        String wanted() {
            return "inventory of " + type;
        }
    }

    @Nullable
    Refusal read(Question question, Listing<Fact<Boolean>> into) {
        return Pages.read(
                OPERATION,
                token -> ssm.getInventory(request -> request.filters(InventoryFilter.builder()
                                .key(question.type + ".Name")
                                .values(question.row)
                                .type(InventoryQueryOperatorType.EQUAL)
                                .build())
                        .resultAttributes(ResultAttribute.builder()
                                .typeName(question.type)
                                .build())
                        .maxResults(PAGE)
                        .nextToken(token)),
                answer -> answer.nextToken(),
                answer -> into.add(new Origin(OPERATION, clock.instant()), page(question, answer.entities())));
    }

    private Map<String, Fact<Boolean>> page(Question question, List<InventoryResultEntity> entities) {
        Map<String, Fact<Boolean>> page = new HashMap<>();
        for (InventoryResultEntity entity : entities) {
            InventoryResultItem item = entity.data().get(question.type);
            if (entity.id() != null && item != null && !item.content().isEmpty()) {
                boolean yes = item.content().stream()
                        .anyMatch(row -> question.row.equalsIgnoreCase(row.get("Name"))
                                && question.yes.equalsIgnoreCase(row.get(question.attribute)));
                page.put(entity.id(), interner.of(Fact.known(yes, captured(item))));
            }
        }
        return page;
    }

    private Origin captured(InventoryResultItem item) {
        Instant at;
        try {
            at = item.captureTime() == null ? clock.instant() : Instant.parse(item.captureTime());
        } catch (DateTimeParseException e) {
            // The time of the answer is the only other one there is; the rows themselves are good.
            at = clock.instant();
        }
        return interner.of(new Origin(OPERATION, at));
    }
}
