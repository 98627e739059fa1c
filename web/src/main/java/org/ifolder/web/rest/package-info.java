/** What all resources share: JSON, pages, ETags, the form of answers, and the limits of a request's body. */
package org.ifolder.web.rest;
