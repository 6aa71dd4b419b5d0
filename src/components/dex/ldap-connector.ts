import { ConnectorIdentity } from './connector-identity';
import { SecretKeyRef } from '../../core';

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
