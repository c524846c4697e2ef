package org.borgui.spi.state;

/** A document: its JSON, and how often it was written. */
public record Document(long id, long version, String json) {}
