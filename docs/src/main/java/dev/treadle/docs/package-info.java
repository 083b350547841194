/**
 * The programs of the guide, and the tests that hold the Markdown files to them.
 *
 * <p>A {@code java} fence follows a comment {@code <!-- snippet: FILE#REGION -->}, and equals what
 * stands in that file between the lines {@code // tag::REGION} and {@code // end::REGION}, less the
 * common indent.
 */
package dev.treadle.docs;
