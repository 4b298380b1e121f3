package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import dev.fleetsh.sandbox.wire.ServiceError;
import java.util.List;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.AddRoleToInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.CreateInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.DeleteInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.GetInstanceProfileResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesForRoleResponse;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesRequest;
import software.amazon.awssdk.services.iam.model.ListInstanceProfilesResponse;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileRequest;
import software.amazon.awssdk.services.iam.model.RemoveRoleFromInstanceProfileResponse;

/** Instance profiles, which hold one role or none. */
final class Profiles {
    private Profiles() {}

    static GetInstanceProfileResponse get(Caller caller, GetInstanceProfileRequest request) {
        return GetInstanceProfileResponse.builder()
                .instanceProfile(shown(caller, Entities.profile(caller, request.instanceProfileName())))
                .build();
    }

    static ListInstanceProfilesResponse list(Caller caller, ListInstanceProfilesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<InstanceProfile> profiles = Entities.identity(caller).profiles().values().stream()
                .filter(profile -> profile.path().startsWith(prefix))
                .toList();
        Page<InstanceProfile> page = Entities.page(
                caller,
                request.toBuilder().marker(null).maxItems(null).build(),
                profiles,
                request.maxItems(),
                request.marker());
        return ListInstanceProfilesResponse.builder()
                .instanceProfiles(page.map(profile -> shown(caller, profile)))
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static ListInstanceProfilesForRoleResponse listForRole(Caller caller, ListInstanceProfilesForRoleRequest request) {
        Role role = Entities.role(caller, request.roleName());
        List<InstanceProfile> profiles = Entities.identity(caller).profiles().values().stream()
                .filter(profile -> role.name().equals(profile.role()))
                .toList();
        Page<InstanceProfile> page = Entities.page(
                caller,
                request.toBuilder().marker(null).maxItems(null).build(),
                profiles,
                request.maxItems(),
                request.marker());
        return ListInstanceProfilesForRoleResponse.builder()
                .instanceProfiles(page.map(profile -> shown(caller, profile)))
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static CreateInstanceProfileResponse create(Caller caller, CreateInstanceProfileRequest request) {
        String name = Entities.name("instanceProfileName", request.instanceProfileName(), 128);
        if (Entities.identity(caller).profiles().containsKey(name)) {
            throw Entities.exists("Instance Profile " + name + " already exists.");
        }
        InstanceProfile profile = new InstanceProfile(
                name,
                request.path() == null ? "/" : request.path(),
                "AIPA" + Roles.id(),
                null,
                caller.live().now());
        Entities.change(caller, identity -> identity.with(profile));
        return CreateInstanceProfileResponse.builder()
                .instanceProfile(shown(caller, profile))
                .build();
    }

    static DeleteInstanceProfileResponse delete(Caller caller, DeleteInstanceProfileRequest request) {
        InstanceProfile profile = Entities.profile(caller, request.instanceProfileName());
        if (profile.role() != null) {
            throw Entities.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        Entities.change(caller, identity -> identity.withoutProfile(profile.name()));
        return DeleteInstanceProfileResponse.builder().build();
    }

    static AddRoleToInstanceProfileResponse addRole(Caller caller, AddRoleToInstanceProfileRequest request) {
        InstanceProfile profile = Entities.profile(caller, request.instanceProfileName());
        Role role = Entities.role(caller, request.roleName());
        if (profile.role() != null) {
            throw new ServiceError(
                    "LimitExceeded", 409, "Cannot exceed quota for InstanceSessionsPerInstanceProfile: 1");
        }
        Entities.change(caller, identity -> identity.with(profile.withRole(role.name())));
        return AddRoleToInstanceProfileResponse.builder().build();
    }

    static RemoveRoleFromInstanceProfileResponse removeRole(
            Caller caller, RemoveRoleFromInstanceProfileRequest request) {
        InstanceProfile profile = Entities.profile(caller, request.instanceProfileName());
        String role = Entities.name("roleName", request.roleName(), 64);
        if (!role.equals(profile.role())) {
            throw Entities.missing("The role with name " + role + " cannot be found.");
        }
        Entities.change(caller, identity -> identity.with(profile.withRole(null)));
        return RemoveRoleFromInstanceProfileResponse.builder().build();
    }

    private static software.amazon.awssdk.services.iam.model.InstanceProfile shown(
            Caller caller, InstanceProfile profile) {
        String name = profile.role();
        Role role = name == null ? null : Entities.identity(caller).roles().get(name);
        return software.amazon.awssdk.services.iam.model.InstanceProfile.builder()
                .path(profile.path())
                .instanceProfileName(profile.name())
                .instanceProfileId(profile.id())
                .arn(profile.arn(caller.account().id()))
                .createDate(profile.created())
                .roles(role == null ? List.of() : List.of(Roles.shown(caller, role)))
                .build();
    }
}
