package dev.onramp.persona.persona;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onramp.defaults.http.Preconditions;
import dev.onramp.defaults.http.RequestReader;
import dev.onramp.defaults.http.Versioned;
import dev.onramp.defaults.idempotency.IdempotencyStore;
import dev.onramp.defaults.paging.PageRequest;
import dev.onramp.defaults.paging.Slice;
import dev.onramp.defaults.persistence.Transactions;
import dev.onramp.defaults.problem.Problems;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Function;

/** Rules and transactions of personas. Another owner's persona is like one that does not exist. */
@ApplicationScoped
class PersonaService {

    private final PersonaRepository personas;
    private final Transactions transactions;
    private final IdempotencyStore idempotencyKeys;
    private final RequestReader reader;
    private final Clock clock;

    PersonaService(
            PersonaRepository personas,
            Transactions transactions,
            IdempotencyStore idempotencyKeys,
            RequestReader reader,
            Clock clock) {
        this.personas = personas;
        this.transactions = transactions;
        this.idempotencyKeys = idempotencyKeys;
        this.reader = reader;
        this.clock = clock;
    }

    /** Joins the transaction that is running. */
    Uni<Versioned<PersonaResponse>> create(String owner, PersonaRequest request) {
        var persona = new PersonaEntity();
        persona.owner = owner;
        write(request, persona);
        persona.createdAt = persona.updatedAt;
        return personas.persistAndFlush(persona).map(PersonaService::created);
    }

    Uni<Versioned<PersonaResponse>> get(String owner, UUID id) {
        return transactions.run(
                owner,
                () -> personas.findOwned(owner, id)
                        .onItem()
                        .ifNull()
                        .failWith(PersonaService::notFound)
                        .map(PersonaService::existing));
    }

    Uni<Slice<PersonaResponse>> list(String owner, PageRequest page) {
        return transactions.run(
                owner, () -> personas.pageOwned(owner, page).map(slice -> slice.map(PersonaResponse::of)));
    }

    Uni<PersonaCount> count(String owner) {
        return transactions.run(owner, () -> personas.countOwned(owner).map(PersonaCount::new));
    }

    Uni<Versioned<PersonaResponse>> replace(
            String owner, UUID id, Preconditions preconditions, PersonaRequest request) {
        return change(owner, id, preconditions, present -> request);
    }

    Uni<Versioned<PersonaResponse>> patch(String owner, UUID id, Preconditions preconditions, ObjectNode patch) {
        return change(owner, id, preconditions, present -> {
            var document = reader.write(new PersonaRequest(present.rawText, present.persona));
            return reader.patched(document, patch, PersonaRequest.class);
        });
    }

    Uni<Void> delete(String owner, UUID id, Preconditions preconditions) {
        return transactions.run(
                owner,
                () -> lock(owner, id, preconditions)
                        .chain(personas::delete)
                        .chain(() -> idempotencyKeys.forget(owner, PersonaResource.location(id))));
    }

    private Uni<Versioned<PersonaResponse>> change(
            String owner, UUID id, Preconditions preconditions, Function<PersonaEntity, PersonaRequest> request) {
        return transactions.run(
                owner,
                () -> lock(owner, id, preconditions)
                        .invoke(present -> write(request.apply(present), present))
                        .call(personas::flush)
                        .map(PersonaService::existing));
    }

    private Uni<PersonaEntity> lock(String owner, UUID id, Preconditions preconditions) {
        return personas.lockOwned(owner, id)
                .onItem()
                .ifNull()
                .failWith(PersonaService::notFound)
                .invoke(present -> preconditions.requireMatch(present.tag()));
    }

    private void write(PersonaRequest request, PersonaEntity persona) {
        persona.rawText = request.rawText();
        persona.persona = request.persona();
        persona.updatedAt = clock.instant();
    }

    private static Versioned<PersonaResponse> existing(PersonaEntity persona) {
        return Versioned.existing(PersonaResponse.of(persona), persona.tag());
    }

    private static Versioned<PersonaResponse> created(PersonaEntity persona) {
        return Versioned.created(PersonaResponse.of(persona), persona.tag());
    }

    private static RuntimeException notFound() {
        return Problems.notFound("persona");
    }
}
