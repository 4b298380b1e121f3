package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingRequest;
import software.amazon.awssdk.services.ssm.model.GetServiceSettingResponse;
import software.amazon.awssdk.services.ssm.model.ServiceSetting;

/** GetServiceSetting: the activation tier and Default Host Management. */
final class Settings {
    private static final String TIER = "/ssm/managed-instance/activation-tier";
    private static final String HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";

    private Settings() {}

    static GetServiceSettingResponse get(Caller caller, GetServiceSettingRequest request) {
        new Constraints()
                .required("settingId", request.settingId())
                .length("settingId", request.settingId(), 1, 1000)
                .check();
        String id = path(request.settingId());
        dev.fleetsh.sandbox.world.ServiceSetting setting = setting(caller, id);
        if (setting == null) {
            throw ServiceError.of("ServiceSettingNotFound", "Setting " + id + " not found.");
        }
        return GetServiceSettingResponse.builder()
                .serviceSetting(ServiceSetting.builder()
                        .settingId(id)
                        .settingValue(setting.value())
                        .status(setting.status())
                        .lastModifiedUser(
                                setting.status().equals("Default")
                                        ? "System"
                                        : caller.account().callerArn())
                        .arn(arn(caller, id))
                        .build())
                .build();
    }

    private static dev.fleetsh.sandbox.world.@Nullable ServiceSetting setting(Caller caller, String id) {
        return switch (id) {
            case TIER -> caller.scope().activationTier();
            case HOST_MANAGEMENT -> caller.scope().hostManagement();
            default -> null;
        };
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
