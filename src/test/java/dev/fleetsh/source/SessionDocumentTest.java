package dev.fleetsh.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.Reason;
import dev.fleetsh.fleet.SessionPreferences;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionDocumentTest {
    private static final Origin ORIGIN = new Origin("ssm:GetDocument", Instant.parse("2026-11-23T12:00:00Z"));

    private static SessionPreferences read(String json) {
        return SessionDocument.parse(json, ORIGIN).require("preferences");
    }

    @Test
    void readsEveryInput() {
        SessionPreferences preferences = read("""
                {"schemaVersion":"1.0","description":"d","sessionType":"Standard_Stream","inputs":{
                 "s3BucketName":"logs","s3KeyPrefix":"p","s3EncryptionEnabled":false,
                 "cloudWatchLogGroupName":"/ssm","cloudWatchEncryptionEnabled":false,"cloudWatchStreamingEnabled":true,
                 "idleSessionTimeout":"30","maxSessionDuration":"120","kmsKeyId":"arn:aws:kms:k","runAsEnabled":true,
                 "runAsDefaultUser":"ops","shellProfile":{"windows":"cd C:","linux":"bash -l"}}}""");
        assertThat(preferences)
                .isEqualTo(new SessionPreferences(
                        true,
                        "arn:aws:kms:k",
                        "logs",
                        "p",
                        false,
                        "/ssm",
                        false,
                        true,
                        true,
                        "ops",
                        "bash -l",
                        "cd C:",
                        "30",
                        "120",
                        false));
    }

    @Test
    void missingAndNullInputsAreNotSet() {
        SessionPreferences bare = read("{\"inputs\":{\"kmsKeyId\":null,\"shellProfile\":null}}");
        assertThat(bare.kmsKeyId()).isEmpty();
        assertThat(bare.shellProfileLinux()).isEmpty();
        assertThat(bare.cloudWatchStreamingEnabled()).isFalse();
        assertThat(read("{}").documentExists()).isTrue();
        assertThat(read("{\"inputs\":null}").encryptsSessions()).isFalse();
    }

    @Test
    void booleansMayBeTextsAndNumbersMayBeNumbers() {
        SessionPreferences preferences = read(
                "{\"inputs\":{\"runAsEnabled\":\"True\",\"s3EncryptionEnabled\":\"false\",\"idleSessionTimeout\":15}}");
        assertThat(preferences.runAsEnabled()).isTrue();
        assertThat(preferences.s3EncryptionEnabled()).isFalse();
        assertThat(preferences.idleSessionTimeout()).isEqualTo("15");
        assertThat(preferences.booleansAsText()).isTrue();
        assertThat(read("{\"inputs\":{\"runAsEnabled\":true,\"kmsKeyId\":\"true\"}}")
                        .booleansAsText())
                .isFalse();
    }

    @Test
    void unknownFieldsAreIgnored() {
        assertThat(read("{\"new\":[1],\"inputs\":{\"kmsKeyId\":\"k\",\"other\":{\"a\":1}}}")
                        .kmsKeyId())
                .isEqualTo("k");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not json",
                "[]",
                "\"text\"",
                "{\"inputs\":",
                "{\"inputs\":[]}",
                "{\"inputs\":{\"kmsKeyId\":{\"a\":1}}}",
                "{\"inputs\":{\"runAsEnabled\":\"perhaps\"}}",
                "{\"inputs\":{\"shellProfile\":\"bash\"}}"
            })
    void whatCannotBeReadIsUnknown(String json) {
        Fact<SessionPreferences> fact = SessionDocument.parse(json, ORIGIN);
        assertThat(fact).isInstanceOfSatisfying(Fact.Unknown.class, unknown -> {
            assertThat(unknown.reason()).isEqualTo(Reason.UNPARSEABLE);
            assertThat(unknown.detail()).isNotEmpty().doesNotContain("\n");
            assertThat(unknown.origin()).isEqualTo(ORIGIN);
        });
    }
}
