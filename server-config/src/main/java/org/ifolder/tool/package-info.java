/**
 * The domain tool: what {@code domain.sh} does through the API of the hosts, and what it needs besides (generated
 * people, secrets, a look at the ports). Each subcommand is one class of {@code command}; {@code domain} and
 * {@code sample} hold the work, {@code api} and {@code folder} are the only packages that know HTTP and the folder of the
 * running Domain.
 */
package org.ifolder.tool;
