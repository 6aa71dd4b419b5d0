/** Providers by their maker. */
import { ClientRegistration, ConnectorIdentity } from './connector-identity';

/** GitHub or GitHub Enterprise. */
export interface GithubConnector extends ConnectorIdentity {
  readonly type: 'github';
  readonly config: GithubConnectorConfig;
}

/** Settings of a {@link GithubConnector}. */
export interface GithubConnectorConfig extends ClientRegistration {
  /** Organizations whose members may log in, optionally only single teams. @default - every GitHub account, which production refuses */
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

/** GitLab, on gitlab.com or a host of one's own. */
export interface GitlabConnector extends ConnectorIdentity {
  readonly type: 'gitlab';
  readonly config: GitlabConnectorConfig;
}

/** Settings of a {@link GitlabConnector}. */
export interface GitlabConnectorConfig extends ClientRegistration {
  /** URL of the GitLab. @default - https://gitlab.com */
  readonly baseURL?: string;
  /** Only members of one of these groups may log in, by their full paths. @default - every account, which production refuses on gitlab.com */
  readonly groups?: readonly string[];
  /** The login instead of the number becomes the user's id. @default false */
  readonly useLoginAsID?: boolean;
}

/** Gitea. */
export interface GiteaConnector extends ConnectorIdentity {
  readonly type: 'gitea';
  readonly config: GiteaConnectorConfig;
}

/** Settings of a {@link GiteaConnector}. */
export interface GiteaConnectorConfig extends ClientRegistration {
  /** URL of the Gitea. */
  readonly baseURL: string;
  /** Organizations whose members may log in, optionally only single teams. @default - everybody whom it knows */
  readonly orgs?: readonly GithubOrganization[];
  /** Takes over all teams as groups, if `orgs` is left out. @default false */
  readonly loadAllGroups?: boolean;
  /** The login instead of the number becomes the user's id. @default false */
  readonly useLoginAsID?: boolean;
}

/** Google accounts. */
export interface GoogleConnector extends ConnectorIdentity {
  readonly type: 'google';
  readonly config: GoogleConnectorConfig;
}

/** Settings of a {@link GoogleConnector}. */
export interface GoogleConnectorConfig extends ClientRegistration {
  /** Domains whose accounts may log in. @default - every Google account, which production refuses */
  readonly hostedDomains?: readonly string[];
}

/** Microsoft Entra ID and personal Microsoft accounts. */
export interface MicrosoftConnector extends ConnectorIdentity {
  readonly type: 'microsoft';
  readonly config: MicrosoftConnectorConfig;
}

/** Settings of a {@link MicrosoftConnector}. */
export interface MicrosoftConnectorConfig extends ClientRegistration {
  /** Id or name of a tenant, `organizations` or `consumers`. @default - `common`: every Microsoft account, which production refuses */
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

/** The login of an OpenShift cluster. */
export interface OpenshiftConnector extends ConnectorIdentity {
  readonly type: 'openshift';
  readonly config: OpenshiftConnectorConfig;
}

/** Settings of an {@link OpenshiftConnector}. */
export interface OpenshiftConnectorConfig extends ClientRegistration {
  /** URL of the cluster's API server. */
  readonly issuer: string;
  /** Accepts every certificate of the server. @default false */
  readonly insecureCA?: boolean;
  /** File in the image with the authority that signed the server's certificate. @default - the authorities of the image */
  readonly rootCA?: string;
  /** Only members of one of these groups may log in. @default - everybody whom the cluster knows */
  readonly groups?: readonly string[];
}
