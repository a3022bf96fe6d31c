package dev.onramp.democonfig.page;

import dev.onramp.democonfig.acceptance.OfLink;
import dev.onramp.democonfig.acceptance.Signature;
import dev.onramp.democonfig.page.PageService.Page;
import dev.onramp.democonfig.sow.Stylesheet;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** The pages of acceptance links, for browsers: programs get JSON at the same paths. The token is all that is asked for. */
@Path("/acceptances/{token}")
@Produces(PageResource.HTML)
@PermitAll
@OfLink
class PageResource {

    /** Programs that take anything are given JSON. */
    static final String HTML = "text/html;charset=UTF-8;qs=0.5";

    static final String PATH = "/demo/acceptances/";

    private final PageService pages;
    private final Stylesheet style;

    PageResource(PageService pages, Stylesheet style) {
        this.pages = pages;
        this.style = style;
    }

    @GET
    @Operation(hidden = true)
    public Uni<RestResponse<String>> offer(@PathParam("token") String token) {
        return pages.offer(token).map(this::answer);
    }

    @POST
    @Path("/accept")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> accept(@PathParam("token") String token, String form) {
        return decide(form, fields -> pages.accept(token, new Signature(fields.get("name"), null)));
    }

    @POST
    @Path("/reject")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    @Operation(hidden = true)
    public Uni<RestResponse<String>> reject(@PathParam("token") String token, String form) {
        return decide(form, fields -> pages.reject(token, new Signature(fields.get("name"), fields.get("reason"))));
    }

    private Uni<RestResponse<String>> decide(String form, Function<FormBody, Uni<Page>> deed) {
        try {
            return deed.apply(FormBody.parse(form)).map(this::answer);
        } catch (HttpProblem malformed) {
            return Uni.createFrom().item(answer(pages.notice(malformed)));
        }
    }

    private RestResponse<String> answer(Page page) {
        var answer = ResponseBuilder.<String>create(page.status())
                .entity(page.html())
                .header("Content-Type", "text/html;charset=UTF-8")
                .header("Content-Security-Policy", style.policy("'self'"));
        page.headers().forEach(answer::header);
        return answer.build();
    }
}
