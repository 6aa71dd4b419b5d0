import { Construct } from 'constructs';
import { addSource, HOME, hashOf, pythonRun, PythonRun, SOURCE } from './container';
import type { PythonImageProps } from './props';
import type { PodSpec } from '../../apis/k8s/core/v1';
import { Job } from '../../apis/k8s/batch/v1';
import { allowImage, ConfigError, secretNameOf, shown } from '../../core';
import { INJECT } from '../pod/pod';
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from '../team';
import { Workload } from '../workload';

/** Folder of the program in the image. */
const APP = '/app';

/** Folder with the credentials of the registry. */
const CREDENTIALS = '/registry';

/** Nobody in particular: the program has no user of its own. */
const NOBODY = 65532;

/**
 * Puts the source on top of the base, as one more layer that only the registry sees: `mutate` of crane. Files of a ConfigMap are links, which are followed.
 * Times and order are always the same, and so is the layer: a job that runs again finds its image there, in registries too whose tags never change.
 */
const SCRIPT = `export PATH=/busybox:/ko-app:$PATH
mkdir -p ${HOME}/layer${APP}
cp -L ${SOURCE}/* ${HOME}/layer${APP}/
cd ${HOME}/layer
chmod a+r .${APP}/*
touch -t 200001010000 .${APP}/*
tar -cf ${HOME}/layer.tar ${APP.slice(1)}/*
exec crane mutate "$@" --append ${HOME}/layer.tar
`;

/**
 * An image with a program in Python, which is made in the cluster by a job without privileges: 1 Job, 1 ConfigMap with the source. The source is put on a
 * base image as one more layer; nothing is installed. {@link PythonImage.reference} changes with the source and the base, so that what runs it is made
 * anew. In a profile that is not active no image is made.
 *
 * @throws ConfigError `WorkloadName`, `WorkloadNamespace`, `PythonJobName`, `PythonImageBase`, and those of {@link PythonJob} about sources
 */
export class PythonImage extends Workload<PythonImageProps> {
  /** Name of the job. */
  public readonly name: string;
  /** Reference of the image: the repository, and a tag that is made of the content. It starts the program; arguments are those of the container. */
  public readonly reference: string;

  constructor(scope: Construct, id: string, given: PythonImageProps) {
    super(scope, id, given, 'workloads/python-job#PythonImageProps');
    const { name, source, base, repository, platform = 'linux/amd64' } = this.props;
    const owner = this.checkedName('batch/Job', name);
    if (!/^[^\s/]+\.[^\s/]+\/\S+[:@]\S+$/.test(base)) {
      throw new ConfigError('PythonImageBase', `base must be an image with its registry and a tag or digest, got ${shown(base)}; pass e.g. "docker.io/library/python:3.12"`, this);
    }
    const run = pythonRun(this, owner, { source, image: base });
    this.reference = `${repository}:${hashOf([run.files, base, platform, SCRIPT])}`;
    this.name = `${owner}-${hashOf([this.reference, this.pushSecret ?? 'none'])}`;
    allowImage(this, this.reference);
    allowImage(this, base);
    if (this.lifecycle === 'active') {
      addSource(this, this.namespace, run);
      this.addJob(run);
    }
  }

  /** Name of the Secret with the credentials; undefined for a registry that asks for none. */
  private get pushSecret(): string | undefined {
    const { pushSecret } = this.props;
    return pushSecret === 'none' ? undefined : typeof pushSecret === 'string' ? pushSecret : secretNameOf(pushSecret);
  }

  private addJob(run: PythonRun): void {
    new Job(this, 'Job', {
      metadata: {
        name: this.name, namespace: this.namespace,
        // Where the platform takes its images from may change: the job is made anew then, which does no harm.
        annotations: { 'argocd.argoproj.io/sync-options': 'Force=true,Replace=true', 'kustomize.toolkit.fluxcd.io/force': 'enabled' },
      },
      spec: {
        backoffLimit: 3,
        template: { ...this.props.mesh !== true && { metadata: { labels: { [INJECT]: 'false' } } }, spec: this.podSpec(run) },
      },
    });
  }

  private podSpec({ configMap, main }: PythonRun): PodSpec {
    const { base, platform = 'linux/amd64', insecure = false } = this.props;
    const secretName = this.pushSecret;
    this.declareSecret(secretName);
    const args = [base, '--tag', this.reference, '--platform', platform, '--entrypoint', `python3,-u,${APP}/${main}`, '--workdir', APP, ...insecure ? ['--insecure'] : []];
    return {
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      securityContext: { ...RESTRICTED_POD, runAsUser: NOBODY, runAsGroup: NOBODY, fsGroup: NOBODY },
      containers: [{
        name: 'crane',
        image: this.pinnedImage('crane'),
        command: ['/busybox/sh', '-ec', SCRIPT, 'crane'],
        args,
        env: [{ name: 'HOME', value: HOME }, ...secretName === undefined ? [] : [{ name: 'DOCKER_CONFIG', value: CREDENTIALS }]],
        resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { cpu: '1', memory: '512Mi' } },
        securityContext: { ...RESTRICTED_CONTAINER, readOnlyRootFilesystem: true },
        volumeMounts: [
          { name: 'source', mountPath: SOURCE, readOnly: true }, { name: 'work', mountPath: HOME },
          ...secretName === undefined ? [] : [{ name: 'credentials', mountPath: CREDENTIALS, readOnly: true }],
        ],
      }],
      volumes: [
        { name: 'source', configMap: { name: configMap } }, { name: 'work', emptyDir: {} },
        ...secretName === undefined ? [] : [{ name: 'credentials', secret: { secretName, items: [{ key: '.dockerconfigjson', path: 'config.json' }] } }],
      ],
    };
  }
}

/**
 * Reference of an image with a program in Python, which {@link PythonImage} makes in the cluster: for `image` of any workload.
 *
 * @throws ConfigError those of {@link PythonImage}
 */
export function pythonImage(scope: Construct, id: string, props: PythonImageProps): string {
  return new PythonImage(scope, id, props).reference;
}
