import { codeOf } from '../../errors'

/**
 * How to mend it where an encrypted connection failed since the server's certificate does not hold; undefined where it failed
 * of something else. Certificates are always verified: there is no way around that.
 * @param cause what Node's TLS says, with its code
 */
export function certificateFailure(cause: unknown): string | undefined {
  switch (codeOf(cause)) {
    case 'CERT_HAS_EXPIRED':
    case 'CERT_NOT_YET_VALID':
      return 'Check the clock of this machine; where that is right, the server needs a new certificate.'
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'Ask it by a name that its certificate is for.'
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
      return 'Where you trust the server or the proxy before it, name a file with the certificate of its authority in the environment variable NODE_EXTRA_CA_CERTS, and start VS Code from there.'
    default:
      return undefined
  }
}
