package org.borgui.rest;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Resource;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.borgui.api.archive.Listing;
import org.borgui.api.job.BackupService;
import org.borgui.api.job.Crowd;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobGroup;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobState;
import org.borgui.api.job.LogPage;
import org.borgui.api.job.RestoreService;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.api.repository.RepositoryService;

/** The services that resources ask, each as small as can be; what they were told can be looked up. */
public final class FakeServices {

    public final Map<JobId, Job> jobs = new LinkedHashMap<>();
    public final Map<RepositoryId, Repository> repositories = new LinkedHashMap<>();
    public final List<Object> told = new ArrayList<>();
    public final Jobs jobService = new Jobs();
    public final Repositories repositoryService = new Repositories();
    public final Archives archiveService = new Archives();
    public final FakePlans planService = new FakePlans();
    public final FakeHistory historyService = new FakeHistory();
    public final FakeSettings settingsService = new FakeSettings();
    public final FakeNotifications notifications = new FakeNotifications();
    final FakeOidc.Providers providers = new FakeOidc.Providers();
    public final FakePlugins plugins = new FakePlugins();
    public final FakeRestoreChecks restoreChecks = new FakeRestoreChecks();

    private static RefusedException missing() {
        return RefusedException.notFound("backend.errors.test.missing", "It is not there.");
    }

    /** What was told last. */
    public <T> T lastTold(Class<T> type) {
        return type.cast(told.get(told.size() - 1));
    }

    public static final class Access implements AccessService {
        @Override
        public void requireProof(Caller caller, Resource resource) {}

        @Override
        public boolean may(Caller caller, Action action, RepositoryId repository) {
            return caller.isAdmin() || (action == Action.VIEW && repository.value() == 5);
        }

        @Override
        public void require(Caller caller, Action action, RepositoryId repository) {
            if (!may(caller, action, repository)) {
                throw RefusedException.forbidden("backend.errors.auth.notEnoughPermissions", "No.");
            }
        }

        @Override
        public void requireAdmin(Caller caller) {}

        @Override
        public void forget(RepositoryId repository) {}
    }

    public final class Repositories implements RepositoryService {
        @Override
        public List<Repository> list(Caller caller) {
            return List.copyOf(repositories.values());
        }

        @Override
        public Repository get(Caller caller, RepositoryId id) {
            return Optional.ofNullable(repositories.get(id)).orElseThrow(FakeServices::missing);
        }

        @Override
        public Repository find(Caller caller, String idOrPath) {
            return repositories.values().stream()
                    .filter(one ->
                            one.id().toString().equals(idOrPath) || one.path().equals(idOrPath))
                    .findFirst()
                    .orElseThrow(FakeServices::missing);
        }

        @Override
        public Made create(Caller caller, NewRepository made) {
            told.add(made);
            var plain = Samples.repository(9, made.name());
            var repository = new Repository(
                    plain.id(),
                    made.name(),
                    made.path(),
                    made.encryption(),
                    made.observed(),
                    made.bypassLock(),
                    made.backup(),
                    made.echoed(),
                    plain.facts(),
                    plain.created(),
                    plain.updated());
            repositories.put(repository.id(), repository);
            return new Made(repository, false);
        }

        @Override
        public Repository adopt(Caller caller, NewRepository repository, Optional<Secret> keyfile) {
            return create(caller, repository).repository();
        }

        @Override
        public Repository change(Caller caller, RepositoryId id, RepositoryService.Change change) {
            told.add(change);
            return get(caller, id);
        }

        @Override
        public void forget(Caller caller, RepositoryId id) {
            repositories.remove(id);
        }

        @Override
        public RepositoryInfo info(Caller caller, RepositoryId id) {
            return new RepositoryInfo(
                    "ab",
                    null,
                    "repokey",
                    1,
                    1,
                    1,
                    "{\"repository\":{\"id\":\"ab\"},\"encryption\":{\"mode\":\"repokey\"},\"cache\":{}}");
        }

        @Override
        public Secret exportKey(Caller caller, RepositoryId id) {
            return Secret.of("BORG_KEY ab\nxyz\n");
        }

        @Override
        public void importKey(Caller caller, RepositoryId id, Secret key) {
            told.add(key);
        }
    }

    public final class Jobs implements JobService, BackupService, RestoreService {
        @Override
        public Job submit(Caller caller, NewJob job) {
            told.add(job);
            return Samples.job(100, job.operation(), new JobState.Queued());
        }

        @Override
        public Optional<Crowd> crowd(JobId id) {
            return Optional.of(new Crowd(JobGroup.SCHEDULED_BACKUPS, 2, 2));
        }

