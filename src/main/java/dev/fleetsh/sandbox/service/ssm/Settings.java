package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.SimScope;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingResponse;
import software.amazon.awssdk.services.ssm.model.ResetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.ResetServiceSettingResponse;
import software.amazon.awssdk.services.ssm.model.ServiceSetting;
import software.amazon.awssdk.services.ssm.model.UpdateServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.UpdateServiceSettingResponse;

/** The service settings: the activation tier and Default Host Management. */
final class Settings {
    private static final String TIER = "/ssm/managed-instance/activation-tier";
    private static final String HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";
    private static final Set<String> TIERS = Set.of("standard", "advanced");
    private static final Pattern ROLE = Pattern.compile("\\$None|([\\w+=,.@-]+/)*[\\w+=,.@-]{1,64}");
    private static final String DEFAULT = "Default";

    private Settings() {}

    static GetServiceSettingResponse get(Caller caller, GetServiceSettingRequest request) {
        String id = id(request.settingId());
        return GetServiceSettingResponse.builder()
                .serviceSetting(row(caller, id, require(caller, id)))
                .build();
    }

    static UpdateServiceSettingResponse update(Caller caller, UpdateServiceSettingRequest request) {
        String id = id(request.settingId());
        String value = request.settingValue();
        new Constraints()
                .required("settingValue", value)
                .length("settingValue", value, 1, 4096)
                .check();
        require(caller, id);
        boolean valid =
                id.equals(TIER) ? TIERS.contains(value) : ROLE.matcher(value).matches();
        if (!valid) {
            throw ServiceError.of("ValidationException", "Setting value " + value + " is not valid for " + id + ".");
        }
        set(caller, id, new dev.fleetsh.sandbox.world.ServiceSetting(value, "Customized"));
        return UpdateServiceSettingResponse.builder().build();
    }

    static ResetServiceSettingResponse reset(Caller caller, ResetServiceSettingRequest request) {
        String id = id(request.settingId());
        require(caller, id);
        var setting = new dev.fleetsh.sandbox.world.ServiceSetting(id.equals(TIER) ? "standard" : "$None", DEFAULT);
        set(caller, id, setting);
        return ResetServiceSettingResponse.builder()
                .serviceSetting(row(caller, id, setting))
                .build();
    }

    private static void set(Caller caller, String id, dev.fleetsh.sandbox.world.ServiceSetting setting) {
        caller.change(scope -> id.equals(TIER) ? scope.withActivationTier(setting) : scope.withHostManagement(setting));
    }

    private static ServiceSetting row(Caller caller, String id, dev.fleetsh.sandbox.world.ServiceSetting setting) {
        return ServiceSetting.builder()
                .settingId(id)
                .settingValue(setting.value())
                .status(setting.status())
                .lastModifiedUser(
                        setting.status().equals(DEFAULT)
                                ? "System"
                                : caller.account().callerArn())
                .arn(arn(caller, id))
                .build();
    }

    private static dev.fleetsh.sandbox.world.ServiceSetting require(Caller caller, String id) {
        SimScope scope = caller.scope();
        dev.fleetsh.sandbox.world.@Nullable ServiceSetting setting =
                switch (id) {
                    case TIER -> scope.activationTier();
                    case HOST_MANAGEMENT -> scope.hostManagement();
                    default -> null;
                };
        if (setting == null) {
            throw ServiceError.of("ServiceSettingNotFound", "Setting " + id + " not found.");
        }
        return setting;
    }

    private static String id(@Nullable String setting) {
        new Constraints()
                .required("settingId", setting)
                .length("settingId", setting, 1, 1000)
                .check();
        return path(String.valueOf(setting));
    }

    /** The id of a setting that is named by its path or its ARN. */
    private static String path(String setting) {
        String marker = ":servicesetting";
        int at = setting.indexOf(marker);
        return at < 0 ? setting : setting.substring(at + marker.length());
    }

    static String arn(Caller caller, @Nullable String setting) {
        return caller.arn("ssm", setting == null ? "*" : "servicesetting" + path(setting));
    }
}
