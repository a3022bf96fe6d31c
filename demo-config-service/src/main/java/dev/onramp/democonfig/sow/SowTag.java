package dev.onramp.democonfig.sow;

import dev.onramp.defaults.http.ETag;
import dev.onramp.democonfig.evidence.Hashes;
import java.util.Base64;

/** The version of a document: a hash of all that it says, so that a draft for a client with a new name is another version too. */
final class SowTag {

    /** To be counted up when the same proposal is written in another way. */
    private static final int FORM = 1;

    private static final int LENGTH = 22;

    private SowTag() {}

    /** @param type what tells the document from the same in another media type */
    static ETag of(Sow sow, String type) {
        var text = Base64.getUrlEncoder().encodeToString(digest(sow)).substring(0, LENGTH);
        return new ETag('"' + text + "-" + FORM + "-" + type + '"');
    }

    static byte[] digest(Sow sow) {
        return Hashes.digest(sow.toString());
    }
}
