/**
 * Makes the images of a folder smaller, in a pipeline: read, resize, write. Reading and writing
 * wait for the disk, resizing for a processor, so each stage has as many workers as suit it.
 */
@NullMarked
package dev.treadle.samples.images;

import org.jspecify.annotations.NullMarked;
