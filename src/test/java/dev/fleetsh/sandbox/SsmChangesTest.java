package dev.fleetsh.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.fleetsh.sandbox.world.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AssociationAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.AssociationDescription;
import software.amazon.awssdk.services.ssm.model.AssociationDoesNotExistException;
import software.amazon.awssdk.services.ssm.model.CreateActivationResponse;
import software.amazon.awssdk.services.ssm.model.DocumentAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentVersionInfo;
import software.amazon.awssdk.services.ssm.model.DuplicateDocumentContentException;
import software.amazon.awssdk.services.ssm.model.InvalidActivationException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentContentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentOperationException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidInstanceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidParametersException;
import software.amazon.awssdk.services.ssm.model.InvalidResourceIdException;
import software.amazon.awssdk.services.ssm.model.InvalidScheduleException;
import software.amazon.awssdk.services.ssm.model.InvalidTargetException;
import software.amazon.awssdk.services.ssm.model.ServiceSetting;
import software.amazon.awssdk.services.ssm.model.ServiceSettingNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Tag;
import software.amazon.awssdk.services.ssm.model.Target;

/** Systems Manager's writing operations: what they change, what they refuse, and that the way back is one to the letter. */
class SsmChangesTest {
    private static final String PREFERENCES = "SSM-SessionManagerRunShell";
    private static final String TIER = "/ssm/managed-instance/activation-tier";
    private static final String HYBRID = Worlds.id("mi-", 3);

    private final MovingClock clock = new MovingClock(Worlds.NOW);
    private final Sandbox sandbox = new Sandbox(Worlds.varied(), clock);
    private final World start = sandbox.world();
    private final SsmClient ssm = Clients.of(sandbox).ssm();
    private final SsmClient madrid = Clients.of(sandbox).in(Worlds.MADRID).ssm();

    private static String session(String more) {
        return "{\"schemaVersion\":\"1.0\",\"sessionType\":\"Standard_Stream\",\"inputs\":{" + more + "}}";
    }

    private String content(String version) {
        return ssm.getDocument(request -> request.name(PREFERENCES).documentVersion(version))
                .content();
    }

    @Test
    void aNewVersionIsDefaultWhenItIsMadeThatAndTheOldOneStays() {
        DocumentDescription second = ssm.updateDocument(request ->
                        request.name(PREFERENCES).documentVersion("$LATEST").content(session("\"kmsKeyId\":\"\"")))
                .documentDescription();
        assertThat(second.documentVersion()).isEqualTo("2");
        assertThat(second.defaultVersion()).isEqualTo("1");
        assertThat(content("$DEFAULT")).isEqualTo(Worlds.DOCUMENT);
        assertThat(content("$LATEST")).isEqualTo(session("\"kmsKeyId\":\"\""));

        ssm.updateDocumentDefaultVersion(request -> request.name(PREFERENCES).documentVersion("2"));
        assertThat(content("$DEFAULT")).isEqualTo(session("\"kmsKeyId\":\"\""));
        assertThat(content("1")).isEqualTo(Worlds.DOCUMENT);
        DocumentDescription described =
                ssm.describeDocument(request -> request.name(PREFERENCES)).document();
        assertThat(described.defaultVersion()).isEqualTo("2");
        assertThat(described.latestVersion()).isEqualTo("2");
        assertThat(described.documentTypeAsString()).isEqualTo("Session");
        assertThat(ssm.listDocumentVersions(request -> request.name(PREFERENCES))
                        .documentVersions())
                .extracting(DocumentVersionInfo::documentVersion, DocumentVersionInfo::isDefaultVersion)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("2", true),
                        org.assertj.core.groups.Tuple.tuple("1", false));
        assertThatExceptionOfType(InvalidDocumentOperationException.class)
                .isThrownBy(() ->
                        ssm.deleteDocument(request -> request.name(PREFERENCES).documentVersion("2")));

