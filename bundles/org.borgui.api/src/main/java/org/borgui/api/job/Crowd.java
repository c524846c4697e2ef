package org.borgui.api.job;

/**
 * Why a job has not begun although its repository may be free: as many of its group run as may.
 *
 * @param running how many of them run
 */
public record Crowd(JobGroup group, int running, int limit) {}
