import { ConfigError, shown } from '../errors';
import { ImageName } from '../images';

/**
 * How a notebook server finds its place below the gateway:
 * `jupyter` reads its path from the variable `NB_PREFIX`; `vscode` wants requests rewritten to `/`;
 * `rstudio` wants the same, with its path in the header `X-RStudio-Root-Path`.
 */
export type NotebookKind = 'jupyter' | 'vscode' | 'rstudio';

/** Image of a notebook server that pins.jsonc names. */
export interface PinnedNotebookImage {
  readonly kind: NotebookKind;
  /** Name in pins.jsonc. */
  readonly pin: ImageName;
}

/** Image of a notebook server from elsewhere; a registry mirror does not apply to it. */
export interface CustomNotebookImage {
  readonly kind: NotebookKind;
  /** Full reference with tag or digest. */
  readonly reference: string;
}

/** Image of a notebook server. */
export type NotebookImage = PinnedNotebookImage | CustomNotebookImage;

/** The notebook servers that the release brings. */
export const images = {
  jupyterScipy: { kind: 'jupyter', pin: 'notebook-servers/jupyter-scipy' },
  jupyterPytorch: { kind: 'jupyter', pin: 'notebook-servers/jupyter-pytorch-full' },
  jupyterPytorchCuda: { kind: 'jupyter', pin: 'notebook-servers/jupyter-pytorch-cuda-full' },
  jupyterTensorflow: { kind: 'jupyter', pin: 'notebook-servers/jupyter-tensorflow-full' },
  jupyterTensorflowCuda: { kind: 'jupyter', pin: 'notebook-servers/jupyter-tensorflow-cuda-full' },
  codeServer: { kind: 'vscode', pin: 'notebook-servers/codeserver-python' },
  rstudio: { kind: 'rstudio', pin: 'notebook-servers/rstudio-tidyverse' },
} as const satisfies Readonly<Record<string, PinnedNotebookImage>>;

const HOST = '(?:localhost|[A-Za-z0-9-]+(?:\\.[A-Za-z0-9-]+)+|[A-Za-z0-9-]+(?=:\\d))(?::\\d+)?';
const PART = '[a-z0-9]+(?:(?:\\.|__?|-+)[a-z0-9]+)*';
/** `[<host>[:<port>]/]<repository>` with a tag, a digest or both; the repository is lower case. */
const REFERENCE = new RegExp(`^(?:${HOST}/)?${PART}(?:/${PART})*(?::\\w[\\w.-]{0,127}(?:@sha256:[0-9a-f]{64})?|@sha256:[0-9a-f]{64})$`);

/**
 * A notebook server's image from elsewhere.
 *
 * @param reference full reference with tag or digest: `registry.example.com/ml/jupyter:2026.1`
 * @throws ConfigError `NotebookImage`
 */
export function notebookImage(kind: NotebookKind, reference: string): CustomNotebookImage {
  if (!REFERENCE.test(reference)) {
    throw new ConfigError('NotebookImage', `reference must name an image, its repository in lower case, with its tag or digest, got ${shown(reference)}; ` +
      'pass e.g. "registry.example.com/ml/jupyter:2026.1"');
  }
  return { kind, reference };
}

/** The full reference of an image; `resolve` looks up pinned ones. */
export function notebookImageReference(image: NotebookImage, resolve: (name: ImageName) => string): string {
  return 'pin' in image ? resolve(image.pin) : image.reference;
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
