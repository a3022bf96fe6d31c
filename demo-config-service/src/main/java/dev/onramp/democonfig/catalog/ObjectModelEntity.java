package dev.onramp.democonfig.catalog;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

@Entity
@Table(name = "object_models")
class ObjectModelEntity extends EntryEntity {}
