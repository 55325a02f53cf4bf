/** What changes and evidence are about, in a person's words: records by their titles, deeds, fields and their values. */
@NullMarked
package org.outboxfx.app.subject;

import org.jspecify.annotations.NullMarked;
