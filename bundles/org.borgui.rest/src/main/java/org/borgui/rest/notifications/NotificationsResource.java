package org.borgui.rest.notifications;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.NOTIFICATIONS_MANAGE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.SubscriptionId;
import org.borgui.api.access.Caller;
import org.borgui.api.notice.NotificationService;
import org.borgui.api.notice.Subscription;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.Done;
import org.borgui.rest.Fields;
import org.borgui.rest.notifications.NotificationItem.Watched;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /notifications}: keep subscriptions, try them, and see what became of notices. */
@Component(service = NotificationsResource.class)
@RestResource
@Path("notifications")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class NotificationsResource {

    private static final int MOST = 500;

    /** The beginnings of addresses that can be sent to. */
    record Schemes(Set<String> schemes) {}

    private final NotificationService notifications;
    private final RepositoryService repositories;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public NotificationsResource(
            @Reference NotificationService notifications, @Reference RepositoryService repositories) {
        this.notifications = notifications;
        this.repositories = repositories;
    }

    @GET
    @Permit(NOTIFICATIONS_MANAGE)
    public List<NotificationItem> list(@Context SecurityContext security) {
        var caller = Callers.of(security);
        return notifications.list(caller).stream()
                .map(subscription -> item(caller, subscription))
                .toList();
    }

    @POST
    @Permit(NOTIFICATIONS_MANAGE)
    public Response add(@Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var added = notifications.add(caller, new NotificationBody(body).made(clock.instant()));
        return Response.status(Response.Status.CREATED)
                .entity(item(caller, added))
                .build();
    }

    @POST
    @Path("test")
    @Permit(NOTIFICATIONS_MANAGE)
    public Done test(@Nullable ObjectNode body, @Context SecurityContext security) {
        return notifications
                .test(Callers.of(security), new NotificationBody(body).address())
                .map(trouble -> new Done(false, trouble))
                .orElse(Done.of("backend.success.notifications.testSent"));
    }

    @GET
    @Path("schemes")
    @Permit(NOTIFICATIONS_MANAGE)
    public Schemes schemes() {
        return new Schemes(notifications.schemes());
    }

    @GET
    @Path("{setting_id}")
    @Permit(NOTIFICATIONS_MANAGE)
    public NotificationItem get(@PathParam("setting_id") SubscriptionId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        return item(caller, notifications.get(caller, id));
    }

    @PUT
    @Path("{setting_id}")
    @Permit(NOTIFICATIONS_MANAGE)
    public NotificationItem change(
            @PathParam("setting_id") SubscriptionId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var changed = new NotificationBody(body).changed(notifications.get(caller, id), clock.instant());
        return item(caller, notifications.replace(caller, changed));
    }

    @DELETE
    @Path("{setting_id}")
    @Permit(NOTIFICATIONS_MANAGE)
    public void remove(@PathParam("setting_id") SubscriptionId id, @Context SecurityContext security) {
        notifications.remove(Callers.of(security), id);
    }

    @GET
    @Path("{setting_id}/deliveries")
    @Permit(NOTIFICATIONS_MANAGE)
    public DeliveryItem.Page deliveries(
            @PathParam("setting_id") SubscriptionId id,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @Context SecurityContext security) {
        var found = notifications.deliveries(Callers.of(security), id, Fields.between(1, limit, MOST));
        return new DeliveryItem.Page(found.stream().map(DeliveryItem::of).toList());
    }

    @POST
    @Path("{setting_id}/retry")
    @Permit(NOTIFICATIONS_MANAGE)
    public Done tryAgain(@PathParam("setting_id") SubscriptionId id, @Context SecurityContext security) {
        notifications.tryAgain(Callers.of(security), id);
        return Done.of("backend.success.notifications.retried");
    }

    private NotificationItem item(Caller caller, Subscription subscription) {
        return NotificationItem.of(
                subscription, notifications.health(caller, subscription.id()), id -> watched(caller, id));
    }

    private Watched watched(Caller caller, RepositoryId id) {
        try {
            var repository = repositories.get(caller, id);
            return new Watched(id.value(), repository.name(), repository.path());
        } catch (RefusedException e) { // forgotten since
            return new Watched(id.value(), null, null);
        }
    }
}
