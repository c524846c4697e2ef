package org.borgui.borg;

/** One generation of borg: how it is told, how it is read, how it is judged. */
record Dialect(Words words, Answers answers, Verdicts verdicts) {}
