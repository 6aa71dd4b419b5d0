import { EnvVar } from '../../apis/k8s/core/v1';
import { SecretKeyRef } from '../../core';

/** An identity provider that Dex asks, with Dex's own names for its settings. */
export type DexConnector = OidcConnector | LdapConnector | GithubConnector | GoogleConnector | MicrosoftConnector | SamlConnector;

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

/** A directory such as Active Directory or OpenLDAP; Dex shows the form itself. */
export interface LdapConnector extends ConnectorIdentity {
  readonly type: 'ldap';
  readonly config: LdapConnectorConfig;
}

/** Settings of an {@link LdapConnector}. */
export interface LdapConnectorConfig {
  /** `host` or `host:port`. */
  readonly host: string;
  /** Talks without TLS, passwords included. @default false */
  readonly insecureNoSSL?: boolean;
  /** Accepts every certificate of the server. @default false */
  readonly insecureSkipVerify?: boolean;
  /** Starts in plain text on port 389 and changes to TLS. @default false */
  readonly startTLS?: boolean;
  /** Certificate of the authority that signed the server's, PEM in base64. @default - the authorities of the image */
  readonly rootCAData?: string;
  /** Account that searches. @default - anonymous search */
  readonly bindDN?: string;
  /** Its password. @default - anonymous search */
  readonly bindPW?: SecretKeyRef;
  /** Label of the form's first field. @default - `Username` */
  readonly usernamePrompt?: string;
  /** How the entry of a user is found. */
  readonly userSearch: LdapUserSearch;
  /** How a user's groups are found. @default - users have no groups */
  readonly groupSearch?: LdapGroupSearch;
}

/** How the entry of a user is found. */
export interface LdapUserSearch {
  /** Where the search begins, for example `ou=people,dc=example,dc=com`. */
  readonly baseDN: string;
  /** Condition beside the user's name, for example `(objectClass=person)`. @default - none: every entry */
  readonly filter?: string;
  /** Attribute that is compared with what the user typed. */
  readonly username: string;
  /** `sub` looks below all levels, `one` below the first. @default - `sub` */
  readonly scope?: 'sub' | 'one';
  /** Attribute that becomes the user's id. */
  readonly idAttr: string;
  /** Attribute with the mail address. */
  readonly emailAttr: string;
  /** Attribute with the full name. @default - users have no full name */
  readonly nameAttr?: string;
  /** Attribute with the short name. @default - users have no short name */
  readonly preferredUsernameAttr?: string;
}

/** How a user's groups are found. */
export interface LdapGroupSearch {
  /** Where the search begins. */
  readonly baseDN: string;
  /** Condition beside the membership. @default - none: every entry */
  readonly filter?: string;
  /** `sub` looks below all levels, `one` below the first. @default - `sub` */
  readonly scope?: 'sub' | 'one';
  /** Attributes of user and group that are equal for a member. */
  readonly userMatchers: readonly { readonly userAttr: string; readonly groupAttr: string }[];
  /** Attribute that becomes the group's name. */
  readonly nameAttr: string;
}

/** GitHub or GitHub Enterprise. */
export interface GithubConnector extends ConnectorIdentity {
  readonly type: 'github';
  readonly config: GithubConnectorConfig;
}

/** Settings of a {@link GithubConnector}. */
export interface GithubConnectorConfig extends ClientRegistration {
  /** Organizations whose members may log in, at need only single teams. @default - every GitHub account */
  readonly orgs?: readonly GithubOrganization[];
  /** Takes over all teams as groups, if `orgs` is left out. @default false */
  readonly loadAllGroups?: boolean;
  /** Which name of a team becomes the group. @default - `name` */
  readonly teamNameField?: 'name' | 'slug' | 'both';
  /** The login instead of the number becomes the user's id. @default false */
  readonly useLoginAsID?: boolean;
  /** Host of GitHub Enterprise. @default - github.com */
  readonly hostName?: string;
}

/** An organization whose members may log in. */
export interface GithubOrganization {
  /** Its login at GitHub. */
  readonly name: string;
  /** Only members of one of these teams. @default - all members */
  readonly teams?: readonly string[];
}

/** Google accounts. */
export interface GoogleConnector extends ConnectorIdentity {
  readonly type: 'google';
  readonly config: GoogleConnectorConfig;
}

/** Settings of a {@link GoogleConnector}. */
export interface GoogleConnectorConfig extends ClientRegistration {
  /** Domains whose accounts may log in. @default - every Google account */
  readonly hostedDomains?: readonly string[];
}

/** Microsoft Entra ID and personal Microsoft accounts. */
export interface MicrosoftConnector extends ConnectorIdentity {
  readonly type: 'microsoft';
  readonly config: MicrosoftConnectorConfig;
}

/** Settings of a {@link MicrosoftConnector}. */
export interface MicrosoftConnectorConfig extends ClientRegistration {
  /** Id or name of a tenant, `organizations` or `consumers`. @default - `common`: every Microsoft account */
  readonly tenant?: string;
  /** Only members of one of these groups may log in. @default - everybody in the tenant */
  readonly groups?: readonly string[];
  /** Leaves out distribution lists and other groups without rights. @default false */
  readonly onlySecurityGroups?: boolean;
  /** Which name of a group is passed on. @default - `name` */
  readonly groupNameFormat?: 'name' | 'id';
  /** Passes on only those of the user's groups that `groups` names. @default false */
  readonly useGroupsAsWhitelist?: boolean;
  /** Writes mail addresses in lower case. @default false */
  readonly emailToLowercase?: boolean;
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

/** A connector as Dex's configuration file holds it. */
export interface RenderedConnector {
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
}

/** Connector for the configuration file: what comes from a Secret is the name of an environment variable. */
export function renderConnector(connector: DexConnector, issuerUrl: string): RenderedConnector {
  const { type, id, name, config } = connector;
  const own = entries(connector).map(([field, value]) => [field, isSecret(value) ? `$${variable(id, field)}` : value]);
  return { type, id, name, config: { ...Object.fromEntries(own), ...'host' in config ? {} : { redirectURI: `${issuerUrl}/callback` } } };
}

/** The environment variables that a connector's configuration names. */
export function connectorEnv(connector: DexConnector): EnvVar[] {
  return entries(connector).flatMap(([field, value]) => isSecret(value)
    ? [{ name: variable(connector.id, field), valueFrom: { secretKeyRef: { name: value.name, key: value.key } } }]
    : []);
}

/** The texts in a connector's configuration that contain `$`, which Dex would take for a variable. */
export function dollars(value: unknown): string[] {
  if (typeof value === 'string') {
    return value.includes('$') ? [value] : [];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(dollars) : [];
}

function entries(connector: DexConnector): [string, unknown][] {
  return Object.entries(connector.config).filter(([, value]) => value !== undefined);
}

function isSecret(value: unknown): value is SecretKeyRef {
  return typeof value === 'object' && value !== null && 'key' in value && 'name' in value;
}

function variable(id: string, field: string): string {
  return `CONNECTOR_${id}_${field}`.toUpperCase().replace(/[^A-Z0-9]/g, '_');
}
