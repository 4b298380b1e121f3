package dev.fleetsh.sandbox.service.ssm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.fleetsh.sandbox.service.Caller;
import dev.fleetsh.sandbox.service.Constraints;
import dev.fleetsh.sandbox.wire.ServiceError;
import dev.fleetsh.sandbox.world.DocumentVersion;
import dev.fleetsh.sandbox.world.SimDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ssm.model.CreateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.CreateDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DeleteDocumentRequest;
import software.amazon.awssdk.services.ssm.model.DeleteDocumentResponse;
import software.amazon.awssdk.services.ssm.model.DocumentDefaultVersionDescription;
import software.amazon.awssdk.services.ssm.model.DocumentFormat;
import software.amazon.awssdk.services.ssm.model.DocumentType;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentDefaultVersionRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentDefaultVersionResponse;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentRequest;
import software.amazon.awssdk.services.ssm.model.UpdateDocumentResponse;

/** Writing documents: they keep their versions, and a new one is not the default until it is made that. */
final class DocumentChanges {
    private static final int MAX_SIZE = 64 * 1024;
    private static final int MAX_VERSIONS = 1000;
    private static final Pattern NEW_NAME = Pattern.compile("^[a-zA-Z0-9_\\-.]{3,128}$");
    private static final Set<String> RESERVED = Set.of("aws", "amazon", "amzn");
    private static final Set<String> SESSION_TYPES =
            Set.of("Standard_Stream", "InteractiveCommands", "NonInteractiveCommands", "Port");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The highest number that a document's versions ever had: numbers are not given twice. */
    private final Map<String, Integer> numbers = new HashMap<>();

    CreateDocumentResponse create(Caller caller, CreateDocumentRequest request) {
        new Constraints()
                .required("content", request.content())
                .length("content", request.content(), 1, Integer.MAX_VALUE)
                .required("name", request.name())
                .pattern("name", request.name(), NEW_NAME)
                .oneOf("documentType", request.documentTypeAsString(), DocumentType.knownValues())
                .oneOf("documentFormat", request.documentFormatAsString(), DocumentFormat.knownValues())
                .check();
        String name = request.name();
        String type = Objects.requireNonNullElse(request.documentTypeAsString(), "Command");
        if (RESERVED.stream().anyMatch(word -> name.toLowerCase(Locale.ROOT).startsWith(word))) {
            throw ServiceError.of(
                    "ValidationException", "The name of a document can't begin with aws, amazon or amzn.");
        } else if (caller.scope().documents().containsKey(name)) {
            throw ServiceError.of("DocumentAlreadyExists", "Document with name " + name + " already exists.");
        }
        checkContent(type, request.content(), request.documentFormat());
        SimDocument document = new SimDocument(
                name,
                type,
                "JSON",
                List.of(new DocumentVersion(
                        1,
                        text(request.versionName()),
                        request.content(),
                        caller.live().now())),
                1,
                ResourceTags.map(request.tags()));
        numbers.put(key(caller, name), 1);
        put(caller, document);
        return CreateDocumentResponse.builder()
                .documentDescription(DocumentRows.description(caller, document, document.latest()))
                .build();
    }

    private static void checkContent(String type, String content, @Nullable DocumentFormat format) {
        if (format != null && format != DocumentFormat.JSON) {
            throw Documents.unmodelled("writing documents in " + format);
        } else if (content.length() > MAX_SIZE) {
            throw ServiceError.of("MaxDocumentSizeExceeded", "The size limit of a document is 64 KB.");
        }
        JsonNode json;
        try {
            json = JSON.readTree(content);
        } catch (JsonProcessingException e) {
            throw invalid("JSON not well-formed. " + e.getOriginalMessage());
        }
        if (!json.isObject() || !json.path("schemaVersion").isTextual()) {
            throw invalid("The document has no schemaVersion.");
        } else if (type.equals("Session")
                && (!json.path("schemaVersion").asText().equals("1.0")
                        || !SESSION_TYPES.contains(json.path("sessionType").asText()))) {
            throw invalid("A session document has schemaVersion 1.0 and a known sessionType.");
        }
    }

    private static ServiceError invalid(String why) {
        return ServiceError.of("InvalidDocumentContent", why);
    }

