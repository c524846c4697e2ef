package org.borgui.borg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.Secret;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Progress;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.borgui.spi.borg.Verified;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Answers by running the installed borg. */
@Component
public final class ProgramBorg implements Borg {

    private final BorgProgram program;

    @Activate
    public ProgramBorg(@Reference BorgProgram program) {
        this.program = program;
    }

    @Override
    public String version() throws BorgFailedException, InterruptedException {
        return program.version();
    }

    @Override
    public void init(Target target, Encryption encryption) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        asking(dialect, target, "").text(quickly(dialect.words().init(target, encryption)));
    }

    @Override
    public RepositoryInfo info(Target target) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        return asking(dialect, target, "")
                .document(quickly(dialect.words().info(target)), dialect.answers()::repository);
    }

    @Override
    public List<Archive> archives(Target target) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        return asking(dialect, target, "")
                .document(quickly(dialect.words().archives(target)), dialect.answers()::archives);
    }

    @Override
    public List<Archive> checkpoints(Target target) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        var words = dialect.words();
        return asking(dialect, target, "")
                .document(quickly(words.archivesAndCheckpoints(target)), dialect.answers()::archives)
                .stream()
                .filter(archive -> words.isCheckpoint(archive.name()))
                .toList();
    }

    @Override
    public String archivesJson(Target target) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        return asking(dialect, target, "").text(quickly(dialect.words().archives(target)));
    }

    @Override
    public ArchiveInfo archive(Target target, String archive) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        return asking(dialect, target, archive)
                .document(quickly(dialect.words().archive(target, archive)), dialect.answers()::archive);
    }

    @Override
    public void entries(Target target, String archive, Consumer<Entry> to)
            throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        asking(dialect, target, archive)
                .entries(dialect.words().entries(target, archive).within(program.listingTime()), to);
    }

    @Override
    public void extract(Target target, String archive, String path, OutputStream to)
            throws BorgFailedException, IOException, InterruptedException {
        new Download(program, program.dialect(), target, archive).stream(path, to);
    }

    @Override
    public void exportTar(Target target, String archive, String path, OutputStream to)
            throws BorgFailedException, IOException, InterruptedException {
        new Download(program, program.dialect(), target, archive).tar(path, to);
    }

    @Override
    public Verified extractTo(
            Target target,
            String archive,
            List<String> paths,
            List<String> folders,
            Path directory,
            Consumer<Progress> progress,
            Consumer<String> log)
            throws BorgFailedException, InterruptedException {
        return new Extraction(program, program.dialect(), target, archive, progress, log)
                .run(paths, folders, directory);
    }

    @Override
    public Verified verify(Target target, String archive, Consumer<Progress> progress, Consumer<String> log)
            throws BorgFailedException, InterruptedException {
        return new Extraction(program, program.dialect(), target, archive, progress, log).verify();
    }

    @Override
    public void delete(Target target, List<String> archives, Consumer<String> log)
            throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        freeing(dialect, dialect.words().delete(target, archives), target, archives.get(0), log);
    }

    @Override
    public void compact(Target target, Consumer<String> log) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        freeing(dialect, dialect.words().compact(target), target, "", log);
    }

    /** What needs some room on the repository's disk to make more: lends it the reserve. */
    private void freeing(Dialect dialect, Call call, Target target, String archive, Consumer<String> log)
            throws BorgFailedException, InterruptedException {
        new Reserve(program, target, log).lend();
        log.accept(Shown.words(call));
        var said = new Said(dialect.answers(), log, line -> {});
        asking(dialect, target, archive).check(program.run(call, target, said, line -> {}), said);
    }

    @Override
    public List<RepositoryLock> holders(Target target) {
        return program.holders(target);
    }

    @Override
    public Secret exportKey(Target target) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        return Secret.of(
                asking(dialect, target, "").text(quickly(dialect.words().exportKey(target))));
    }

    @Override
    public void importKey(Target target, Secret key) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        asking(dialect, target, "").text(quickly(dialect.words().importKey(target, key)));
    }

    private Asking asking(Dialect dialect, Target target, String archive) {
        return new Asking(program, dialect, target, archive);
    }

    private Call quickly(Call call) {
        return call.within(program.answerTime());
    }
}
