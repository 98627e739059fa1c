/**
 * Who calls, and what a role may call. Authentication is Jakarta Security's; authorisation asks for roles and denies what no
 * annotation allows.
 */
package org.ifolder.web.security;
