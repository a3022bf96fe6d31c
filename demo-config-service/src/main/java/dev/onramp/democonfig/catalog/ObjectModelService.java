package dev.onramp.democonfig.catalog;

import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rules of object models. */
@Singleton
class ObjectModelService extends EntryService<ObjectModelEntity, ObjectModelRequest, ObjectModelResponse> {

    private final CatalogueLists lists;
    private final CatalogueUsage usage;

    ObjectModelService(ObjectModelRepository rows, EntryParts parts, CatalogueLists lists, CatalogueUsage usage) {
        super(
                rows,
                parts,
                new Kind<>("object model", "code", CatalogueRows.Table.object_models, ObjectModelRequest.class));
        this.lists = lists;
        this.usage = usage;
    }

    @Override
    ObjectModelEntity make() {
        return new ObjectModelEntity();
    }

    @Override
    void fill(ObjectModelEntity entry, ObjectModelRequest request) {
        // An object model is no more than its name.
    }

    @Override
    ObjectModelRequest asRequest(ObjectModelEntity entry) {
        return new ObjectModelRequest(entry.id, entry.name, entry.description);
    }

    @Override
    Uni<Void> check(@Nullable ObjectModelEntity present, ObjectModelRequest request) {
        return Uni.createFrom().voidItem();
    }

    @Override
    Uni<Void> requireUnused(String code) {
        var uses = new Uses();
        return lists.kpisOfObject(code)
                .invoke(kpis -> uses.add("kpi", kpis))
                .chain(() -> usage.ofObjectModel(code))
                .invoke(clients -> uses.add(clients)
                        .requireNone("object-model-in-use", "KPIs need this object model; see usages and total."))
                .replaceWithVoid();
    }

    @Override
    Uni<List<ObjectModelResponse>> show(List<ObjectModelEntity> entries) {
        return Uni.createFrom()
                .item(entries.stream().map(ObjectModelResponse::of).toList());
    }
}
