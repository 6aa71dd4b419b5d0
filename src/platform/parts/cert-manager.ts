import { existingKinds } from './existing';
import { CertManager, CertManagerProps } from '../../components/cert-manager';
import { declareKnown, IssuerRef } from '../../core';
import { WEBHOOK_AUTHORITY } from '../../kit';
import { InstalledOr, Part, Without } from '../part';

/** Options of cert-manager as the platform takes them. */
export type CertManagerOptions = Without<CertManagerProps, 'namespace' | 'images'>;

/** What the platform needs of a cert-manager that it does not install. */
export interface CertManagerFacts {
  /** Issuer that signs the certificates of webhooks; its CA must get into them. @default - each webhook has a self-signed one */
  readonly issuer?: IssuerRef;
}

/** How the platform gets cert-manager. */
export interface CertManagerSetting {
  /** Makes and renews certificates: options, or `{ existing: {...} }` for the one that the cluster has. @default {} */
  readonly certManager?: InstalledOr<CertManagerOptions, CertManagerFacts>;
}

/** The wiring of cert-manager. */
export const certManager: Part<CertManagerSetting, CertManager | undefined, 'certManager'> = {
  key: 'certManager',
  name: 'cert-manager',
  after: [],
  selfGuarded: true,
  namespaces: { certManager: 'cert-manager' },

  gives({ clusterResourceNamespace }, { namespaces }) {
    return { webhookIssuer: WEBHOOK_AUTHORITY, webhookAuthority: clusterResourceNamespace ?? namespaces.certManager };
  },

  givesExisting({ issuer }) {
    return { reservedNamespaces: ['cert-manager'], ...issuer !== undefined && { webhookIssuer: issuer } };
  },

  make(chart, options, { common, settings: { namespaces } }) {
    return new CertManager(chart, 'CertManager', { ...common(options), namespace: namespaces.certManager });
  },

  declareExisting(platform, { issuer }, { settings: { namespaces } }) {
    existingKinds(platform, 'the cluster\'s own cert-manager', ['cert-manager.io']);
    if (issuer !== undefined) {
      declareKnown(platform, {
        kind: `cert-manager.io/${issuer.kind}`, name: issuer.name, ...issuer.kind === 'Issuer' && { namespace: namespaces.kubeflow }, madeBy: 'the cluster\'s own cert-manager',
      });
    }
  },
};
