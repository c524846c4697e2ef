package org.borgui.rest.backup;

import java.util.List;

record BackupJobs(List<BackupJob> jobs) {}
