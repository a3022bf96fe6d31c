package dev.onramp.connector.source;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Types of columns that mean the same in every source. */
public enum PortableType {
    @JsonProperty("string")
    STRING,
    @JsonProperty("boolean")
    BOOLEAN,
    @JsonProperty("int32")
    INT32,
    @JsonProperty("int64")
    INT64,
    @JsonProperty("decimal")
    DECIMAL,
    @JsonProperty("float32")
    FLOAT32,
    @JsonProperty("float64")
    FLOAT64,
    @JsonProperty("date")
    DATE,
    @JsonProperty("time")
    TIME,
    @JsonProperty("timestamp")
    TIMESTAMP,
    @JsonProperty("timestamptz")
    TIMESTAMPTZ,
    @JsonProperty("bytes")
    BYTES,
    @JsonProperty("uuid")
    UUID,
    @JsonProperty("json")
    JSON,
    @JsonProperty("array")
    ARRAY,
    @JsonProperty("unknown")
    UNKNOWN
}
