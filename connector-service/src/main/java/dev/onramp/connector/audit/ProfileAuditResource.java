package dev.onramp.connector.audit;

import dev.onramp.defaults.identity.Caller;
import dev.onramp.defaults.identity.Roles;
import dev.onramp.defaults.openapi.ContractFilter;
import dev.onramp.defaults.paging.Page;
import dev.onramp.defaults.paging.PageParameters;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.extensions.Extension;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The audit of one profile. */
@Path("/profiles/{id}/audit")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "audit")
class ProfileAuditResource {

    private final AuditService audit;
    private final Caller caller;

    ProfileAuditResource(AuditService audit, Caller caller) {
        this.audit = audit;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "listAuditOfProfile",
            summary = "List what was done to a profile, which may be deleted by now, newest first")
    @Extension(name = ContractFilter.ALWAYS_THERE, value = "true")
    public Uni<RestResponse<Page<AuditResponse>>> list(
            @PathParam("id") String id, @BeanParam PageParameters parameters, @BeanParam AuditFilter filter) {
        return audit.list(caller.id(), id, parameters.parse(AuditFilter.NAMES), filter)
                .map(slice -> slice.toAnswer(AuditResponse::cursor));
    }
}
