import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

interface KeyPair {
  readonly id: string;
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
}

/** The org's own key, for id tokens and access tokens in JWT format. It is made when it is first needed, which takes a moment. */
export class SigningKey {
  #pair: KeyPair | undefined;

  /** A JWT, signed with RS256. */
  sign(claims: object, header: object = {}): string {
    const { id, privateKey } = this.#keys();
    const signed = `${encode({ ...header, kid: id, typ: 'JWT', alg: 'RS256' })}.${encode(claims)}`;
    return `${signed}.${sign('sha256', Buffer.from(signed), privateKey).toString('base64url')}`;
  }

  /** The public key as a JSON Web Key Set. */
  keySet(): object {
    const { id, publicKey } = this.#keys();
    const { n, e } = publicKey.export({ format: 'jwk' });
    return { keys: [{ kty: 'RSA', n, e, alg: 'RS256', use: 'sig', kid: id }] };
  }

  #keys(): KeyPair {
    if (this.#pair === undefined) {
      const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 });
      const id = createHash('sha256')
        .update(publicKey.export({ format: 'der', type: 'spki' }))
        .digest('hex')
        .slice(0, 16);
      this.#pair = { id, privateKey, publicKey };
    }
    return this.#pair;
  }
}

function encode(value: object): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
