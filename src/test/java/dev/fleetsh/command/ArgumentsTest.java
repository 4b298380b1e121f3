package dev.fleetsh.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.UsageException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private final Command nodes = new NodesVerb(new Selections(
            dev.fleetsh.session.SampleFleet.session(dev.fleetsh.session.SampleFleet.fleet()), text -> node -> true));

    @Test
    void optionsStandAnywhereAndTheRestStaysAsItWasWritten() {
        Arguments arguments = parse(" --limit 3  tags.Env  ==  'a --wide b' && x --wide --columns=id,name ");
        assertThat(arguments.options()).containsOnlyKeys("limit", "wide", "columns");
        assertThat(arguments.number("limit", 0)).isEqualTo(3);
        assertThat(arguments.list("columns")).containsExactly("id", "name");
        assertThat(arguments.text()).isEqualTo("tags.Env  ==  'a --wide b' && x");
    }

    @Test
    void twoDashesEndTheOptions() {
        Arguments arguments = parse("-- x --wide");
        assertThat(arguments.options()).isEmpty();
        assertThat(arguments.text()).isEqualTo("x --wide");
    }

    @Test
    void valuesMayBeQuotedAndDecrementIsNoOption() {
        assertThat(parse("--sort 'agent'").option("sort")).isEqualTo("agent");
        assertThat(parse("--sort=\"-agent\"").option("sort")).isEqualTo("-agent");
        assertThat(parse("x-- > 3").text()).isEqualTo("x-- > 3");
    }

    @Test
    void wordsRespectQuotesAndBrackets() {
        assertThat(parse("a 'b c' (d e) \"f\\\" g\"").words()).containsExactly("a", "b c", "(d e)", "\"f\\\" g\"");
    }

    @Test
    void anUnknownOptionNamesTheNearest() {
        Assertions.assertThatThrownBy(() -> parse("--wid"))
                .isInstanceOf(UsageException.class)
                .hasMessage("`nodes` has no option --wid; did you mean --wide?");
    }

    private Arguments parse(String text) {
        return Arguments.parse(nodes, text);
    }
}
