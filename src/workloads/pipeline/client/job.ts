import { CLIENT, PROGRAM } from './client';
import { PodTemplateSpec, Volume, VolumeMount } from '../../../apis/k8s/core/v1';
import { RESTRICTED } from '../../../kit';
import { PIPELINES_ACCESS, PIPELINES_ACCESS_NAME } from '../../pod-default/pipelines-access';

/** A command of the program. */
export interface ClientCommand {
  readonly command: 'upload' | 'run' | 'recurring';
  /** Options by name, without dashes: a text, or true for one without a value; what is undefined or false is left out. */
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** ConfigMap that is mounted at {@link FILES}. @default - none */
  readonly files?: string;
}

/** Folder of the files of a command in the pod. */
export const FILES = '/pipeline';
const HOME = '/client';
const USER = 1000;

/** Variable with the name of the Job, which options may name as `$(JOB_NAME)`. */
export const JOB_NAME = '$(JOB_NAME)';

/** A pod that gives one command. It is in no mesh, whose proxy would go on running after it, and has no token but the one for the API server. */
export function clientPod(image: string, { command, options, files }: ClientCommand): PodTemplateSpec {
  const { env = {}, volumes = [], volumeMounts = [] } = PIPELINES_ACCESS[PIPELINES_ACCESS_NAME];
  const mounted: readonly { readonly volume: Volume; readonly mount: VolumeMount }[] = [
    mount('program', CLIENT, HOME),
    ...files === undefined ? [] : [mount('files', files, FILES)],
  ];
  const args = Object.entries(options).flatMap(([name, value]) => value === undefined || value === false ? [] : [value === true ? `--${name}` : `--${name}=${value}`]);
  return {
    metadata: { labels: { 'app': CLIENT, 'sidecar.istio.io/inject': 'false' } },
    spec: {
      restartPolicy: 'Never',
      serviceAccountName: CLIENT,
      automountServiceAccountToken: false,
      enableServiceLinks: false,
      securityContext: { runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [{
        name: 'client',
        image,
        command: ['python3', '-B', `${HOME}/${PROGRAM}`, command],
        args,
        env: [
          ...Object.entries(env).map(([name, value]) => ({ name, value: value as string })),
          ...Object.values(options).includes(JOB_NAME) ? [{ name: 'JOB_NAME', valueFrom: { fieldRef: { fieldPath: "metadata.labels['batch.kubernetes.io/job-name']" } } }] : [],
        ],
        resources: { requests: { cpu: '20m', memory: '64Mi' }, limits: { cpu: '500m', memory: '128Mi' } },
        securityContext: { ...RESTRICTED, readOnlyRootFilesystem: true },
        volumeMounts: [...volumeMounts, ...mounted.map(one => one.mount)],
      }],
      volumes: [...volumes, ...mounted.map(one => one.volume)],
    },
  };
}

function mount(name: string, configMap: string, mountPath: string) {
  return { volume: { name, configMap: { name: configMap } }, mount: { name, mountPath, readOnly: true } };
}

/** A text of an author as an option: Kubernetes puts variables in the place of `$(NAME)`, and one `$` in that of two. */
export function literal(text: string): string {
  return text.replaceAll('$', '$$$$');
}
