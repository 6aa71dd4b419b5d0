import { IConstruct } from 'constructs';
import { ConfigError, shown } from '../errors';
import { ImageName, isImageReference } from '../images';

/**
 * How a notebook server finds its place below the gateway:
 * `jupyter` reads its path from the variable `NB_PREFIX`; `vscode` wants requests rewritten to `/`;
 * `rstudio` wants the same, with its path in the header `X-RStudio-Root-Path`.
 */
export type NotebookKind = 'jupyter' | 'vscode' | 'rstudio';

/** Image of a notebook server that is pinned. */
export interface PinnedNotebookImage {
  readonly kind: NotebookKind;
  /** Name in the pins. */
  readonly pin: ImageName;
}

/** Image of a notebook server from elsewhere; a registry mirror does not apply to it. */
export interface CustomNotebookImage {
  readonly kind: NotebookKind;
  /** Full reference with tag or digest. */
  readonly reference: string;
}

/**
 * Image of a notebook server: one of {@link notebookImages}, `notebookImage(kind, reference)`, or the reference of a Jupyter
 * image.
 * @form one of notebookImages, notebookImage(kind, reference), or the reference of a Jupyter image
 */
export type NotebookImage = PinnedNotebookImage | CustomNotebookImage | string;

/** The notebook servers that the release brings. */
export const notebookImages = {
  jupyterScipy: { kind: 'jupyter', pin: 'notebook-servers/jupyter-scipy' },
  jupyterPytorch: { kind: 'jupyter', pin: 'notebook-servers/jupyter-pytorch-full' },
  jupyterPytorchCuda: { kind: 'jupyter', pin: 'notebook-servers/jupyter-pytorch-cuda-full' },
  jupyterTensorflow: { kind: 'jupyter', pin: 'notebook-servers/jupyter-tensorflow-full' },
  jupyterTensorflowCuda: { kind: 'jupyter', pin: 'notebook-servers/jupyter-tensorflow-cuda-full' },
  codeServer: { kind: 'vscode', pin: 'notebook-servers/codeserver-python' },
  rstudio: { kind: 'rstudio', pin: 'notebook-servers/rstudio-tidyverse' },
} as const satisfies Readonly<Record<string, PinnedNotebookImage>>;

const KINDS: readonly NotebookKind[] = ['jupyter', 'vscode', 'rstudio'];

/**
 * A notebook server's image from elsewhere.
 *
 * @param reference full reference with tag or digest: `registry.example.com/ml/jupyter:2026.1`
 * @throws ConfigError `NotebookImage`
 */
export function notebookImage(kind: NotebookKind, reference: string): CustomNotebookImage {
  return customImage(kind, reference);
}

function customImage(kind: NotebookKind, reference: string, at?: IConstruct): CustomNotebookImage {
  if (!KINDS.includes(kind)) {
    throw new ConfigError('NotebookImage', `kind of a notebook image must be one of ${KINDS.join(', ')}, got ${shown(kind)}; pass the one that the server in it needs`, at);
  }
  if (!isImageReference(reference)) {
    throw new ConfigError('NotebookImage', `reference must name an image, its repository in lower case, with its tag or digest, got ${shown(reference)}; ` +
      'pass e.g. "registry.example.com/ml/jupyter:2026.1"', at);
  }
  return { kind, reference };
}

/**
 * What an image is, whose reference may stand for itself.
 *
 * @param at construct that errors name
 * @throws ConfigError `NotebookImage`
 */
export function resolvedImage(image: NotebookImage, at?: IConstruct): PinnedNotebookImage | CustomNotebookImage {
  return typeof image === 'string' ? customImage('jupyter', image, at) : 'pin' in image ? image : customImage(image.kind, image.reference, at);
}

const SERVER_TYPES: Readonly<Record<NotebookKind, string>> = { jupyter: 'jupyter', vscode: 'group-one', rstudio: 'group-two' };

/** Where a `Notebook` is. */
export interface NotebookName {
  readonly namespace: string;
  readonly name: string;
}

/** Annotations that tell the notebook controller and the web app what kind of server a `Notebook` runs. */
export function serverAnnotations(kind: NotebookKind, notebook: NotebookName): Record<string, string> {
  const path = `/notebook/${notebook.namespace}/${notebook.name}/`;
  return {
    'notebooks.kubeflow.org/server-type': SERVER_TYPES[kind],
    ...kind !== 'jupyter' && { 'notebooks.kubeflow.org/http-rewrite-uri': '/' },
    ...kind === 'rstudio' && {
      'notebooks.kubeflow.org/http-headers-request-set': JSON.stringify({ 'X-RStudio-Root-Path': path }),
    },
  };
}
