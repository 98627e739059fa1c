/** Why a member can or cannot work in an iFolder. */
package org.ifolder.web.api.explanation;
