/** Tests of the testkit itself: what it must accept, and bad plug-ins that it must find. Not part of the test-jar. */
@NullMarked
package org.eigenbetrieb.core.testkitcheck;

import org.jspecify.annotations.NullMarked;
