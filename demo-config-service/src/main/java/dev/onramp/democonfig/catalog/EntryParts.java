package dev.onramp.democonfig.catalog;

import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.persistence.Transactions;
import jakarta.inject.Singleton;
import java.time.Clock;

/** What the services of all kinds of entries need. */
@Singleton
class EntryParts {

    final Transactions transactions;
    final CatalogueRows locks;
    final RequestReader reader;
    final Clock clock;

    EntryParts(Transactions transactions, CatalogueRows locks, RequestReader reader, Clock clock) {
        this.transactions = transactions;
        this.locks = locks;
        this.reader = reader;
        this.clock = clock;
    }
}
