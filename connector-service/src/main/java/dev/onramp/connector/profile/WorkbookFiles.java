package dev.onramp.connector.profile;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;

/** Which files profiles have. What is in them is the business of whoever keeps them. */
public interface WorkbookFiles {

    /** The id of the file that the profile has now, in the running transaction; null if it has none. */
    Uni<@Nullable String> idOfFile(String profile);
}
