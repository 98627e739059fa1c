package org.ifolder.architecture.breach.catalog;

import java.security.cert.X509Certificate;

/** Certificates are the affair of the identity and of the link. */
class ReadsCertificates {

    X509Certificate certificate;
}
