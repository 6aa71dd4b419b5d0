import { Construct } from 'constructs';
import { deploymentSpec, SERVICE_PORTS } from './deployment';
import { seaweedfsFacts } from './facts';
import { authorization, neighboursOnly, network } from './policies';
import { MultiUserSeaweedfsProps, SeaweedfsProps } from './props';
import { SEAWEEDFS, seaweedfsStore, singleUserStore } from './store';
import { Deployment } from '../../apis/k8s/apps/v1';
import { PersistentVolumeClaim, Service, ServiceAccount } from '../../apis/k8s/core/v1';
import { NetworkPolicy } from '../../apis/k8s/networking/v1';
import { DestinationRule } from '../../apis/networking.istio.io/v1alpha3';
import { AuthorizationPolicy } from '../../apis/security.istio.io/v1beta1';
import { Component, S3Store, serviceHost, storeKeys } from '../../core';
import { claimSpec, mutualTls } from '../../kit';

const GROUP = { 'application-crd-id': 'kubeflow-pipelines' };
const SELECTOR = { app: SEAWEEDFS };
const LABELS = { ...SELECTOR, ...GROUP };
const CLAIM = 'seaweedfs-pvc';

/** Labels of the pods that make keys for profiles. */
const KEY_MAKER = { app: 'kubeflow-pipelines-profile-controller' };

/**
 * An object store in the cluster, SeaweedFS, which speaks S3 and keeps artifacts on one volume: Deployment, Service, claim, account,
 * and policies for the mesh and the network. At each start it makes its bucket and its administrator with the keys of a Secret, which
 * is not made here.
 *
 * @throws ConfigError `VolumeSize`
 * @see https://github.com/seaweedfs/seaweedfs (version in the pins)
 */
export class Seaweedfs extends Component<SeaweedfsProps> {
  /** Namespace of all its objects. */
  public readonly namespace: string;
  /** Facts for its clients. */
  public readonly store: S3Store;

  constructor(scope: Construct, id: string, given: SeaweedfsProps = {}) {
    super(scope, id, given, 'components/seaweedfs#SeaweedfsProps');
    const { props } = this;
    const { namespace = 'kubeflow', credentials, size = '20Gi', storageClass } = props;
    this.namespace = namespace;
    this.store = props.tenancy === 'single' ? singleUserStore(namespace, props) : seaweedfsStore(namespace, props);
    const keys = storeKeys({ kind: 'secret', ...credentials });
    const metadata = this.metadata;

    new ServiceAccount(this, 'ServiceAccount', { metadata: metadata(SEAWEEDFS) });
    new PersistentVolumeClaim(this, 'Claim', { metadata: metadata(CLAIM), spec: claimSpec({ size, storageClass }, this) });
    this.secretName(keys, namespace);
    new Deployment(this, 'Deployment', {
      metadata: { name: SEAWEEDFS, namespace, labels: LABELS },
      spec: this.workload(SEAWEEDFS, deploymentSpec({
        image: this.image('seaweedfs'), labels: LABELS, bucket: this.store.bucket, keys, claim: CLAIM,
      }), seaweedfsFacts(namespace)),
    });
    new Service(this, 'Service', { metadata: metadata(SEAWEEDFS), spec: { selector: LABELS, ports: SERVICE_PORTS } });
    if (props.tenancy === 'single') {
      new NetworkPolicy(this, 'NetworkPolicy', { metadata: metadata(SEAWEEDFS), spec: neighboursOnly(SELECTOR) });
    } else {
      this.addCallers(props);
    }
  }

  private readonly metadata = (name: string) => ({ name, namespace: this.namespace, labels: GROUP });

  /** Who may call it, in the mesh and by the network. */
  private addCallers({ clusterDomain = 'cluster.local', trustDomain = clusterDomain, keyMaker = KEY_MAKER, ...props }: MultiUserSeaweedfsProps): void {
    const { namespace, metadata } = this;
    const { clients = ['ml-pipeline', 'ml-pipeline-ui'].map(name => ({ namespace, name })) } = props;
    const callers = { namespace, trustDomain, labels: SELECTOR, clients, keyMaker };
    new AuthorizationPolicy(this, 'AuthorizationPolicy', { metadata: metadata('seaweedfs-service'), spec: authorization(callers) });
    new NetworkPolicy(this, 'NetworkPolicy', { metadata: metadata(SEAWEEDFS), spec: network(callers) });
    new DestinationRule(this, 'DestinationRule', {
      metadata: metadata('ml-pipeline-seaweedfs'),
      spec: mutualTls(serviceHost({ name: SEAWEEDFS, namespace }, clusterDomain)),
    });
  }
}
