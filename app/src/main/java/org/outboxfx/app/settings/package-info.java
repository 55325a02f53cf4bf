/** What a person has chosen: kept in a file of the profile, shown and changed on a page. */
@NullMarked
package org.outboxfx.app.settings;

import org.jspecify.annotations.NullMarked;
