package dev.fleetsh.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.UsageException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntranceTest {
    private static @Nullable Entrance read(String line) {
        EntranceWords words = new EntranceWords();
        Deque<String> left = new ArrayDeque<>(List.of(line.split(" ")));
        while (!left.isEmpty()) {
            String name = left.removeFirst();
            assertThat(words.take(name, left::removeFirst)).as(name).isTrue();
        }
        return words.entrance();
    }

    @Test
    void nothingIsNoEntrance() {
        assertThat(new EntranceWords().entrance()).isNull();
        assertThat(new EntranceWords().take("--profile", () -> "a")).isFalse();
    }

    @Test
    void accountsComeByCommaAndByRepeating() {
        Entrance entrance =
                read("--assume-role ops/Reader --accounts 111122223333,444455556666 --accounts 111122223333");
        assertThat(entrance.accounts()).containsExactly("111122223333", "444455556666");
        assertThat(entrance.arn("aws-cn", "111122223333")).isEqualTo("arn:aws-cn:iam::111122223333:role/ops/Reader");
        assertThat(entrance.sessionName()).isEqualTo("fleetsh");
    }

    @Test
    void anOrganisationHasAUsualRole() {
        Entrance entrance = read("--org --ou ou-fs01-workload --external-id a:b --role-session-name me@home");
        assertThat(entrance.role()).isEqualTo("OrganizationAccountAccessRole");
        assertThat(entrance.units()).containsExactly("ou-fs01-workload");
        assertThat(read(String.join(" ", entrance.words()))).isEqualTo(entrance);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --accounts 111122223333 | --accounts without a role to assume
            --ou ou-fs01-workload | --ou without a role to assume
            --external-id abc | without a role to assume
            --assume-role R --accounts 12 | "12" is no account number
            --assume-role R --ou ou-fs01-workload | --ou narrows --org
            --org --accounts 111122223333 | two ways to say which accounts
            --org --ou workloads | "workloads" is no organisational unit
            --assume-role a$b | no role is called "a$b"
            --assume-role arn:aws:iam::111122223333:role/R --accounts 111122223333 | an ARN is the role of one account
            --org --role-session-name ü | no session can be called
            --org --external-id a*b | no such external id
            """)
    void contradictionsAndNonsense(String line, String message) {
        assertThatThrownBy(() -> read(line)).isInstanceOf(UsageException.class).hasMessageContaining(message);
    }
}
