package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.onramp.connector.source.CheckedSource;
import dev.onramp.connector.source.Source;
import dev.onramp.connector.source.SourceForm;
import dev.onramp.connector.source.SourceForms;
import dev.onramp.defaults.problem.Problems;
import dev.onramp.defaults.problem.Violation;
import dev.onramp.defaults.secret.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Turns requests into what is stored. A secret that a request does not give is kept, but only for the destination that it
 * was given for: otherwise whoever may edit a profile could have its password sent elsewhere.
 */
@ApplicationScoped
class ProfileWriter {

    /** Where the source is and how to talk to it: written as one, so that no half of it is left over. */
    static final List<String> CONNECTION =
            List.of("dialect", "host", "port", "database", "base_url", "options", "auth");

    private final Secrets secrets;
    private final ProfileReader reader;
    private final SecretRenewal renewal;

    ProfileWriter(Secrets secrets, ProfileReader reader, SecretRenewal renewal) {
        this.secrets = secrets;
        this.reader = reader;
        this.renewal = renewal;
    }

    /**
     * A write.
     *
     * @param before the document as it was, its secrets in today's form
     */
    record Written(ObjectNode before, ObjectNode after) {

        @Override
        public String toString() {
            return "Written[…]";
        }
    }

    /** What a write makes of a profile: {@code source} is what it points at then, {@code document} is being changed. */
    private record Change(
            PresentProfile before,
            ProfileRequest request,
            WriteScope scope,
            CheckedSource source,
            ObjectNode document) {

        String id() {
            return before.id();
        }

        String destination() {
            return PresentProfile.destination(source.source());
        }

        boolean isElsewhere() {
            return !destination().equals(before.destination());
        }

        @Nullable String given(SecretField field) {
            return switch (field) {
                case CONNECTION_STRING -> null;
                case PASSWORD ->
                    request.login().password() == null
                            ? source.password()
                            : request.login().password();
                case TOKEN -> request.login().token();
                case API_KEY -> request.login().apiKey();
            };
        }

        /** The stored secret that stays as it is; null if there is none, or the write gives another or takes it away. */
        @Nullable String kept(SecretField field) {
            return given(field) == null && !scope.removes(field) ? field.in(before.document()) : null;
        }
    }

    /** The document of a new profile. */
    Written create(String id, ProfileRequest request) {
        return change(id, request, JsonNodeFactory.instance.objectNode(), WriteScope.WHOLE);
    }

    /**
     * The document of a changed profile.
     *
     * @throws io.quarkiverse.resteasy.problem.HttpProblem 422 if the source is not well described, or a secret has to be
     *     given again
     */
    Written change(String id, ProfileRequest request, ObjectNode stored, WriteScope scope) {
        var before = reader.read(id, renewal.renew(id, stored).document());
        var change = new Change(
                before, request, scope, source(before, request, scope), SecretRenewal.copy(before.document()));
        refuse(
                "invalid-source",
                "The source is not well described.",
                misplaced(before.source(), change.source(), request));
        requireSecrets(change);
        writeTexts(change);
        if (scope.namesConnection()) {
            writeConnection(change);
        }
        writeLogin(change);
        forgetFindings(change);
        return new Written(before.document(), change.document());
    }

    private static CheckedSource source(PresentProfile before, ProfileRequest request, WriteScope scope) {
        if (!scope.namesConnection()) {
            return before.checked();
        }
        var checked = SourceForms.check(before.id(), form(before, request, scope));
        refuse("invalid-source", "The source is not well described.", violations(checked, request));
        return checked;
    }

    private static List<Violation> violations(CheckedSource checked, ProfileRequest request) {
        List<Violation> violations = new ArrayList<>(checked.violations());
        differ(violations, "username", checked.username(), request.login().username());
        differ(violations, "password", checked.password(), request.login().password());
        return violations;
    }

    /** What is wrong with the source of a profile that is not stored; empty if all is well. */
    static List<Violation> violationsOfDraft(ProfileRequest request) {
        var checked = SourceForms.check("", request.form());
        var violations = violations(checked, request);
        violations.addAll(misplaced(null, checked, request));
        return violations;
    }

    /** A base URL that is neither what was read before nor what is written now would be lost without a word. */
    private static List<Violation> misplaced(@Nullable Source before, CheckedSource checked, ProfileRequest request) {
        var given = request.baseUrl();
        return given == null
                        || given.equals(PresentProfile.baseUrl(before))
                        || given.equals(PresentProfile.baseUrl(checked.source()))
                ? List.of()
                : List.of(Violation.body("/base_url", "must be as it is stored, or given as the connection string"));
    }

    private static void differ(
            List<Violation> violations, String field, @Nullable String inString, @Nullable String given) {
        if (inString != null && given != null && !inString.equals(given)) {
            violations.add(Violation.body("/credentials/" + field, "must be that of the connection string, or absent"));
        }
    }

