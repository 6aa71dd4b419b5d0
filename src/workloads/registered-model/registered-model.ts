import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Construct } from 'constructs';
import { modelContent } from './content';
import { RegisteredModelProps } from './props';
import { Job } from '../../apis/k8s/batch/v1';
import { ConfigMap, PodTemplateSpec } from '../../apis/k8s/core/v1';
import { ConfigError, listed, serviceHost, ServiceRef, setStage, shown } from '../../core';
import { RESTRICTED } from '../../kit';
import { contentHash, hashedName } from '../content-hash';
import { askingJob } from '../asking-job';
import { ModelRegistry } from '../model-registry';
import { platformContextOf } from '../platform-context';
import { Workload } from '../workload';

const NAME = /^[A-Za-z0-9]([A-Za-z0-9._-]{0,126}[A-Za-z0-9])?$/;
/** From where the hub's storage initializer fetches. Source: KServe, pkg/agent/storage, which the hub's program uses. */
const FETCHED = /^(s3|gs|https?):/;
/** Where it takes an address for the beginning of keys, as S3 and Google list them: s3.go and gcs.go there. */
const IN_STORE = /^(s3|gs):/;
const PROGRAM = 'models_client.py';
const MODEL = 'model.json';
const HOME = '/model';
const USER = 1000;

/**
 * A model with its versions in a registry, as reviewed data: a Job writes it there, and writes it again when it changes; what serves a
 * version names it by {@link version}. 1 ConfigMap and 1 Job; while the profile is not active, nothing. What leaves Git stays in the registry:
 * archive it first.
 *
 * @throws ConfigError `ModelName`, `ModelVersion`, `UnknownModelVersion`, `UnservedModelVersion`, `MixedModelVersion`, `WorkloadNamespace`
 */
export class RegisteredModel extends Workload<RegisteredModelProps> {
  /** Name in the registry. */
  public readonly name: string;
  /** Where the registry's API answers inside the mesh. */
  public readonly registry: ServiceRef;

  constructor(scope: Construct, id: string, given: RegisteredModelProps) {
    super(scope, id, given, 'workloads/registered-model#RegisteredModelProps');
    const { name = id, registry, versions } = this.props;
    this.name = this.checked('ModelName', 'name', name);
    Object.keys(versions).forEach(version => this.checked('ModelVersion', 'versions', version));
    this.registry = registry instanceof ModelRegistry ? registry.service : registry;
    if (this.lifecycle === 'active') {
      this.addJob();
    }
  }

  /**
   * Address of a version for what serves it: `model-registry://<registry>/<model>/<version>`. The platform's hub must have its
   * `storageInitializer`, which finds the files.
   *
   * @throws ConfigError `UnknownModelVersion`, `UnservedModelVersion`, `MixedModelVersion`
   */
  public version(name: string): string {
    if (!Object.hasOwn(this.props.versions, name)) {
      throw new ConfigError('UnknownModelVersion', `the model has no version of that name, got ${shown(name)}; there are ${listed(Object.keys(this.props.versions))}`, this);
    }
    const { uri } = this.props.versions[name];
    if (!FETCHED.test(uri)) {
      throw new ConfigError('UnservedModelVersion', `a model that is served by its name must be at s3://, gs://, https:// or http://, from where the hub fetches it, got ${shown(uri)}; ` +
        'keep its files there, or pass this address itself to what serves it', this);
    }
    const mixed = IN_STORE.test(uri) && Object.values(this.props.versions).find(other => mixesIn(uri, other.uri));
    if (mixed) {
      throw new ConfigError('MixedModelVersion', `the address of a version must be the beginning of its own files alone, where those at ${shown(mixed.uri)} begin so too, ` +
        `got ${shown(uri)}; end it with "/"`, this);
    }
    return `model-registry://${this.address}/${this.name}/${name}`;
  }

  private get address(): string {
    return `${serviceHost(this.registry, platformContextOf(this)?.mesh?.clusterDomain ?? 'cluster.local')}:${this.registry.port}`;
  }

  private checked(code: 'ModelName' | 'ModelVersion', what: string, name: string): string {
    if (!NAME.test(name)) {
      throw new ConfigError(code, `${what} must be of letters, digits, "-", "_" and ".", at most 128, since it becomes part of an address, got ${shown(name)}; pass e.g. ` +
        `${code === 'ModelName' ? '"iris"' : '"v1"'}`, this);
    }
    return name;
  }

  /** What a Job is made of cannot change in a cluster, so another content makes another Job. */
  private addJob(): void {
    const { namespace } = this;
    const content = JSON.stringify(modelContent(this.name, this.props), undefined, 2);
    const program = readFileSync(join(__dirname, PROGRAM), 'utf8');
    const image = this.pinnedImage('alpine-k8s', this.props.images);
    const base = `model-${this.name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
    const name = hashedName(base, contentHash(content, program, this.address));
    new ConfigMap(this, 'Model', { metadata: { name, namespace }, immutable: true, data: { [MODEL]: content, [PROGRAM]: program } });
    const job = new Job(this, 'Job', { metadata: { name, namespace }, spec: askingJob('client', this.pod(image, name)) });
    setStage(job, 'last');
  }

  /** It keeps the mesh's proxy, by which the registry knows its namespace; the mesh ends it with the Job. It has no rights in the cluster. */
  private pod(image: string, files: string): PodTemplateSpec {
    return {
      metadata: { labels: { app: 'models-client' } },
      spec: {
        restartPolicy: 'Never',
        serviceAccountName: 'default-editor',
        automountServiceAccountToken: false,
        enableServiceLinks: false,
        securityContext: { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, seccompProfile: { type: 'RuntimeDefault' } },
        containers: [{
          name: 'client',
          image,
          command: ['python3', '-B', `${HOME}/${PROGRAM}`],
          args: [`http://${this.address}`, `${HOME}/${MODEL}`],
          resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
          securityContext: { ...RESTRICTED, readOnlyRootFilesystem: true },
          volumeMounts: [{ name: 'model', mountPath: HOME, readOnly: true }],
        }],
        volumes: [{ name: 'model', configMap: { name: files } }],
      },
    };
  }
}

/** Whether files at another address would come with those at an address that has no end. */
function mixesIn(uri: string, other: string): boolean {
  return other.startsWith(uri) && other !== uri && !uri.endsWith('/') && !other.startsWith(`${uri}/`);
}
