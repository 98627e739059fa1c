/** The one way in which a boundary refuses what it was asked: kind, field and a sentence for the person who asked. */
package org.ifolder.refusal;
