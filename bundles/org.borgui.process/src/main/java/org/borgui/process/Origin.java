package org.borgui.process;

/**
 * What a family of processes is known by.
 *
 * @param mark in the environment of each
 * @param pid of the first, and so the number of its group; 0 when not known
 * @param started when, in clock ticks since the machine's start; 0 when not known
 */
record Origin(String mark, long pid, long started) {

    Origin began(long process, long time) {
        return new Origin(mark, process, time);
    }
}
