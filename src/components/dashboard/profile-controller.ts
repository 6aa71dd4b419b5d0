import { Construct } from 'constructs';
import { profileConfig, ProfilePeers } from './config';
import { PROFILES_LABELS } from './labels';
import { namespaceLabelsFile, namespaceLabelsOf } from './namespace-labels';
import { Profiles, PROFILES_ACCOUNT } from './profiles';
import { Namespace } from '../../apis/k8s/core/v1';
import { Component, ComponentProps, DEFAULT_IDENTITY, IdentityHeaders, PodSecurityLevel, ServiceAccountRef } from '../../core';
import { GoogleAccount, NamespaceName } from '../../core/names';

/** Properties of {@link ProfileController}. */
export interface ProfileControllerProps extends ComponentProps {
  /**
   * Namespace of the controller, made here.
   * @default 'profiles-system'
   */
  readonly namespace?: NamespaceName;
  /** Headers with the signed-in user. @default DEFAULT_IDENTITY */
  readonly identity?: IdentityHeaders;
  /** SPIFFE principals that may enter the namespaces of profiles. @default - each as the controller itself assumes it */
  readonly peers?: Partial<ProfilePeers>;
  /**
   * Labels that the controller adds to the namespaces of profiles where the key is missing; an empty value removes the label.
   * @default {}
   */
  readonly namespaceLabels?: Readonly<Record<string, string>>;
  /** Level of the Pod Security Standards that namespaces of profiles enforce. @default - the cluster's own */
  readonly podSecurity?: PodSecurityLevel;
  /** Google service account of profiles that name none. @default - profiles get a cloud identity only by a plugin of their own */
  readonly workloadIdentity?: GoogleAccount;
}

/**
 * The profile controller alone, without dashboard, access management API and routes: a Namespace, its program with its rights,
 * and the CustomResourceDefinition of Profile. It still writes AuthorizationPolicies, so Istio's definitions must be in the
 * cluster. {@link Dashboard} holds the controller too: use one of both.
 *
 * @throws ConfigError `NamespaceLabel`
 * @see https://github.com/kubeflow/dashboard (version in the pins)
 */
export class ProfileController extends Component<ProfileControllerProps> {
  /** Namespace of the controller. */
  public readonly namespace: string;
  /** ServiceAccount of the controller's pods. */
  public readonly profileController: ServiceAccountRef;
  /** All labels that the controller adds to the namespaces of profiles. */
  public readonly namespaceLabels: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, given: ProfileControllerProps = {}) {
    super(scope, id, given, 'components/dashboard#ProfileControllerProps');
    const { namespace = 'profiles-system', identity = DEFAULT_IDENTITY, namespaceLabels = {}, podSecurity, peers, workloadIdentity = '' } = this.props;
    this.namespace = namespace;
    this.profileController = { namespace, name: PROFILES_ACCOUNT };
    this.namespaceLabels = namespaceLabelsOf(namespaceLabels, podSecurity, this);
    new Namespace(this, 'Namespace', { metadata: { name: namespace, labels: PROFILES_LABELS } });
    new Profiles(this, 'Profiles', {
      namespace,
      config: profileConfig({ identity, peers: { ingressGateway: '', pipelinesUi: '', notebookController: '', ...peers }, clusterAdmins: [], workloadIdentity }),
      namespaceLabels: namespaceLabelsFile(this.namespaceLabels),
    });
  }
}
