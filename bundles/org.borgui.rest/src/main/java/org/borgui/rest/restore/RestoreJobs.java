package org.borgui.rest.restore;

import java.util.List;

record RestoreJobs(List<RestoreJob> jobs) {}
