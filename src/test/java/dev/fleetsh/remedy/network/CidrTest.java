package dev.fleetsh.remedy.network;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255/32, true",
        "10.0.0.0/8, 11.0.0.0/32, false",
        "10.96.0.0/16, 10.96.0.0/16, true",
        "10.96.0.0/17, 10.96.0.0/16, false",
        "0.0.0.0/0, 203.0.113.9, true",
        "255.255.255.255/32, 255.255.255.255, true"
    })
    void aBlockContainsThoseWithinIt(String block, String other, boolean contains) {
        assertThat(Cidr.of(block).contains(Cidr.of(other))).isEqualTo(contains);
    }

    @Test
    void bitsBehindThePrefixDoNotCount() {
        assertThat(Cidr.of("10.96.13.7/16")).isEqualTo(Cidr.of("10.96.0.0/16")).hasToString("10.96.0.0/16");
    }

    @Test
    void twoBlocksOverlapWhereOneContainsTheOther() {
        assertThat(Cidr.of("10.0.0.0/8").overlaps(Cidr.of("10.1.0.0/16"))).isTrue();
        assertThat(Cidr.of("10.1.0.0/16").overlaps(Cidr.of("10.0.0.0/8"))).isTrue();
        assertThat(Cidr.of("10.1.0.0/16").overlaps(Cidr.of("10.2.0.0/16"))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pl-6da54004", "sg-07ae", "::/0", "10.0.0/8", "10.0.0.256/32", "10.0.0.0/33", "10.0.0.0/"})
    void everythingElseIsNoBlock(String text) {
        assertThat(Cidr.of(text)).isNull();
    }
}
