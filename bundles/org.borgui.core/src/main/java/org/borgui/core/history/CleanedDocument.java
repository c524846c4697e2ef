package org.borgui.core.history;

import org.borgui.api.job.HistoryService.Cleaned;
import org.borgui.state.Kind;

/** The last clean-up: one document, or none before the first. */
record CleanedDocument(Cleaned last) {

    static final Kind<CleanedDocument> KIND = Kind.of("cleaned", CleanedDocument.class);
}
