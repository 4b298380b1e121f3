package dev.fleetsh.aws;

import dev.fleetsh.fleet.ActivationTier;
import dev.fleetsh.fleet.Fact;
import dev.fleetsh.fleet.FleetException;
import dev.fleetsh.fleet.HostManagement;
import dev.fleetsh.fleet.Origin;
import dev.fleetsh.fleet.SessionPreferences;
import dev.fleetsh.source.SessionDocument;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.ServiceSetting;
import software.amazon.awssdk.services.ssm.model.ServiceSettingNotFoundException;

/** Reads what holds for a whole account and Region. */
final class ScopeSettings {
    static final String DOCUMENT = "SSM-SessionManagerRunShell";
    static final String TIER = "/ssm/managed-instance/activation-tier";
    static final String HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";

    private final Supplier<SsmClient> ssm;
    private final Clock clock;

    ScopeSettings(Supplier<SsmClient> ssm, Clock clock) {
        this.ssm = ssm;
        this.clock = clock;
    }

    /**
     * One setting, or why there is none.
     *
     * @param refusal the failure, null also where AWS answered that there is no such setting
     */
    record Setting<T>(Fact<T> fact, @Nullable Refusal refusal) {}

    /** Session preferences; AWS's defaults apply where the document does not exist. */
    Setting<SessionPreferences> preferences() {
        String operation = "ssm:GetDocument";
        try {
            String content = ssm.get()
                    .getDocument(request -> request.name(DOCUMENT).documentFormat(DocumentFormat.JSON))
                    .content();
            Fact<SessionPreferences> fact = SessionDocument.parse(content == null ? "" : content, origin(operation));
            return new Setting<>(
                    fact,
                    fact instanceof Fact.Unknown<SessionPreferences> unknown
                            ? Refusal.garbage(operation, unknown.detail())
                            : null);
        } catch (InvalidDocumentException e) {
            return new Setting<>(Fact.known(SessionPreferences.DEFAULTS, origin(operation)), null);
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            return refused(e, operation);
        }
    }

    /** Activation tier; since AWS removed the tiers, a Region may have no such setting. */
    Setting<ActivationTier> tier() {
        return setting(
                TIER,
                setting -> setting.settingValue() == null
                                || setting.settingValue().isBlank()
                        ? absentTier()
                        : Fact.known(ActivationTier.of(setting.settingValue()), origin("ssm:GetServiceSetting")),
                this::absentTier);
    }

    /** Default Host Management: off where the setting is absent or still has its default. */
    Setting<HostManagement> hostManagement() {
        return setting(
                HOST_MANAGEMENT,
                setting -> Fact.known(
                        new HostManagement(
                                "Default".equals(setting.status()) || noRole(setting) ? "" : setting.settingValue()),
                        origin("ssm:GetServiceSetting")),
                () -> Fact.known(new HostManagement(""), origin("ssm:GetServiceSetting")));
    }

    private static boolean noRole(ServiceSetting setting) {
        return setting.settingValue() == null
                || setting.settingValue().isBlank()
                || setting.settingValue().equals("$None");
    }

    private Fact<ActivationTier> absentTier() {
        return Fact.known(ActivationTier.ABSENT, origin("ssm:GetServiceSetting"));
    }

    private <T> Setting<T> setting(String id, Function<ServiceSetting, Fact<T>> read, Supplier<Fact<T>> absent) {
        String operation = "ssm:GetServiceSetting";
        try {
            ServiceSetting setting = ssm.get()
                    .getServiceSetting(request -> request.settingId(id))
                    .serviceSetting();
            if (setting == null) {
                Refusal empty = Refusal.garbage(operation, "the answer holds no setting");
                return new Setting<>(empty.fact(origin(operation)), empty);
            }
            return new Setting<>(read.apply(setting), null);
        } catch (ServiceSettingNotFoundException e) {
            return new Setting<>(absent.get(), null);
        } catch (FleetException e) {
            throw e;
        } catch (RuntimeException e) {
            return refused(e, operation);
        }
    }

    private <T> Setting<T> refused(RuntimeException failure, String operation) {
        Refusal refusal = Refusal.of(failure, operation);
        return new Setting<>(refusal.fact(origin(operation)), refusal);
    }

    private Origin origin(String operation) {
        return new Origin(operation, clock.instant());
    }
}
