package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.remedy.guard.Question;
import dev.fleetsh.remedy.guard.Reply;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ConsentTest {
    private static final Question FIVE = new Question("changes 5 agents", "5", 5, false);

    @Test
    void whatTheCommandLineAllowsIsHandedOn() {
        assertThat(Consent.none().ask(FIVE)).isEqualTo(new Reply.Nobody());
        assertThat(new Consent(OptionalInt.of(4)).ask(FIVE)).isEqualTo(new Reply.Beforehand(4));
    }

    @Test
    void aPersonIsAskedWhateverTheLineSays() {
        Consent consent = new Consent(OptionalInt.of(100));
        consent.by(question -> new Reply.Typed("no"));

        assertThat(consent.ask(FIVE)).isEqualTo(new Reply.Typed("no"));
        assertThat(consent.<Reply>with(OptionalInt.of(100), () -> consent.ask(FIVE)))
                .isEqualTo(new Reply.Typed("no"));
    }

    @Test
    void theConsentOfALineEndsWithIt() {
        Consent consent = Consent.none();

        assertThat(consent.<Reply>with(OptionalInt.of(5), () -> consent.ask(FIVE)))
                .isEqualTo(new Reply.Beforehand(5));
        assertThat(consent.ask(FIVE)).isEqualTo(new Reply.Nobody());
    }
}
