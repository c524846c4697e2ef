package org.borgui.core.notices;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditListener;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.notice.Notice;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of what the audit log says of accounts, each entry once: how far the log was looked through is kept together with
 * what is told, so that what was recorded before a crash is told at the next start.
 */
// immediate: the log tells whoever is there
@Component(service = AuditListener.class, immediate = true)
public final class AccountNotices implements AuditListener {

    private static final Logger LOG = LoggerFactory.getLogger(AccountNotices.class);
    private static final Caller CALLER = Caller.server("notices");
    private static final int AT_ONCE = 500;

    private final State state;
    private final AuditLog log;
    private final Supplier<List<User>> users;
    private final Outbox outbox;
    private final Deliveries deliveries;
    private final Runnable filling = this::look;

    @Activate
    public AccountNotices(
            @Reference State state,
            @Reference AuditLog log,
            @Reference UserService users,
            @Reference Deliveries deliveries) {
        this(state, log, () -> users.list(CALLER), deliveries, Clock.systemUTC());
    }

    AccountNotices(State state, AuditLog log, Supplier<List<User>> users, Deliveries deliveries, Clock clock) {
        this.state = state;
        this.log = log;
        this.users = users;
        this.outbox = new Outbox(state, clock);
        this.deliveries = deliveries;
        state.open(ToldDocument.KIND);
        deliveries.fillBy(filling);
    }

    @Deactivate
    void close() {
        deliveries.notFilledBy(filling);
    }

    @Override
    public void recorded(AuditEntry entry) {
        if (AccountWords.isTold(entry.event())) {
            deliveries.wake();
        }
    }

    private void look() {
        var told = told(state.find(ToldDocument.KIND, one()));
        if (told.isEmpty()) { // people are told of what happens from now on
            told = Optional.of(newest());
            tell(List.of(), told.get());
        }
        for (var page = log.after(CALLER, told.get(), AT_ONCE); !page.isEmpty(); ) {
            long last = page.get(page.size() - 1).id();
            tell(page, last);
            page = log.after(CALLER, last, AT_ONCE);
        }
    }

    private long newest() {
        var newest = log.find(CALLER, new AuditLog.Filter(0, 1, Set.of(), Optional.empty(), null, null));
        return newest.stream().mapToLong(AuditEntry::id).findFirst().orElse(0);
    }

    private void tell(List<AuditEntry> entries, long last) {
        var notices = entries.stream()
                .filter(entry -> AccountWords.isTold(entry.event()))
                .flatMap(entry -> notice(entry).stream())
                .toList();
        state.write(DURABLE, writing -> {
            notices.forEach(notice -> outbox.put(writing, notice));
            var document = new ToldDocument(last);
            return writing.find(ToldDocument.KIND, one()).stream()
                    .findFirst()
                    .map(old -> writing.put(ToldDocument.KIND, old.with(document)))
                    .orElseGet(() -> writing.add(ToldDocument.KIND, writing.nextId(ToldDocument.KIND), document));
        });
    }

    /** One that cannot be told keeps no later one from being told. */
    private Optional<Notice> notice(AuditEntry entry) {
        try {
            return Optional.of(AccountWords.notice(entry, user(entry)));
        } catch (RuntimeException e) {
            LOG.error("Nobody is told of entry {} of the audit log", entry.id(), e);
            return Optional.empty();
        }
    }

    private static Query one() {
        return Query.all(ToldDocument.KIND.name()).limit(1);
    }

    private static Optional<Long> told(List<Stored<ToldDocument>> found) {
        return found.stream().map(Stored::value).map(ToldDocument::entry).findFirst();
    }

    /** Whose account it is; empty when it is nobody's, or of one who is gone. */
    private Optional<User> user(AuditEntry entry) {
        return AccountWords.user(entry.event()).flatMap(number -> users.get().stream()
                .filter(user -> user.id().equals(new UserId(number)))
                .findFirst());
    }
}
