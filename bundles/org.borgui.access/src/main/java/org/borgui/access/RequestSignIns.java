package org.borgui.access;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.signin.RequestSignIn;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The ways to sign in that each request proves anew, as they come and go; the one of the highest rank is asked first. */
@Component(service = RequestSignIns.class)
public final class RequestSignIns {

    /** Whose request it is, and which way says so. */
    record Vouched(RequestSignIn way, Identity identity) {}

    private record Ranked(int rank, RequestSignIn way) {}

    private volatile List<Ranked> ways = List.of();

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    synchronized void addWay(RequestSignIn way, Map<String, Object> properties) {
        var more = new ArrayList<>(ways);
        more.add(new Ranked(properties.get(Constants.SERVICE_RANKING) instanceof Integer rank ? rank : 0, way));
        more.sort(Comparator.comparingInt(Ranked::rank).reversed());
        ways = List.copyOf(more);
    }

    synchronized void removeWay(RequestSignIn way) {
        ways = ways.stream().filter(known -> known.way() != way).toList();
    }

    Optional<Vouched> identify(HttpServletRequest request) {
        for (var known : ways) {
            var identity = known.way().identify(request);
            if (identity.isPresent()) {
                return Optional.of(new Vouched(known.way(), identity.get()));
            }
        }
        return Optional.empty();
    }

    List<RequestSignIn> all() {
        return ways.stream().map(Ranked::way).toList();
    }

    boolean isThere(String name) {
        return ways.stream().anyMatch(known -> known.way().name().equals(name));
    }
}
