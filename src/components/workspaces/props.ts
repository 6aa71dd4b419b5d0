import { JupyterlabKind } from './kind-props';
import { ComponentProps, Injection, IssuerRef, MeshedProps, PodSecurityLevel } from '../../core';
import { NamespaceName } from '../../core/names';
import { ClientConnection } from '../../kit';

/** The pages where people make and open workspaces. */
export interface WorkspacesUi {
  /**
   * Load on the API server that the back end may make.
   * @default - the program's own, 50 requests a second and 100 at once
   */
  readonly clientConnection?: ClientConnection;
}

/** Properties of {@link Workspaces}. */
export interface WorkspacesProps extends ComponentProps, MeshedProps {
  /**
   * Namespace of the programs; made here.
   * @default 'kubeflow-workspaces'
   */
  readonly namespace?: NamespaceName;
  /**
   * Level that the namespace enforces.
   * @default 'restricted'
   */
  readonly podSecurity?: PodSecurityLevel;
  /**
   * How pods of the namespace get their proxies.
   * @default 'enabled'
   */
  readonly injection?: Injection;
  /**
   * Further namespaces whose pods may call the pages, for example a second ingress.
   * @default []
   */
  readonly trustedNamespaces?: readonly NamespaceName[];
  /**
   * Issuer of the certificate that the webhook serves with.
   * @default - a self-signed issuer of its own
   */
  readonly webhookIssuer?: IssuerRef;
  /**
   * Kinds of workspaces that people may choose; further ones may be made by others.
   * @default []
   */
  readonly kinds?: readonly JupyterlabKind[];
  /**
   * The pages where people make and open workspaces; false leaves them out, for workspaces that only come from Git, and with them an
   * account that may read all Secrets.
   * @default {}
   */
  readonly ui?: WorkspacesUi | false;
  /**
   * What the controller logs at least.
   * @default - the program's own, debug
   */
  readonly logLevel?: 'debug' | 'info' | 'error';
}
