package dev.fleetsh.sandbox.service.iam;

import dev.fleetsh.sandbox.identity.InstanceProfile;
import dev.fleetsh.sandbox.identity.Role;
import dev.fleetsh.sandbox.identity.User;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Page;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.CreateRoleRequest;
import software.amazon.awssdk.services.iam.model.CreateRoleResponse;
import software.amazon.awssdk.services.iam.model.DeleteRoleRequest;
import software.amazon.awssdk.services.iam.model.DeleteRoleResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListRoleTagsRequest;
import software.amazon.awssdk.services.iam.model.ListRoleTagsResponse;
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.ListUserTagsRequest;
import software.amazon.awssdk.services.iam.model.ListUserTagsResponse;
import software.amazon.awssdk.services.iam.model.Tag;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.UpdateAssumeRolePolicyResponse;

/** Roles and who may take them. */
final class Roles {
    private static final int HOUR = 3600;

    private Roles() {}

    static GetRoleResponse get(Caller caller, GetRoleRequest request) {
        return GetRoleResponse.builder()
                .role(shown(caller, Entities.role(caller, request.roleName())))
                .build();
    }

    static ListRolesResponse list(Caller caller, ListRolesRequest request) {
        String prefix = request.pathPrefix() == null ? "/" : request.pathPrefix();
        List<Role> roles = Entities.identity(caller).roles().values().stream()
                .filter(role -> role.path().startsWith(prefix))
                .toList();
        Page<Role> page = Entities.page(
                caller,
                request.toBuilder().marker(null).maxItems(null).build(),
                roles,
                request.maxItems(),
                request.marker());
        return ListRolesResponse.builder()
                .roles(page.map(role -> shown(caller, role)))
                .isTruncated(page.nextToken() != null)
                .marker(page.nextToken())
                .build();
    }

    static CreateRoleResponse create(Caller caller, CreateRoleRequest request) {
        String name = Entities.name("roleName", request.roleName(), 64);
        String trust = Entities.document(request.assumeRolePolicyDocument());
        if (Entities.identity(caller).roles().containsKey(name)) {
            throw Entities.exists("Role with name " + name + " already exists.");
        }
        Map<String, String> tags = new TreeMap<>();
        request.tags().forEach(tag -> tags.put(tag.key(), tag.value()));
        Role role = new Role(
                name,
                request.path() == null ? "/" : request.path(),
                "AROA" + id(),
                trust,
                Set.of(),
                Map.of(),
                request.description() == null ? "" : request.description(),
                caller.live().now(),
                tags);
        Entities.change(caller, identity -> identity.with(role));
        return CreateRoleResponse.builder().role(shown(caller, role)).build();
    }

    static DeleteRoleResponse delete(Caller caller, DeleteRoleRequest request) {
        Role role = Entities.role(caller, request.roleName());
        if (!role.attached().isEmpty()) {
            throw Entities.conflict("Cannot delete entity, must detach all policies first.");
        }
        if (!role.inline().isEmpty()) {
            throw Entities.conflict("Cannot delete entity, must delete policies first.");
        }
        boolean used = Entities.identity(caller).profiles().values().stream()
                .map(InstanceProfile::role)
                .anyMatch(role.name()::equals);
        if (used) {
            throw Entities.conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        Entities.change(caller, identity -> identity.withoutRole(role.name()));
        return DeleteRoleResponse.builder().build();
    }

    static UpdateAssumeRolePolicyResponse trust(Caller caller, UpdateAssumeRolePolicyRequest request) {
        Role role = Entities.role(caller, request.roleName());
        String trust = Entities.document(request.policyDocument());
        Entities.change(caller, identity -> identity.with(role.withTrust(trust)));
        return UpdateAssumeRolePolicyResponse.builder().build();
    }

    static software.amazon.awssdk.services.iam.model.Role shown(Caller caller, Role role) {
        return software.amazon.awssdk.services.iam.model.Role.builder()
                .path(role.path())
                .roleName(role.name())
                .roleId(role.id())
                .arn(role.arn(caller.account().id()))
                .createDate(role.created())
                .assumeRolePolicyDocument(Entities.encoded(role.trust()))
                .description(role.description().isEmpty() ? null : role.description())
                .maxSessionDuration(HOUR)
                .permissionsBoundary(boundary(role))
                .tags(tags(role.tags()))
                .build();
    }

    private static @Nullable AttachedPermissionsBoundary boundary(Role role) {
        Role.Boundary boundary = role.boundary();
        return boundary == null
                ? null
                : AttachedPermissionsBoundary.builder()
                        .permissionsBoundaryType("PermissionsBoundaryPolicy")
                        .permissionsBoundaryArn(boundary.arn())
                        .build();
    }

    static ListRoleTagsResponse tags(Caller caller, ListRoleTagsRequest request) {
        return ListRoleTagsResponse.builder()
                .tags(tags(Entities.role(caller, request.roleName()).tags()))
                .isTruncated(false)
                .build();
    }

    static ListUserTagsResponse userTags(Caller caller, ListUserTagsRequest request) {
        User user = Entities.identity(caller).users().get(Entities.name("userName", request.userName(), 128));
        if (user == null) {
            throw Entities.missing("The user with name " + request.userName() + " cannot be found.");
        }
        return ListUserTagsResponse.builder()
                .tags(tags(user.tags()))
                .isTruncated(false)
                .build();
    }

    private static List<Tag> tags(Map<String, String> tags) {
        return tags.entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
    }

    /** Seventeen letters and digits. */
    static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 17).toUpperCase(Locale.ROOT);
    }
}
