package dev.fleetsh.sandbox;

import static dev.fleetsh.sandbox.SsmNodesTest.validation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.AssociationFilter;
import software.amazon.awssdk.services.ssm.model.AssociationFilterKey;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentKeyValuesFilter;
import software.amazon.awssdk.services.ssm.model.GetDocumentResponse;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentException;
import software.amazon.awssdk.services.ssm.model.InvalidDocumentVersionException;
import software.amazon.awssdk.services.ssm.model.InvalidResourceIdException;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.ServiceSetting;
import software.amazon.awssdk.services.ssm.model.ServiceSettingNotFoundException;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Tag;

class SsmSettingsTest {
    private static final String PREFERENCES = "SSM-SessionManagerRunShell";
    private static final String TIER = "/ssm/managed-instance/activation-tier";
    private static final String HOST_MANAGEMENT = "/ssm/managed-instance/default-ec2-instance-management-role";

    private final Clients clients = Clients.of(new Sandbox(Worlds.varied(), Clients.CLOCK));
    private final SsmClient ssm = clients.ssm();

    @Test
    void thePreferencesComeAsTheyAre() {
        GetDocumentResponse document = ssm.getDocument(request -> request.name(PREFERENCES));

        assertThat(document.content()).isEqualTo(Worlds.DOCUMENT);
        assertThat(document.documentFormat()).isEqualTo(DocumentFormat.JSON);
        assertThat(document.documentVersion()).isEqualTo("1");
        assertThat(ssm.getDocument(request -> request.name(PREFERENCES).documentVersion("$LATEST"))
                        .content())
                .isEqualTo(Worlds.DOCUMENT);
    }

    @Test
    void aDocumentThatIsAbsentIsInvalid() {
        assertThatThrownBy(() -> clients.in(Worlds.MADRID).ssm().getDocument(request -> request.name(PREFERENCES)))
                .isInstanceOf(InvalidDocumentException.class)
                .hasMessageContaining("Document with name SSM-SessionManagerRunShell does not exist");
        assertThatThrownBy(() ->
                        ssm.getDocument(request -> request.name(PREFERENCES).documentVersion("2")))
                .isInstanceOf(InvalidDocumentVersionException.class);
        assertThatThrownBy(() -> ssm.getDocument(request -> request.name("no"))).satisfies(validation("'name'"));
    }

    @Test
    void aDocumentThatIsNotSimulatedIsNeverSaidToBeAbsent() {
        assertThatThrownBy(() -> ssm.getDocument(request -> request.name("AWS-StartSSHSession")))
                .isInstanceOfSatisfying(
                        SsmException.class,
                        e -> assertThat(e.awsErrorDetails().errorCode()).isEqualTo("UnsupportedOperationException"));
    }

    @Test
    void theAccountsOwnDocumentsAreListed() {
        assertThat(documents(clients, "Session"))
                .extracting(DocumentIdentifier::name)
                .containsExactly(PREFERENCES);
        assertThat(documents(clients, "Command")).isEmpty();
        assertThat(documents(clients.in(Worlds.MADRID), "Session")).isEmpty();
        assertThatThrownBy(() -> ssm.listDocuments()).isInstanceOf(SsmException.class);
    }

    private static List<DocumentIdentifier> documents(Clients clients, String type) {
        return clients.ssm()
                .listDocuments(request -> request.filters(
                        DocumentKeyValuesFilter.builder()
                                .key("Owner")
                                .values("Self")
                                .build(),
                        DocumentKeyValuesFilter.builder()
                                .key("DocumentType")
                                .values(type)
                                .build()))
                .documentIdentifiers();
    }

    @Test
    void settingsAreFoundByPathAndByArn() {
        ServiceSetting tier = setting(TIER);

        assertThat(tier.settingValue()).isEqualTo("standard");
        assertThat(tier.status()).isEqualTo("Default");
        assertThat(tier.arn()).isEqualTo("arn:aws:ssm:eu-west-3:111122223333:servicesetting" + TIER);
        assertThat(setting(tier.arn())).isEqualTo(tier);
        assertThat(setting(HOST_MANAGEMENT).settingValue()).isEqualTo("$None");
    }

    private ServiceSetting setting(String id) {
        return ssm.getServiceSetting(request -> request.settingId(id)).serviceSetting();
    }

    @Test
    void aSettingThatThereIsNotIsNotFound() {
        assertThatThrownBy(() -> clients.as(Worlds.LAB).ssm().getServiceSetting(request -> request.settingId(TIER)))
                .isInstanceOf(ServiceSettingNotFoundException.class);
        assertThatThrownBy(() -> setting("/ssm/no/such")).isInstanceOf(ServiceSettingNotFoundException.class);
    }

    @Test
    void managedNodesHaveTagsAndInstancesDoNot() {
        assertThat(tags(Worlds.id("mi-", 3))).isEqualTo(Map.of("Site", "Oslo & <Bergen>", "Env", "prod"));
        assertThatThrownBy(() -> tags(Worlds.id("i-", 0))).isInstanceOf(InvalidResourceIdException.class);
        assertThatThrownBy(() -> tags("mi-0ffffffffffffffff")).isInstanceOf(InvalidResourceIdException.class);
    }

    private Map<String, String> tags(String id) {
        return ssm
                .listTagsForResource(request -> request.resourceType(ResourceTypeForTagging.MANAGED_INSTANCE)
                        .resourceId(id))
                .tagList()
                .stream()
                .collect(java.util.stream.Collectors.toMap(Tag::key, Tag::value));
    }

    @Test
    void associationsAreFoundByDocument() {
        var found = ssm.listAssociations(request -> request.associationFilterList(AssociationFilter.builder()
                        .key(AssociationFilterKey.NAME)
                        .value("AWS-UpdateSSMAgent")
                        .build()))
                .associations();

        assertThat(found).hasSize(1);
        assertThat(found.get(0).scheduleExpression()).isEqualTo("rate(14 days)");
        assertThat(found.get(0).targets().get(0).key()).isEqualTo("tag:Env");
        assertThat(found.get(0).targets().get(0).values()).containsExactly("prod");
        assertThat(ssm.listAssociations(request -> request.associationFilterList(AssociationFilter.builder()
                                .key(AssociationFilterKey.NAME)
                                .value("Other")
                                .build()))
                        .associations())
                .isEmpty();
        assertThat(ssm.listAssociations().associations()).hasSize(1);
    }
}
