import { SecretKeyRef } from '../../core';

/** What every connector has. */
export interface ConnectorIdentity {
  /** Part of the URLs of the login and of the user's internal id; unique, lower case, never `local`. */
  readonly id: string;
  /** Text on the button of Dex's login page. */
  readonly name: string;
}

/** Registration of Dex at a provider; its redirect URI there is `<issuerUrl>/callback`. */
export interface ClientRegistration {
  /** Identifier of the client, or the Secret that holds it. */
  readonly clientID: string | SecretKeyRef;
  /** Secret that holds the password of the client. */
  readonly clientSecret: SecretKeyRef;
}
