package dev.fleetsh.render;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.fleetsh.fleet.Completeness;
import dev.fleetsh.fleet.Diagnostics;
import dev.fleetsh.fleet.DomainProbe;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.NamedUser;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.OsUser;
import dev.fleetsh.fleet.Platform;
import dev.fleetsh.fleet.PowerShell;
import dev.fleetsh.fleet.Scope;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.fleet.TlsTrust;
import dev.fleetsh.fleet.Undecided;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Facts and the small values of the model as JSON. */
final class JsonFacts {
    private final JsonGenerator json;

    JsonFacts(JsonGenerator json) {
        this.json = json;
    }

    /** A known fact is its value; an unknown one is an object that says why. */
    void fact(Fact<?> fact) throws IOException {
        if (fact instanceof Fact.Unknown<?> unknown) {
            json.writeStartObject();
            json.writeStringField("unknown", unknown.reason().label());
            json.writeStringField("detail", unknown.detail());
            origin(unknown.origin());
            json.writeEndObject();
        } else {
            plain(fact.orNull());
        }
    }

    /** Two fields of the object that is open. */
    void origin(Origin origin) throws IOException {
        if (origin.observedAt().equals(Instant.EPOCH)) {
            json.writeNullField("origin");
            json.writeNullField("observedAt");
        } else {
            json.writeStringField("origin", origin.source());
            json.writeStringField("observedAt", origin.observedAt().toString());
        }
    }

    void plain(@Nullable Object value) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof Boolean yes) {
            json.writeBoolean(yes);
        } else if (value instanceof Integer
                || value instanceof Long
                || value instanceof Short
                || value instanceof Byte) {
            json.writeNumber(((Number) value).longValue());
        } else if (value instanceof BigInteger number) {
            json.writeNumber(number);
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(number);
        } else if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
            json.writeNumber(number.doubleValue());
        } else if (value instanceof Platform platform) {
            platform(platform);
        } else if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(text(entry.getKey()));
                plain(entry.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof Scope scope) {
            scope(scope);
        } else if (value instanceof SessionPreferences preferences) {
            preferences(preferences);
        } else if (value instanceof DomainProbe probe) {
            probe(probe);
        } else if (value instanceof OsUser user) {
            json.writeStartObject();
            json.writeBooleanField("present", user.present());
            json.writeBooleanField("administrator", user.administrator());
            json.writeEndObject();
        } else if (value instanceof NamedUser user) {
            json.writeStartObject();
            json.writeStringField("name", user.name());
            json.writeBooleanField("present", user.present());
            json.writeEndObject();
        } else if (value instanceof Diagnostics diagnostics) {
            diagnostics(diagnostics);
        } else if (value instanceof TlsTrust trust) {
            json.writeStartObject();
            json.writeStringField("ssm", trust.ssm());
            json.writeStringField("ssmmessages", trust.ssmmessages());
            json.writeStringField("protocol", trust.protocol());
            json.writeEndObject();
        } else if (value instanceof PowerShell shell) {
            json.writeStartObject();
            json.writeStringField("version", shell.version());
            json.writeNumberField("sku", shell.sku());
            json.writeBooleanField("transcription", shell.transcription());
            json.writeEndObject();
        } else {
            json.writeString(text(value));
        }
    }

    /** The spelling of a value, as a key has it. */
    static String text(@Nullable Object value) {
        return String.valueOf(value);
    }

    private void platform(Platform platform) throws IOException {
        json.writeStartObject();
        json.writeStringField("type", platform.type().label());
        json.writeStringField("name", platform.name());
        json.writeStringField("version", platform.version());
        json.writeEndObject();
    }

    private void scope(Scope scope) throws IOException {
        json.writeStartObject();
        json.writeStringField("partition", scope.id().partition());
        json.writeStringField("account", scope.id().account());
        json.writeStringField("region", scope.id().region());
        json.writeStringField("alias", scope.alias());
        json.writeStringField("caller", scope.caller());
        json.writeFieldName("preferences");
        fact(scope.preferences());
        json.writeFieldName("tier");
        fact(scope.tier());
        json.writeFieldName("hostManagement");
        fact(scope.hostManagement().map(setting -> setting.role()));
        json.writeEndObject();
    }

    private void preferences(SessionPreferences p) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("documentExists", p.documentExists());
        json.writeStringField("kmsKeyId", p.kmsKeyId());
        json.writeStringField("s3BucketName", p.s3BucketName());
        json.writeBooleanField("s3EncryptionEnabled", p.s3EncryptionEnabled());
        json.writeStringField("cloudWatchLogGroupName", p.cloudWatchLogGroupName());
        json.writeBooleanField("cloudWatchEncryptionEnabled", p.cloudWatchEncryptionEnabled());
        json.writeBooleanField("cloudWatchStreamingEnabled", p.cloudWatchStreamingEnabled());
        json.writeBooleanField("runAsEnabled", p.runAsEnabled());
        json.writeStringField("runAsDefaultUser", p.runAsDefaultUser());
        json.writeStringField("shellProfileLinux", p.shellProfileLinux());
        json.writeStringField("shellProfileWindows", p.shellProfileWindows());
        json.writeStringField("idleSessionTimeout", p.idleSessionTimeout());
        json.writeStringField("maxSessionDuration", p.maxSessionDuration());
        json.writeEndObject();
    }

    private void probe(DomainProbe probe) throws IOException {
        json.writeStartObject();
        json.writeNumberField("domainRole", probe.domainRole());
        json.writeBooleanField("ntdsRunning", probe.ntdsRunning());
        json.writeStringField("domain", probe.domain());
        json.writeStringField("domainSid", probe.domainSid());
        json.writeBooleanField("readOnly", probe.readOnly());
        DomainProbe.DomainAccount account = probe.ssmUser();
        if (account == null) {
            json.writeNullField("ssmUser");
        } else {
            json.writeObjectFieldStart("ssmUser");
            json.writeBooleanField("enabled", account.enabled());
            json.writeBooleanField("locked", account.locked());
            json.writeBooleanField("expired", account.expired());
            json.writeStringField("workstations", account.workstations());
            json.writeBooleanField("domainAdmin", account.domainAdmin());
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void diagnostics(Diagnostics diagnostics) throws IOException {
        json.writeStartArray();
        for (Diagnostics.Check check : diagnostics.checks()) {
            json.writeStartObject();
            json.writeStringField("check", check.name());
            json.writeStringField("status", check.status().label());
            json.writeStringField("note", check.note());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    void undecided(Undecided undecided) throws IOException {
        json.writeStartObject();
        json.writeNumberField("count", undecided.count());
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, Integer> fact : new TreeMap<>(undecided.facts()).entrySet()) {
            json.writeNumberField(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    void completeness(Completeness completeness) throws IOException {
        json.writeStartObject();
        json.writeBooleanField("complete", completeness.complete());
        json.writeNumberField("scopes", completeness.scopes());
        json.writeNumberField("completeScopes", completeness.completeScopes());
        json.writeBooleanField("cancelled", completeness.cancelled());
        json.writeArrayFieldStart("gaps");
        for (Completeness.Gap gap : completeness.gaps()) {
            json.writeStartObject();
            json.writeStringField("scope", gap.scope());
            json.writeStringField("operation", gap.operation());
            json.writeStringField("reason", gap.reason().label());
            json.writeStringField("action", gap.action());
            json.writeArrayFieldStart("facts");
            for (String fact : new TreeSet<>(gap.facts())) {
                json.writeString(fact);
            }
            json.writeEndArray();
            json.writeNumberField("nodes", gap.nodes());
            json.writeStringField("message", gap.message());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }
}