    UpdateDocumentResponse update(Caller caller, UpdateDocumentRequest request) {
        new Constraints()
                .required("content", request.content())
                .length("content", request.content(), 1, Integer.MAX_VALUE)
                .required("name", request.name())
                .pattern("name", request.name(), Documents.NAME)
                .pattern("documentVersion", request.documentVersion(), Documents.VERSION)
                .oneOf("documentFormat", request.documentFormatAsString(), DocumentFormat.knownValues())
                .check();
        SimDocument document = Documents.find(caller, request.name());
        DocumentVersion latest = document.latest();
        String base = Objects.requireNonNullElse(request.documentVersion(), "$LATEST");
        if (Documents.version(document, base, null).number() != latest.number()) {
            throw ServiceError.of("InvalidDocumentVersion", "Only the latest version of a document can be updated.");
        }
        checkContent(document.type(), request.content(), request.documentFormat());
        if (document.versions().stream().anyMatch(version -> version.content().equals(request.content()))) {
            throw ServiceError.of(
                    "DuplicateDocumentContent",
                    "The content of the document is the same as that of another version. Change the content and try again.");
        } else if (document.versions().size() >= MAX_VERSIONS) {
            throw ServiceError.of("DocumentVersionLimitExceeded", "A document has at most 1,000 versions.");
        }
        int number = Math.max(numbers.getOrDefault(key(caller, document.name()), 0), latest.number()) + 1;
        numbers.put(key(caller, document.name()), number);
        DocumentVersion version = new DocumentVersion(
                number,
                text(request.versionName()),
                request.content(),
                caller.live().now());
        List<DocumentVersion> versions = new ArrayList<>(document.versions());
        versions.add(version);
        SimDocument updated = document.with(versions, document.defaultVersion());
        put(caller, updated);
        return UpdateDocumentResponse.builder()
                .documentDescription(DocumentRows.description(caller, updated, version))
                .build();
    }

    static UpdateDocumentDefaultVersionResponse makeDefault(
            Caller caller, UpdateDocumentDefaultVersionRequest request) {
        new Constraints()
                .required("name", request.name())
                .pattern("name", request.name(), Documents.NAME)
                .required("documentVersion", request.documentVersion())
                .pattern("documentVersion", request.documentVersion(), Pattern.compile("^[1-9][0-9]*$"))
                .check();
        SimDocument document = Documents.find(caller, request.name());
        DocumentVersion version = Documents.version(document, request.documentVersion(), null);
        put(caller, document.with(document.versions(), version.number()));
        return UpdateDocumentDefaultVersionResponse.builder()
                .description(DocumentDefaultVersionDescription.builder()
                        .name(document.name())
                        .defaultVersion(Integer.toString(version.number()))
                        .defaultVersionName(ManagedNode.given(version.name()))
                        .build())
                .build();
    }

    DeleteDocumentResponse delete(Caller caller, DeleteDocumentRequest request) {
        new Constraints()
                .required("name", request.name())
                .pattern("name", request.name(), Documents.NAME)
                .pattern("documentVersion", request.documentVersion(), Documents.VERSION)
                .check();
        SimDocument document = Documents.find(caller, request.name());
        if (request.documentVersion() != null || request.versionName() != null) {
            DocumentVersion version = Documents.version(document, request.documentVersion(), request.versionName());
            if (version.number() == document.defaultVersion()) {
                throw ServiceError.of(
                        "InvalidDocumentOperation",
                        "The default version of a document can't be deleted; make another one the default first.");
            }
            List<DocumentVersion> rest = new ArrayList<>(document.versions());
            rest.remove(version);
            put(caller, document.with(rest, document.defaultVersion()));
            return DeleteDocumentResponse.builder().build();
        }
        boolean associated = caller.scope().associations().stream()
                .anyMatch(association -> association.documentName().equals(document.name()));
        if (associated) {
            throw ServiceError.of("AssociatedInstances", "You must disassociate a document before you can delete it.");
        }
        numbers.remove(key(caller, document.name()));
        caller.change(scope -> {
            Map<String, SimDocument> rest = new TreeMap<>(scope.documents());
            rest.remove(document.name());
            return scope.withDocuments(Map.copyOf(rest));
        });
        return DeleteDocumentResponse.builder().build();
    }

    private static void put(Caller caller, SimDocument document) {
        caller.change(scope -> {
            Map<String, SimDocument> all = new TreeMap<>(scope.documents());
            all.put(document.name(), document);
            return scope.withDocuments(Map.copyOf(all));
        });
    }

    private static String key(Caller caller, String name) {
        return caller.account().id() + "/" + caller.region() + "/" + name;
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
