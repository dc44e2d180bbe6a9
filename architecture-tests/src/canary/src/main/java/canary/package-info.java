/** Mistakes that the build must refuse. */
@NullMarked
package canary;

import org.jspecify.annotations.NullMarked;
