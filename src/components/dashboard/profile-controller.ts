import { Construct } from 'constructs';
import { checkWorkloadIdentity, profileConfig, ProfilePeers } from './config';
import { PROFILES_LABELS } from './labels';
import { namespaceLabelsFile, namespaceLabelsOf } from './namespace-labels';
import { addProfileController, PROFILES_ACCOUNT, PROFILES_DEPLOYMENT, profilesDeployment } from './profiles';
import { Namespace } from '../../apis/k8s/core/v1';
import { Component, ComponentProps, DEFAULT_IDENTITY, IdentityHeaders, PodSecurityLevel, ServiceAccountRef } from '../../core';

/** Properties of {@link ProfileController}. */
export interface ProfileControllerProps extends ComponentProps {
  /**
   * Namespace of the controller, made here.
   * @default 'profiles-system'
   */
  readonly namespace?: string;
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
  /**
   * Google service account of profiles that name none, `<name>@<project>.iam.gserviceaccount.com`.
   * @default - profiles get a cloud identity only by a plugin of their own
   */
  readonly workloadIdentity?: string;
}

/**
 * The profile controller alone, without dashboard, access management API and routes: 11 objects, among them a Namespace,
 * a Deployment and the CustomResourceDefinition of Profile. It still writes AuthorizationPolicies, so Istio's definitions
 * must be in the cluster. {@link Dashboard} holds the controller too: use one of both.
 *
 * @throws ConfigError `NamespaceLabel`, `WorkloadIdentity`
 * @see https://github.com/kubeflow/dashboard (version in pins.jsonc)
 */
export class ProfileController extends Component {
  /** Namespace of the controller. */
  public readonly namespace: string;
  /** ServiceAccount of the controller's pods. */
  public readonly profileController: ServiceAccountRef;
  /** All labels that the controller adds to the namespaces of profiles. */
  public readonly namespaceLabels: Readonly<Record<string, string>>;

  constructor(scope: Construct, id: string, props: ProfileControllerProps = {}) {
    super(scope, id, props);
    this.namespace = props.namespace ?? 'profiles-system';
    this.profileController = { namespace: this.namespace, name: PROFILES_ACCOUNT };
    this.namespaceLabels = namespaceLabelsOf(props.namespaceLabels ?? {}, props.podSecurity, this);
    checkWorkloadIdentity(props.workloadIdentity, this);
    const config = profileConfig({
      identity: props.identity ?? DEFAULT_IDENTITY,
      peers: { ingressGateway: '', pipelinesUi: '', notebookController: '', ...props.peers },
      clusterAdmins: [],
      workloadIdentity: props.workloadIdentity ?? '',
    });
    new Namespace(this, 'Namespace', { metadata: { name: this.namespace, labels: PROFILES_LABELS } });
    addProfileController(this, {
      serviceAccount: this.profileController,
      config,
      namespaceLabels: namespaceLabelsFile(this.namespaceLabels),
      deployment: this.workload(PROFILES_DEPLOYMENT, profilesDeployment({
        controllerImage: this.image('dashboard/profile-controller'),
        kfam: undefined,
        config,
      })),
    });
  }
}