        ssm.updateDocumentDefaultVersion(request -> request.name(PREFERENCES).documentVersion("1"));
        ssm.deleteDocument(request -> request.name(PREFERENCES).documentVersion("2"));
        assertThat(sandbox.world()).isEqualTo(start);
        assertThat(ssm.updateDocument(request -> request.name(PREFERENCES).content(session("")))
                        .documentDescription()
                        .documentVersion())
                .as("numbers are not given twice")
                .isEqualTo("3");
    }

    @Test
    void whatDocumentsRefuse() {
        assertThatExceptionOfType(DuplicateDocumentContentException.class).isThrownBy(() -> {
            ssm.updateDocument(request -> request.name(PREFERENCES).content(session("")));
            ssm.updateDocument(request -> request.name(PREFERENCES).content(session("")));
        });
        assertThatExceptionOfType(InvalidDocumentVersionException.class)
                .isThrownBy(() -> ssm.updateDocument(request ->
                        request.name(PREFERENCES).documentVersion("1").content(session(" "))));
        for (String content : List.of("no json", "{}", "[]", "{\"schemaVersion\":\"1.0\"}", "{\"schemaVersion\":2}")) {
            assertThatExceptionOfType(InvalidDocumentContentException.class)
                    .as(content)
                    .isThrownBy(() -> ssm.updateDocument(
                            request -> request.name(PREFERENCES).content(content)));
        }
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> madrid.updateDocument(
                        request -> request.name(PREFERENCES).content(session(""))));
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() -> madrid.deleteDocument(request -> request.name(PREFERENCES)));
        assertThatExceptionOfType(DocumentAlreadyExistsException.class)
                .isThrownBy(() -> ssm.createDocument(request ->
                        request.name(PREFERENCES).documentType("Session").content(session(""))));
        assertThatExceptionOfType(SsmException.class)
                .isThrownBy(() -> ssm.createDocument(request ->
                        request.name("aws-mine").documentType("Session").content(session(""))));
    }

    @Test
    void aDocumentComesAndGoes() {
        DocumentDescription created = madrid.createDocument(request -> request.name(PREFERENCES)
                        .documentType("Session")
                        .documentFormat("JSON")
                        .content(session("")))
                .documentDescription();
        assertThat(created.documentVersion()).isEqualTo("1");
        assertThat(created.owner()).isEqualTo(Worlds.RETAIL.id());
        assertThat(madrid.getDocument(request -> request.name(PREFERENCES)).content())
                .isEqualTo(session(""));
        madrid.deleteDocument(request -> request.name(PREFERENCES));
        assertThat(sandbox.world()).isEqualTo(start);
    }

    private ServiceSetting tier() {
        return ssm.getServiceSetting(request -> request.settingId(TIER)).serviceSetting();
    }

    @Test
    void settings() {
        ssm.updateServiceSetting(request -> request.settingId(TIER).settingValue("advanced"));
        assertThat(tier().settingValue()).isEqualTo("advanced");
        assertThat(tier().status()).isEqualTo("Customized");
        assertThat(tier().lastModifiedUser()).isEqualTo(Worlds.RETAIL.callerArn());
        assertThat(sandbox.changes().changes("ssm:UpdateServiceSetting").get(0).parameters())
                .isEqualTo(Map.of("SettingId", TIER, "SettingValue", "advanced"));

        ServiceSetting reset =
                ssm.resetServiceSetting(request -> request.settingId(TIER)).serviceSetting();
        assertThat(reset.settingValue()).isEqualTo("standard");
        assertThat(reset.status()).isEqualTo("Default");
        assertThat(sandbox.world()).isEqualTo(start);

        assertThatExceptionOfType(SsmException.class)
                .isThrownBy(() -> ssm.updateServiceSetting(
                        request -> request.settingId(TIER).settingValue("golden")));
        assertThatExceptionOfType(ServiceSettingNotFoundException.class).isThrownBy(() -> Clients.of(sandbox)
                .as(Worlds.LAB)
                .ssm()
                .updateServiceSetting(request -> request.settingId(TIER).settingValue("advanced")));
    }

    @Test
    void associations() {
        AssociationDescription created = ssm.createAssociation(request -> request.name("AWS-UpdateSSMAgent")
                        .associationName("nightly")
                        .scheduleExpression("rate(14 days)")
                        .maxErrors("1")
                        .targets(Target.builder().key("InstanceIds").values("*").build()))
                .associationDescription();
        assertThat(created.associationVersion()).isEqualTo("1");
        String id = created.associationId();
        assertThat(ssm.describeAssociation(request -> request.associationId(id)).associationDescription())
                .isEqualTo(created);
        assertThat(ssm.listAssociations().associations()).hasSize(2);

        AssociationDescription updated = ssm.updateAssociation(
                        request -> request.associationId(id).scheduleExpression("rate(7 days)"))
                .associationDescription();
        assertThat(updated.associationVersion()).isEqualTo("2");
        assertThat(updated.scheduleExpression()).isEqualTo("rate(7 days)");
        assertThat(updated.associationName()).as("not named, so removed").isNull();
        assertThat(updated.targets()).isEqualTo(created.targets());

        ssm.deleteAssociation(request -> request.associationId(id));
        assertThat(sandbox.world()).isEqualTo(start);
        assertThatExceptionOfType(AssociationDoesNotExistException.class)
                .isThrownBy(() -> ssm.deleteAssociation(request -> request.associationId(id)));
    }

    @Test
    void whatAssociationsRefuse() {
        Target all = Target.builder().key("InstanceIds").values("*").build();
        assertThatExceptionOfType(InvalidDocumentException.class)
                .isThrownBy(() ->
                        ssm.createAssociation(request -> request.name("No-Such").targets(all)));
        assertThatExceptionOfType(InvalidTargetException.class)
                .isThrownBy(() -> ssm.createAssociation(request -> request.name("AWS-UpdateSSMAgent")));
        assertThatExceptionOfType(InvalidScheduleException.class)
                .isThrownBy(() -> ssm.createAssociation(request ->
                        request.name("AWS-UpdateSSMAgent").targets(all).scheduleExpression("daily")));
        ssm.createAssociation(request -> request.name("AWS-UpdateSSMAgent").instanceId(Worlds.id("i-", 0)));
        assertThatExceptionOfType(AssociationAlreadyExistsException.class)
                .isThrownBy(() -> ssm.createAssociation(
                        request -> request.name("AWS-UpdateSSMAgent").instanceId(Worlds.id("i-", 0))));
        ssm.deleteAssociation(request -> request.name("AWS-UpdateSSMAgent").instanceId(Worlds.id("i-", 0)));
        assertThat(sandbox.world()).isEqualTo(start);
    }

    @Test
    void activations() {
        CreateActivationResponse created = ssm.createActivation(
                request -> request.iamRole("HybridRole").registrationLimit(5).description("new machines"));
        assertThat(created.activationCode()).hasSize(20);
        var activation = ssm.describeActivations().activationList().get(0);
        assertThat(activation.activationId()).isEqualTo(created.activationId());
        assertThat(activation.registrationLimit()).isEqualTo(5);
        assertThat(activation.expired()).isFalse();
        assertThat(activation.expirationDate()).isEqualTo(Worlds.NOW.plus(Duration.ofHours(24)));
        clock.move(Duration.ofDays(2));
        assertThat(ssm.describeActivations().activationList().get(0).expired()).isTrue();

        ssm.deleteActivation(request -> request.activationId(created.activationId()));
        assertThat(sandbox.world()).isEqualTo(start);
        assertThatExceptionOfType(InvalidActivationException.class)
                .isThrownBy(() -> ssm.deleteActivation(request -> request.activationId(created.activationId())));
        Instant late = clock.instant().plus(Duration.ofDays(31));
        assertThatExceptionOfType(InvalidParametersException.class)
                .isThrownBy(() -> ssm.createActivation(
                        request -> request.iamRole("HybridRole").expirationDate(late)));
    }

    @Test
    void hybridNodes() {
        ssm.updateManagedInstanceRole(request -> request.instanceId(HYBRID).iamRole("OtherRole"));
        assertThat(ssm.describeInstanceInformation().instanceInformationList())
                .filteredOn(node -> node.instanceId().equals(HYBRID))
                .extracting(node -> node.iamRole())
                .containsExactly("OtherRole");
        ssm.updateManagedInstanceRole(request -> request.instanceId(HYBRID).iamRole("HybridRole"));
        assertThat(sandbox.world()).isEqualTo(start);

        ssm.deregisterManagedInstance(request -> request.instanceId(HYBRID));
        assertThat(ssm.describeInstanceInformation().instanceInformationList())
                .extracting(node -> node.instanceId())
                .doesNotContain(HYBRID);
        assertThatExceptionOfType(InvalidInstanceIdException.class)
                .isThrownBy(() -> ssm.deregisterManagedInstance(request -> request.instanceId(HYBRID)));
        assertThatExceptionOfType(SsmException.class)
                .isThrownBy(() -> ssm.deregisterManagedInstance(request -> request.instanceId(Worlds.id("i-", 0))));
    }

    @Test
    void tags() {
        ssm.addTagsToResource(request -> request.resourceType("ManagedInstance")
                .resourceId(HYBRID)
                .tags(Tag.builder().key("Owner").value("ops").build()));
        assertThat(ssm.listTagsForResource(request ->
                                request.resourceType("ManagedInstance").resourceId(HYBRID))
                        .tagList())
                .contains(Tag.builder().key("Owner").value("ops").build())
                .hasSize(3);
        ssm.removeTagsFromResource(request ->
                request.resourceType("ManagedInstance").resourceId(HYBRID).tagKeys("Owner", "Nothing"));
        assertThat(sandbox.world()).isEqualTo(start);
        assertThatExceptionOfType(InvalidResourceIdException.class)
                .isThrownBy(() -> ssm.addTagsToResource(request -> request.resourceType("ManagedInstance")
                        .resourceId(Worlds.id("i-", 0))
                        .tags(Tag.builder().key("a").value("b").build())));
        assertThatExceptionOfType(SsmException.class)
                .isThrownBy(() -> ssm.addTagsToResource(request -> request.resourceType("ManagedInstance")
                        .resourceId(HYBRID)
                        .tags(Tag.builder().key("aws:x").value("b").build())));
    }
}
