package dev.fleetsh.sandbox.service.ssm;

import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.world.DocumentVersion;
import dev.fleetsh.sandbox.world.SimDocument;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import software.amazon.awssdk.services.ssm.model.DocumentDescription;
import software.amazon.awssdk.services.ssm.model.DocumentIdentifier;
import software.amazon.awssdk.services.ssm.model.DocumentStatus;
import software.amazon.awssdk.services.ssm.model.DocumentVersionInfo;

/** Documents as answers show them. */
final class DocumentRows {
    private DocumentRows() {}

    static DocumentDescription description(Caller caller, SimDocument document, DocumentVersion version) {
        return DocumentDescription.builder()
                .name(document.name())
                .owner(caller.account().id())
                .createdDate(version.created())
                .status(DocumentStatus.ACTIVE)
                .versionName(ManagedNode.given(version.name()))
                .documentVersion(Integer.toString(version.number()))
                .latestVersion(Integer.toString(document.latest().number()))
                .defaultVersion(Integer.toString(document.defaultVersion()))
                .documentType(document.type())
                .documentFormat(document.format())
                .schemaVersion(schema(document))
                .hash(hash(version.content()))
                .hashType("Sha256")
                .tags(ResourceTags.rows(document.tags()))
                .build();
    }

    static DocumentIdentifier identifier(Caller caller, SimDocument document) {
        return DocumentIdentifier.builder()
                .name(document.name())
                .createdDate(document.versions().get(0).created())
                .owner(caller.account().id())
                .documentVersion(Integer.toString(document.defaultVersion()))
                .documentType(document.type())
                .documentFormat(document.format())
                .schemaVersion(schema(document))
                .tags(ResourceTags.rows(document.tags()))
                .build();
    }

    static DocumentVersionInfo version(SimDocument document, DocumentVersion version) {
        return DocumentVersionInfo.builder()
                .name(document.name())
                .documentVersion(Integer.toString(version.number()))
                .versionName(ManagedNode.given(version.name()))
                .createdDate(version.created())
                .isDefaultVersion(version.number() == document.defaultVersion())
                .documentFormat(document.format())
                .status(DocumentStatus.ACTIVE)
                .build();
    }

    private static String schema(SimDocument document) {
        return document.type().equals("Session") ? "1.0" : "2.2";
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
