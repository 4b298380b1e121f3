package dev.fleetsh.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.Tags;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.Association;
import software.amazon.awssdk.services.ssm.model.Target;

class AgentUpdatesTest {
    private static final Origin ORIGIN = new Origin("ssm:ListAssociations", Instant.EPOCH);
    private static final Tags PROD = Tags.of(Map.of("Env", "prod", "Team", "web"));

    private final AgentUpdates updates = new AgentUpdates(new Interner());

    private static Target target(String key, String... values) {
        return Target.builder().key(key).values(values).build();
    }

    private static Listing<Association> listing(Target... targets) {
        Listing<Association> listing = new Listing<>("ssm:ListAssociations", Instant.EPOCH);
        Map<String, Association> page = new LinkedHashMap<>();
        if (targets.length > 0) {
            page.put("a", Association.builder().targets(targets).build());
        }
        listing.add(ORIGIN, page);
        listing.end(null);
        return listing;
    }

    @Test
    void withoutAnAssociationNothingUpdates() {
        assertThat(updates.of("i-1", PROD, listing()).is(false)).isTrue();
    }

    @Test
    void idsAndTheStarReach() {
        assertThat(updates.of("i-1", PROD, listing(target("InstanceIds", "*"))).is(true))
                .isTrue();
        assertThat(updates.of("i-1", PROD, listing(target("InstanceIds", "i-2", "i-1")))
                        .is(true))
                .isTrue();
        assertThat(updates.of("i-1", PROD, listing(target("InstanceIds", "i-2")))
                        .is(false))
                .isTrue();
    }

    @Test
    void tagsReachByAnyOfTheirValuesAndAllTargetsHaveToMatch() {
        assertThat(updates.of("i-1", PROD, listing(target("tag:Env", "test", "prod")))
                        .is(true))
                .isTrue();
        assertThat(updates.of("i-1", PROD, listing(target("tag-key", "Team"))).is(true))
                .isTrue();
        assertThat(updates.of("i-1", PROD, listing(target("tag:Env", "prod"), target("tag:Team", "db")))
                        .is(false))
                .isTrue();
        assertThat(updates.of("i-1", Tags.NONE, listing(target("tag:Env", "prod")))
                        .is(false))
                .isTrue();
    }

    @Test
    void anAssociationWithoutTargetsNamesItsNode() {
        Listing<Association> listing = new Listing<>("ssm:ListAssociations", Instant.EPOCH);
        listing.add(ORIGIN, Map.of("a", Association.builder().instanceId("i-1").build()));
        listing.end(null);
        assertThat(updates.of("i-1", PROD, listing).is(true)).isTrue();
        assertThat(updates.of("i-2", PROD, listing).is(false)).isTrue();
    }

    @Test
    void unknownTagsAndResourceGroupsCannotBeDecided() {
        Fact.Unknown<Object> why = new Fact.Unknown<>(Reason.DENIED, "ssm:ListTagsForResource", ORIGIN);
        assertThat(updates.of("mi-1", Tags.unknown(why), listing(target("tag:Env", "prod")))
                        .toString())
                .isEqualTo("unknown(denied: ssm:ListTagsForResource)");
        assertThat(updates.of("mi-1", PROD, listing(target("resource-groups:Name", "g")))
                        .isKnown())
                .isFalse();
        assertThat(updates.of("mi-1", Tags.unknown(why), listing(target("InstanceIds", "*")))
                        .is(true))
                .isTrue();
    }

    @Test
    void whereTheListingIsNotWholeOnlyAMatchIsKnown() {
        Listing<Association> listing = new Listing<>("ssm:ListAssociations", Instant.EPOCH);
        listing.add(
                ORIGIN,
                Map.of(
                        "a",
                        Association.builder()
                                .targets(List.of(target("InstanceIds", "i-1")))
                                .build()));
        assertThat(updates.of("i-1", PROD, listing).is(true)).isTrue();
        assertThat(updates.of("i-2", PROD, listing).toString()).isEqualTo("unknown(not collected: cancelled)");
    }
}
