package org.borgui.core.notices;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.core.Listeners;
import org.borgui.spi.notice.AddressParts;
import org.borgui.spi.notice.Notifier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The notifiers that are installed at the moment, by the schemes of their addresses. Any thread. */
@Component(service = Notifiers.class)
public final class Notifiers {

    /** The newest last: it is asked, and when it goes the one before it is again. No list is empty. */
    private final Map<String, List<Notifier>> schemes = new ConcurrentHashMap<>();

    private final Listeners<Runnable> arrivals = new Listeners<>();

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addNotifier(Notifier notifier, Map<String, Object> properties) {
        if (properties.get("borgui.notifier.schemes") instanceof String[] named) {
            Arrays.stream(named).forEach(scheme -> add(scheme, notifier));
        } else if (properties.get("borgui.notifier.schemes") instanceof String one) {
            add(one, notifier);
        }
        arrivals.tell(Runnable::run);
    }

    private void add(String scheme, Notifier notifier) {
        schemes.merge(scheme, List.of(notifier), (before, more) -> Stream.concat(before.stream(), more.stream())
                .toList());
    }

    void removeNotifier(Notifier notifier) {
        schemes.keySet()
                .forEach(scheme -> schemes.computeIfPresent(scheme, (same, before) -> {
                    var rest =
                            before.stream().filter(known -> known != notifier).toList();
                    return rest.isEmpty() ? null : rest;
                }));
    }

    /** Told each time when a notifier has come: what waited for it can be sent. */
    void onArrival(Runnable listener) {
        arrivals.add(listener);
    }

    void remove(Runnable listener) {
        arrivals.remove(listener);
    }

    Set<String> schemes() {
        return new TreeSet<>(schemes.keySet());
    }

    Optional<Notifier> of(Secret address) {
        var text = address.reveal().strip();
        int colon = text.indexOf(':');
        return colon < 1
                ? Optional.empty()
                : Optional.ofNullable(schemes.get(text.substring(0, colon).toLowerCase(Locale.ROOT)))
                        .map(notifiers -> notifiers.get(notifiers.size() - 1));
    }

    /** Refuses an address that no notifier could send to. */
    void require(Secret address) {
        of(address).orElseThrow(this::unknown).requireAddress(address);
    }

    private RefusedException unknown() {
        return AddressParts.refused(
                schemes.isEmpty()
                        ? "No notifier is installed. Install one of the bundles org.borgui.notify.*"
                        : "No installed notifier sends to such an address. It begins with one of: %s."
                                .formatted(String.join(
                                        ", ",
                                        schemes().stream()
                                                .map(scheme -> scheme + "://")
                                                .toList())));
    }
}
