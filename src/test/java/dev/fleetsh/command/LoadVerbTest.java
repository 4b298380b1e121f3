package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.aws.AwsFleetSource;
import dev.fleetsh.aws.AwsSettings;
import dev.fleetsh.aws.AwsSettings.Target;
import dev.fleetsh.fleet.Table;
import dev.fleetsh.fleet.UsageException;
import dev.fleetsh.sandbox.Sandbox;
import dev.fleetsh.sandbox.world.World;
import dev.fleetsh.session.Session;
import dev.fleetsh.source.NoFleet;
import dev.fleetsh.source.Progress;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadVerbTest {
    private final Sandbox sandbox =
            new Sandbox(World.generate(World.DEFAULT_NODES, World.DEFAULT_SEED, Instant.now()), Clock.systemUTC());
    private final Session session = new Session(new AwsFleetSource(settings()), Clock.systemUTC());
    private final Commands commands = Commands.standard(session, Progress.NONE);

    private AwsSettings settings() {
        List<Target> targets = sandbox.world().accounts().stream()
                .map(account -> Target.keys(account.alias(), account.accessKeyId(), account.secretAccessKey()))
                .toList();
        return AwsSettings.simulated(
                sandbox::httpClient, targets, sandbox.world().regions(), Clock.systemUTC());
    }

    private Table table(String line) {
        return (Table) java.util.Objects.requireNonNull(commands.run(line));
    }

    @Test
    void anotherProfileTakesThePlaceOfTheFleet() {
        session.fleet();
        session.focus("windows", node -> node.isWindows());
        Table answer = table("load --profile platform --region eu-west-3,us-east-1");

        assertThat(answer.rows())
                .extracting(row -> row.get(0))
                .containsExactly("platform/eu-west-3", "platform/us-east-1");
        assertThat(session.fleet().scopes()).hasSize(2);
        assertThat(session.focus()).isNull();
        assertThat(session.nodes().size()).isEqualTo(session.fleet().size());
        assertThat(session.earlier())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier.fleet().scopes()).hasSize(12));
    }

    @Test
    void aNodeOfTheFleetBeforeIsFoundThere() {
        String id = session.fleet().matching("DC-PARIS-01").get(0).id();
        commands.run("load --profile platform --region us-east-1");

        for (String line : List.of("why " + id, "nodes " + id, "check DC-PARIS-01", "can DC-PARIS-01 shell")) {
            assertThatThrownBy(() -> commands.run(line)).as(line).isInstanceOfSatisfying(UsageException.class, e -> {
                assertThat(e).hasMessageContaining("it is known in retail/eu-west-3, which was open before");
                assertThat(e.hint()).contains("`load --profile retail,platform,labs");
            });
        }
        assertThatThrownBy(() -> commands.run("nodes DC-PARIS-*"))
                .hasMessageContaining("and 1 more are known in retail/eu-west-3");
        assertThatThrownBy(() -> commands.run("why i-0123456789abcdef0"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not in the one scope loaded")
                .hasMessageNotContaining("known in");
    }

    @Test
    void theFleetBeforeIsOpenedAgainByItsOptions() {
        List<String> ids = session.fleet().nodes().ids();
        commands.run("load --profile platform --region us-east-1");
        commands.run(
                "load " + String.join(" ", session.earlier().get(0).source().options()));

        assertThat(session.fleet().nodes().ids()).isEqualTo(ids);
        assertThat(session.earlier())
                .singleElement()
                .satisfies(earlier -> assertThat(earlier.fleet().scopes()).hasSize(1));
    }

    @Test
    void rolesAreOptionsToo() {
        Table answer = table(
                "load --profile retail --assume-role FleetReader --accounts 444455556666,777788889999 --region eu-west-3");

        assertThat(answer.rows())
                .containsExactly(
                        List.of("444455556666/eu-west-3", 33, "complete"),
                        List.of("777788889999/eu-west-3", "?", "denied: sts:AssumeRole"));
        assertThat(answer.notes()).anyMatch(note -> note.equals("incomplete: 1 of 2 scopes"));
        assertThatThrownBy(() -> commands.run("load --accounts 444455556666"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--accounts without a role");
    }

    @Test
    void explainOpensNothing() {
        Table answer = table("load --org --profile retail --explain");

        assertThat(session.earlier()).isEmpty();
        assertThat(answer.rows()).contains(List.of("ssm:GetConnectionStatus", "217", "exact"));
        assertThat(answer.notes())
                .anyMatch(note -> note.contains("240 nodes in 12 scopes"))
                .anyMatch(note -> note.contains("costs less than a cent"))
                .anyMatch(note -> note.matches("\\d+ calls were made to find this out"));

        session.fleet();
        assertThat(table("load --explain").notes())
                .anyMatch(note -> note.startsWith("nothing was asked of AWS for this"));
    }

    @Test
    void whatAsksNothingHasNothingToExplain() {
        Session none = new Session(new NoFleet(), Clock.systemUTC());
        assertThatThrownBy(() -> Commands.standard(none, Progress.NONE).run("load --explain"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("asks nothing of AWS");
        assertThatThrownBy(() -> Commands.standard(none, Progress.NONE).run("load --profile a"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("can't be exchanged");
    }

    @Test
    void policyTellsWhatEntersAccounts() {
        assertThat(String.valueOf(commands.run("policy --org")))
                .contains("[\"sts:AssumeRole\"]", "\"arn:aws:iam::*:role/OrganizationAccountAccessRole\"")
                .contains("[\"organizations:ListAccounts\"]");
        assertThat(String.valueOf(commands.run("policy --assume-role R --accounts 111122223333,444455556666")))
                .contains("[\"arn:aws:iam::111122223333:role/R\", \"arn:aws:iam::444455556666:role/R\"]")
                .doesNotContain("organizations");
        assertThat(String.valueOf(commands.run("policy --org --ou ou-fs01-workload")))
                .contains("ListAccountsForParent", "ListOrganizationalUnitsForParent");
    }
}
