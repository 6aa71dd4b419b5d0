/** Providers of any maker, by the protocol that they speak. */
import { ClientRegistration, ConnectorIdentity } from './connector-identity';

/** Any OpenID Connect provider: Keycloak, Okta, Entra ID, another Dex. */
export interface OidcConnector extends ConnectorIdentity {
  readonly type: 'oidc';
  readonly config: OidcConnectorConfig;
}

/** Settings of an {@link OidcConnector}. */
export interface OidcConnectorConfig extends ClientRegistration {
  /** Base URL of the provider's discovery document. */
  readonly issuer: string;
  /** @default - Dex asks for `openid`, `profile` and `email` */
  readonly scopes?: readonly string[];
  /**
   * Accepts users whose address the provider did not confirm.
   * @default false
   */
  readonly insecureSkipEmailVerified?: boolean;
  /**
   * Takes over the groups of the provider; they are refreshed only at the next login.
   * @default false
   */
  readonly insecureEnableGroups?: boolean;
  /** Only members of one of these groups may log in. @default - everybody whom the provider knows */
  readonly allowedGroups?: readonly string[];
  /** Asks the provider's userinfo endpoint for claims that the token lacks. @default false */
  readonly getUserInfo?: boolean;
  /** Claim that becomes the user's id. @default - `sub` */
  readonly userIDKey?: string;
  /** Claim that becomes the user's name. @default - `name` */
  readonly userNameKey?: string;
  /** Claims by other names than the standard's. @default - the standard's names */
  readonly claimMapping?: OidcClaimMapping;
  /** Value of the `prompt` parameter. @default - `consent` */
  readonly promptType?: string;
}

/** Claims that stand in for the standard's where the provider does not send those. */
export interface OidcClaimMapping {
  /** Claim with the short name. @default 'preferred_username' */
  readonly preferred_username?: string;
  /** Claim with the mail address. @default 'email' */
  readonly email?: string;
  /** Claim with the groups. @default 'groups' */
  readonly groups?: string;
}

/** Any OAuth 2 provider that tells of a user at an URL. */
export interface OAuthConnector extends ConnectorIdentity {
  readonly type: 'oauth';
  readonly config: OAuthConnectorConfig;
}

/** Settings of an {@link OAuthConnector}. */
export interface OAuthConnectorConfig extends ClientRegistration {
  /** Where codes become tokens. */
  readonly tokenURL: string;
  /** Where a login begins. */
  readonly authorizationURL: string;
  /** Where the provider tells of a user. */
  readonly userInfoURL: string;
  /** @default - `profile`, `email` and `groups` */
  readonly scopes?: readonly string[];
  /** Field that becomes the user's id. @default - `id` */
  readonly userIDKey?: string;
  /** Fields by other names than Dex expects. @default - the standard's names */
  readonly claimMapping?: OAuthClaimMapping;
  /** Accepts every certificate of the provider. @default false */
  readonly insecureSkipVerify?: boolean;
}

/** Fields that stand in for those that Dex expects. */
export interface OAuthClaimMapping {
  /** @default 'user_name' */
  readonly userNameKey?: string;
  /** @default 'preferred_username' */
  readonly preferredUsernameKey?: string;
  /** @default 'groups' */
  readonly groupsKey?: string;
  /** @default 'email' */
  readonly emailKey?: string;
  /** @default 'email_verified' */
  readonly emailVerifiedKey?: string;
}

/** A SAML 2.0 provider. */
export interface SamlConnector extends ConnectorIdentity {
  readonly type: 'saml';
  readonly config: SamlConnectorConfig;
}

/** Settings of a {@link SamlConnector}. */
export interface SamlConnectorConfig {
  /** Address of the provider for sign-on by HTTP POST. */
  readonly ssoURL: string;
  /** Certificate that signs the provider's answers, PEM in base64. */
  readonly caData: string;
  /** Attribute with the user's name. */
  readonly usernameAttr: string;
  /** Attribute with the mail address. */
  readonly emailAttr: string;
  /** Attribute with the groups. @default - users have no groups */
  readonly groupsAttr?: string;
  /** Text between groups in one value. @default - one value for each group */
  readonly groupsDelim?: string;
  /** Only members of one of these groups may log in. @default - everybody whom the provider knows */
  readonly allowedGroups?: readonly string[];
  /** Name by which the provider knows Dex. @default - the redirect URI */
  readonly entityIssuer?: string;
  /** Name that the provider's answers must carry. @default - not checked */
  readonly ssoIssuer?: string;
  /** Form of the name that is asked for. @default - `persistent` */
  readonly nameIDPolicyFormat?: string;
}
