package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.fleetsh.fleet.RemedyException;
import dev.fleetsh.remedy.guard.Question;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Question FIVE = new Question("changes 5 agents", "5", 5, false);

    @Test
    void whereNobodyCanBeAskedTheOptionsThatAnswerAreNamed() {
        assertThatThrownBy(() -> Consent.none().confirms(FIVE)).isInstanceOfSatisfying(RemedyException.class, e -> {
            assertThat(e).hasMessageContaining("changes 5 agents").hasMessageContaining("5 nodes");
            assertThat(e.hint()).contains("--yes --max-nodes 5");
            assertThat(e.exitCode()).isEqualTo(1);
        });
    }

    @Test
    void aPlanThatReachesMoreThanTheLineAllowsIsRefused() {
        assertThat(new Consent(OptionalInt.of(5)).confirms(FIVE)).isTrue();
        assertThatThrownBy(() -> new Consent(OptionalInt.of(4)).confirms(FIVE))
                .isInstanceOf(RemedyException.class)
                .hasMessageContaining("--max-nodes is 4");
    }

    @Test
    void aPersonIsAskedWhateverTheLineSays() {
        Consent consent = new Consent(OptionalInt.of(100));
        consent.by(question -> false);

        assertThat(consent.confirms(FIVE)).isFalse();
        assertThat(consent.<Boolean>with(OptionalInt.of(100), () -> consent.confirms(FIVE)))
                .isFalse();
    }

    @Test
    void theConsentOfALineEndsWithIt() {
        Consent consent = Consent.none();

        assertThat(consent.<Boolean>with(OptionalInt.of(5), () -> consent.confirms(FIVE)))
                .isTrue();
        assertThatThrownBy(() -> consent.confirms(FIVE)).isInstanceOf(RemedyException.class);
    }
}