    /** What the request says, at the stored destination if it does not say another. */
    private static SourceForm form(PresentProfile before, ProfileRequest request, WriteScope scope) {
        var form = request.form();
        if (before.stored().type() != form.type() || !scope.keepsDestination(form)) {
            return form;
        }
        var stored = before.form();
        return new SourceForm(
                form.type(),
                stored.dialect(),
                stored.connectionString(),
                stored.host(),
                stored.port(),
                stored.database(),
                form.options(),
                form.auth());
    }

    private void requireSecrets(Change change) {
        List<Violation> missing = new ArrayList<>();
        List<Violation> unusable = new ArrayList<>();
        for (var field : SecretField.values()) {
            var kept = change.kept(field);
            if (kept == null || isReplaced(field, change)) {
                continue;
            }
            if (field == SecretField.CONNECTION_STRING ? isOfOtherType(change) : change.isElsewhere()) {
                missing.add(Violation.body(
                        field.pointer(),
                        "must be given again, or taken away with null, because the destination changes"));
            } else if (!isUsable(kept, field, change)) {
                unusable.add(Violation.body(field.pointer(), "must be given again, or taken away with null"));
            }
        }
        refuse("secret-required", "A stored secret is kept only while the destination stays the same.", missing);
        refuse("secret-unusable", "A stored secret cannot be decrypted.", unusable);
    }

    private static void refuse(String name, String detail, List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw Problems.unprocessable(name, detail, violations);
        }
    }

    private static boolean isOfOtherType(Change change) {
        return change.before().stored().type() != change.request().type();
    }

    /** A connection string that could not be taken apart makes place for a destination that can be understood. */
    private static boolean isReplaced(SecretField field, Change change) {
        return field == SecretField.CONNECTION_STRING
                && !change.scope().keepsDestination(change.request().form());
    }

    /** A ciphertext that was copied from elsewhere, or whose key is gone, is not worth keeping, and must not look as if. */
    private boolean isUsable(String kept, SecretField field, Change change) {
        try {
            secrets.open(kept, field.place(change.id(), change.before().destination()));
            return true;
        } catch (IllegalStateException unusable) {
            return false;
        }
    }

    private static void writeTexts(Change change) {
        var request = change.request();
        replaceNamed(change, "name", TextNode.valueOf(request.name()));
        replaceNamed(change, "type", TextNode.valueOf(request.type().name()));
        replaceNamed(change, "metadata", request.metadata());
    }

    private static void replaceNamed(Change change, String field, @Nullable JsonNode value) {
        if (change.scope().names(field)) {
            replace(change.document(), field, value);
        }
    }

    private static void writeConnection(Change change) {
        var source = change.source().source();
        var form = source == null ? change.request().form() : SourceForm.of(source);
        var written = SecretRenewal.fields(form);
        CONNECTION.forEach(field -> replace(change.document(), field, written.get(field)));
    }

    private void writeLogin(Change change) {
        var document = change.document();
        if (isReplaced(SecretField.CONNECTION_STRING, change)
                || change.scope().removes(SecretField.CONNECTION_STRING)) {
            document.remove(SecretField.CONNECTION_STRING.member());
        }
        if (change.scope().removesCredentials()) {
            document.remove("credentials");
        }
        var username = change.request().login().username() == null
                ? change.source().username()
                : change.request().login().username();
        if (username != null) {
            SecretRenewal.credentials(document).put("username", username);
        } else if (change.scope().namesUsername()) {
            removeFromCredentials(document, "username");
        }
        SecretField.LOGIN.forEach(field -> writeSecret(change, field));
    }

    private void writeSecret(Change change, SecretField field) {
        var given = change.given(field);
        if (given != null) {
            SecretRenewal.credentials(change.document());
            field.put(change.document(), secrets.seal(given, field.place(change.id(), change.destination())));
        } else if (change.scope().removes(field)) {
            removeFromCredentials(change.document(), field.member());
        }
    }

    private static void removeFromCredentials(ObjectNode document, String member) {
        if (document.get("credentials") instanceof ObjectNode credentials
                && credentials.remove(member) != null
                && credentials.isEmpty()) {
            document.remove("credentials");
        }
    }

    /** What was found out about another connection says nothing about this one. */
    private static void forgetFindings(Change change) {
        var before = change.before();
        var sameLogin =
                before.document().path("credentials").equals(change.document().path("credentials"));
        if (!sameLogin || !Objects.equals(before.source(), change.source().source())) {
            change.document().remove(List.of("test_status", "last_tested"));
        }
        if (change.isElsewhere()) {
            change.document().remove("schema_info");
        }
    }

    private static void replace(ObjectNode document, String field, @Nullable JsonNode value) {
        if (value == null) {
            document.remove(field);
        } else {
            document.set(field, value);
        }
    }
}
