package org.borgui.rest.audit;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.AUDIT_VIEW;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.audit.AuditLog.Filter;
import org.borgui.rest.Attachment;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.rest.audit.AuditItem.AuditPage;
import org.borgui.rest.audit.AuditItem.Verified;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /audit}: who did what, for admins. */
@Component(service = AuditResource.class)
@RestResource
@Path("audit")
@Produces(APPLICATION_JSON)
public final class AuditResource {

    private static final int MOST = 500;

    private final AuditLog log;

    @Activate
    public AuditResource(@Reference AuditLog log) {
        this.log = log;
    }

    /** Newest first. */
    @GET
    @Permit(AUDIT_VIEW)
    public AuditPage find(
            @QueryParam("before") @DefaultValue("0") long before,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("type") @Nullable String types,
            @QueryParam("success") @Nullable Boolean success,
            @QueryParam("user") @Nullable String user,
            @QueryParam("address") @Nullable String address,
            @Context SecurityContext security) {
        int most = Fields.between(1, limit, MOST);
        var wanted = types == null || types.isBlank() ? Set.<String>of() : Set.copyOf(List.of(types.split(",", -1)));
        var filter = new Filter(before, most + 1, wanted, Optional.ofNullable(success), user, address);
        var found = log.find(Callers.of(security), filter);
        return new AuditPage(found.stream().limit(most).map(AuditItem::of).toList(), found.size() > most);
    }

    @POST
    @Path("verify")
    @Permit(AUDIT_VIEW)
    public Verified verify(@Context SecurityContext security) {
        var verdict = log.verify(Callers.of(security));
        return new Verified(verdict.entries(), verdict.signed(), verdict.damages(), verdict.key());
    }

    /** All of it, oldest first. */
    @GET
    @Path("export")
    @Produces({"text/plain", APPLICATION_JSON})
    @Permit(value = AUDIT_VIEW, download = true)
    public Response export(
            @QueryParam("format") @DefaultValue("ndjson") String format, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var writer = AuditExport.of(format);
        return Attachment.text("audit." + writer.extension(), out -> writer.write(log, caller, out));
    }
}
