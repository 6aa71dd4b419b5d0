import { Construct } from 'constructs';
import { choice, imageOption, KindPort, sizeOption } from './kind-options';
import { JupyterlabKind, KindSize } from './kind-props';
import { labelsOf } from './labels';
import { ConfigMap } from '../../apis/k8s/core/v1';
import { WorkspaceImage, WorkspaceKind, WorkspaceKindPodTemplate, WorkspaceKindSpawner } from '../../apis/kubeflow.org/v1beta1';
import { Component, ConfigError, shown } from '../../core';
import { DEFAULT_NOTEBOOK_CPU, DEFAULT_NOTEBOOK_MEMORY, notebookImages } from '../../core/catalogue';
import { lettersIcon, NOTEBOOK_COLOUR, RESTRICTED } from '../../kit';

const SERVER = 'jupyterlab';
const PORT: KindPort = { id: SERVER, port: 8888 };
const PICTURES = 'workspaces-pictures';
const PICTURE = `${SERVER}.svg`;

const IMAGES = Object.values(notebookImages).filter(({ kind }) => kind === 'jupyter');
const SIZES: readonly KindSize[] = [{ cpu: DEFAULT_NOTEBOOK_CPU, memory: DEFAULT_NOTEBOOK_MEMORY }];

/** Kinds of workspaces that people may choose: 1 WorkspaceKind for each, and 1 ConfigMap with their picture unless all have one of their own. */
export class WorkspaceKinds extends Construct {
  constructor(scope: Construct, id: string, namespace: string, kinds: readonly JupyterlabKind[]) {
    super(scope, id);
    const component = Component.of(this);
    const names = kinds.map(({ name = SERVER }) => name);
    const twice = names.find((name, index) => names.indexOf(name) !== index);
    if (twice !== undefined) {
      throw new ConfigError('WorkspaceKindName', `kinds must have different names, got ${shown(twice)} twice; give one of them another name`, component);
    }
    if (kinds.some(({ picture }) => picture === undefined)) {
      new ConfigMap(this, 'Pictures', {
        // The back end reads no other ConfigMaps for pictures.
        metadata: { name: PICTURES, namespace, labels: { ...labelsOf('backend'), 'notebooks.kubeflow.org/image-source': 'true' } },
        data: { [PICTURE]: lettersIcon('Nb', NOTEBOOK_COLOUR) },
      });
    }
    kinds.forEach((kind, index) => new WorkspaceKind(this, names[index], {
      metadata: { name: names[index] }, spec: { spawner: spawner(kind, namespace), podTemplate: podTemplate(kind, component) },
    }));
  }
}

function spawner(kind: JupyterlabKind, namespace: string): WorkspaceKindSpawner {
  const { displayName = 'JupyterLab', description = 'Notebooks, terminals and files in the browser', hidden = false, deprecationMessage, picture } = kind;
  const image: WorkspaceImage = picture === undefined ? { configMap: { name: PICTURES, namespace, key: PICTURE, mediaType: 'image/svg+xml' } } : { url: picture };
  return {
    displayName, description, ...hidden && { hidden }, ...deprecationMessage !== undefined && { deprecated: true, deprecationMessage }, icon: image, logo: image,
  };
}

/** Probes and culling are left out: an empty field is no object for the API server, and the controller of this release pauses nothing. */
function podTemplate(kind: JupyterlabKind, at: Component): WorkspaceKindPodTemplate {
  const { serviceAccount = 'default-editor', home = '/home/jovyan', sharedMemory = true, podMetadata, images = IMAGES, sizes = SIZES, imagePullPolicy = 'IfNotPresent' } = kind;
  const { seccompProfile, ...container } = RESTRICTED;
  return {
    ...podMetadata && { podMetadata },
    serviceAccount: { name: serviceAccount },
    volumeMounts: { home },
    ports: [{ id: PORT.id, protocol: 'HTTP', defaultDisplayName: 'JupyterLab' }],
    // The images take their path from this variable.
    extraEnv: [{ name: 'NB_PREFIX', value: `{{ httpPathPrefix "${PORT.id}" }}` }],
    ...sharedMemory && {
      extraVolumes: [{ name: 'dshm', emptyDir: { medium: 'Memory' } }],
      extraVolumeMounts: [{ name: 'dshm', mountPath: '/dev/shm' }],
    },
    securityContext: { fsGroup: 100, seccompProfile },
    containerSecurityContext: container,
    options: {
      imageConfig: choice('images', images.map(one => imageOption(one, imagePullPolicy, PORT, at)), kind.defaultImage, at),
      podConfig: choice('sizes', sizes.map(one => sizeOption(one, at)), kind.defaultSize, at),
    },
  };
}
