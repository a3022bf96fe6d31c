package dev.onramp.connector.profile;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.secret.Secrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a profile that are encrypted at rest. */
enum SecretField {
    /** Only in rows that were not written through the API since connection strings are taken apart. */
    CONNECTION_STRING("/connection_string"),
    PASSWORD("/credentials/password"),
    TOKEN("/credentials/token"),
    API_KEY("/credentials/api_key");

    /** What is sent to the destination; a connection string says itself where that is. */
    static final List<SecretField> LOGIN = List.of(PASSWORD, TOKEN, API_KEY);

    private final String pointer;

    SecretField(String pointer) {
        this.pointer = pointer;
    }

    /** Where callers know it, as a JSON Pointer. */
    String pointer() {
        return pointer;
    }

    /** Its name within the object that it stands in. */
    String member() {
        return pointer.substring(pointer.lastIndexOf('/') + 1);
    }

    /** What is stored: ciphertext, or plain if written by SQL; null if nothing. */
    @Nullable String in(ObjectNode document) {
        return StoredProfile.text(document.at(pointer));
    }

    /** Stores it; there must be an object that it can stand in. */
    void put(ObjectNode document, String stored) {
        ((ObjectNode) document.at(pointer.substring(0, pointer.lastIndexOf('/')))).put(member(), stored);
    }

    /** Where its ciphertext can be read: in this field of the profile {@code id}, while it points at {@code destination}. */
    Secrets.Place place(String id, String destination) {
        return new Secrets.Place(id, pointer(), this == CONNECTION_STRING ? "" : destination);
    }
}
