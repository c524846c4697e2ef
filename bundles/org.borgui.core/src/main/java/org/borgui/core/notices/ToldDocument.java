package org.borgui.core.notices;

import org.borgui.state.Kind;

/**
 * How far the audit log was looked through for what people are told of: one document, or none before the first start.
 *
 * @param entry number of the last one
 */
record ToldDocument(long entry) {

    static final Kind<ToldDocument> KIND = Kind.of("told", ToldDocument.class);
}
