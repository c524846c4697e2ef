package org.borgui.rest;

/** The answer of a call that only says a key. */
public record Message(String message) {}
