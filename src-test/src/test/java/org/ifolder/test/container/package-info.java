/** Tests that run inside of an app server, in the application as it was built, beside its own beans. */
package org.ifolder.test.container;
