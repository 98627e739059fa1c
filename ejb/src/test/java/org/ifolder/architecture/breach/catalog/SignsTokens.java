package org.ifolder.architecture.breach.catalog;

import com.nimbusds.jose.JWSObject;

/** Tokens are the affair of one package. */
class SignsTokens {

    JWSObject token;
}
