package org.borgui.spi.state;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** The snapshot of a transaction. Not to be used after it. */
@ConsumerType
public interface Reader {

    Optional<Document> get(String collection, long id);

    List<Document> find(Query query);

    /** How many documents the query finds, whatever its limit. */
    long count(Query query);
}