        @Override
        public Job get(Caller caller, JobId id) {
            return Optional.ofNullable(jobs.get(id)).orElseThrow(FakeServices::missing);
        }

        @Override
        public List<Job> list(Caller caller, Query query) {
            return jobs.values().stream()
                    .filter(job ->
                            query.operations().isEmpty() || query.operations().contains(job.operation()))
                    .filter(job -> !query.open() || !job.hasEnded())
                    .limit(query.limit())
                    .toList();
        }

        @Override
        public List<DayOutcomes> outcomes(Caller caller, String operation, int days) {
            var today = LocalDate.ofInstant(Samples.NOW, ZoneOffset.UTC);
            return today.minusDays(days - 1L)
                    .datesUntil(today.plusDays(1))
                    .map(day -> new DayOutcomes(day, day.equals(today) ? 2 : 0, 1))
                    .toList();
        }

        @Override
        public Job cancel(Caller caller, JobId id) {
            return get(caller, id).ended(new JobState.Cancelled(Samples.NOW, caller.username()));
        }

        @Override
        public LogPage log(Caller caller, JobId id, long from, int limit) {
            return new LogPage(from, List.of("one", "two"), from + 3);
        }

        @Override
        public void log(Caller caller, JobId id, OutputStream to) throws IOException {
            to.write("one\ntwo\n".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public boolean hasLog(JobId id) {
            return id.value() != 404;
        }

        @Override
        public Job start(Caller caller, String idOrPath, Optional<BackupSettings> settings) {
            told.add(settings);
            return Samples.job(100, "create", new JobState.Queued());
        }

        @Override
        public String preview(Caller caller, Request request) {
            return "local/docs/a\n";
        }

        @Override
        public Job start(Caller caller, Request request) {
            told.add(request);
            return Samples.job(101, "extract", new JobState.Queued());
        }
    }

    /** One archive of a name that needs every kind of escaping, and one that is still being read. */
    public final class Archives implements ArchiveService {

        public static final String NAME = "docs/1 50%+ü:x";
        private static final List<Entry> ENTRIES = List.of(
                new Entry(
                        "docs",
                        'd',
                        0,
                        "drwxr-xr-x",
                        "ana",
                        "ana",
                        "2026-11-01T08:30:00.000000",
                        null,
                        new FolderTotals(1, 3)),
                new Entry("docs/a \"ü\".txt", '-', 3, "-rw-r--r--", "ana", "ana", "2026-11-01T08:30:00.000000", null));

        private void require(String archive) {
            told.add(archive);
            if (!archive.equals(NAME)) {
                throw missing();
            }
        }

        @Override
        public List<Archive> list(Caller caller, RepositoryId repository) {
            return List.of(new Archive(NAME, "a".repeat(64), Samples.NOW));
        }

        @Override
        public List<Archive> leftovers(Caller caller, RepositoryId repository) {
            return List.of();
        }

        @Override
        public String listJson(Caller caller, RepositoryId repository) {
            return "{\"archives\":[{\"name\":\"docs-1\",\"archive\":\"docs-1\"}]}";
        }

        @Override
        public ArchiveInfo info(Caller caller, RepositoryId repository, String archive) {
            require(archive);
            var json = "{\"archives\":[{\"name\":\"x\",\"stats\":{\"nfiles\":2}}],\"cache\":{},\"repository\":{}}";
            return new ArchiveInfo(list(caller, repository).get(0), 3, 2, 1, 2, json);
        }

        @Override
        public Listing browse(
                Caller caller, RepositoryId repository, String archive, String path, String after, int limit) {
            require(archive);
            return after.isEmpty()
                    ? new Listing(ENTRIES.subList(0, 1), "2", 2, true, 2)
                    : new Listing(ENTRIES.subList(1, 2), null, 2, true, 2);
        }

        @Override
        public void entries(Caller caller, RepositoryId repository, String archive, String path, Consumer<Entry> to) {
            require(archive);
            ENTRIES.forEach(to);
        }

        @Override
        public void entries(
                Caller caller, RepositoryId repository, String archive, String path, long most, Consumer<Entry> to) {
            require(archive);
            ENTRIES.stream().limit(most).forEach(to);
        }

        @Override
        public Entry entry(Caller caller, RepositoryId repository, String archive, String path) {
            require(archive);
            return ENTRIES.stream()
                    .filter(entry -> entry.path().equals(path))
                    .findFirst()
                    .orElseThrow(FakeServices::missing);
        }

        @Override
        public void download(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
                throws IOException {
            to.write("abc".getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public void downloadTar(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
                throws IOException {
            to.write(("tar of " + path).getBytes(StandardCharsets.UTF_8));
        }
    }
}
