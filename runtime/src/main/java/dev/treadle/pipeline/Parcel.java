package dev.treadle.pipeline;

import org.jspecify.annotations.Nullable;

/**
 * An item on its way.
 *
 * @param number its place in the source, from 0
 * @param item as it came from the source
 * @param value what the stages so far have made of it, null if one of them failed
 */
record Parcel(long number, Object item, @Nullable Object value) {

    Parcel with(@Nullable Object newValue) {
        return new Parcel(number, item, newValue);
    }
}
