// Made from pins/ by `npm run pins`; do not edit.

/** Full reference of every pinned image, by its name in code. */
export const PINS = {
  'cert-manager/acmesolver': 'quay.io/jetstack/cert-manager-acmesolver:v1.20.2',
  'cert-manager/cainjector': 'quay.io/jetstack/cert-manager-cainjector:v1.20.2',
  'cert-manager/controller': 'quay.io/jetstack/cert-manager-controller:v1.20.2',
  'cert-manager/webhook': 'quay.io/jetstack/cert-manager-webhook:v1.20.2',
  'dashboard/access-management': 'ghcr.io/kubeflow/dashboard/access-management:v2.0.0',
  'dashboard/dashboard': 'ghcr.io/kubeflow/dashboard/dashboard:v2.0.0',
  'dashboard/poddefaults-webhook': 'ghcr.io/kubeflow/dashboard/poddefaults-webhook:v2.0.0',
  'dashboard/profile-controller': 'ghcr.io/kubeflow/dashboard/profile-controller:v2.0.0',
  'dex': 'ghcr.io/dexidp/dex:v2.45.1',
  'filebrowser': 'docker.io/filebrowser/filebrowser:v2.32.0',
  'istio/install-cni': 'registry.istio.io/release/install-cni:1.30.1',
  'istio/pilot': 'registry.istio.io/release/pilot:1.30.1',
  'istio/proxyv2': 'registry.istio.io/release/proxyv2:1.30.1',
  'kube-rbac-proxy': 'quay.io/brancz/kube-rbac-proxy:v0.13.1',
  'kube-rbac-proxy/v0.8': 'quay.io/brancz/kube-rbac-proxy:v0.8.0',
  'notebook-servers/codeserver-python': 'ghcr.io/kubeflow/kubeflow/notebook-servers/codeserver-python:v1.11.0',
  'notebook-servers/jupyter-pytorch-cuda-full': 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-pytorch-cuda-full:v1.11.0',
  'notebook-servers/jupyter-pytorch-full': 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-pytorch-full:v1.11.0',
  'notebook-servers/jupyter-scipy': 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-scipy:v1.11.0',
  'notebook-servers/jupyter-tensorflow-cuda-full': 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-tensorflow-cuda-full:v1.11.0',
  'notebook-servers/jupyter-tensorflow-full': 'ghcr.io/kubeflow/kubeflow/notebook-servers/jupyter-tensorflow-full:v1.11.0',
  'notebook-servers/rstudio-tidyverse': 'ghcr.io/kubeflow/kubeflow/notebook-servers/rstudio-tidyverse:v1.11.0',
  'notebooks/jupyter-web-app': 'ghcr.io/kubeflow/notebooks/jupyter-web-app:v1.11.0',
  'notebooks/notebook-controller': 'ghcr.io/kubeflow/notebooks/notebook-controller:v1.11.0',
  'notebooks/pvcviewer-controller': 'ghcr.io/kubeflow/notebooks/pvcviewer-controller:v1.11.0',
  'notebooks/tensorboard-controller': 'ghcr.io/kubeflow/notebooks/tensorboard-controller:v1.11.0',
  'notebooks/tensorboards-web-app': 'ghcr.io/kubeflow/notebooks/tensorboards-web-app:v1.11.0',
  'notebooks/volumes-web-app': 'ghcr.io/kubeflow/notebooks/volumes-web-app:v1.11.0',
  'oauth2-proxy': 'quay.io/oauth2-proxy/oauth2-proxy:v7.15.2',
  'spark-operator': 'ghcr.io/kubeflow/spark-operator/controller:2.5.0',
  'tensorflow': 'docker.io/tensorflow/tensorflow:2.5.1',
} as const;

/** What is known of each image beside its reference. */
export const IMAGE_FACTS: Readonly<Record<keyof typeof PINS, ImageFacts>> = {
  'cert-manager/acmesolver': { component: 'cert-manager' },
  'cert-manager/cainjector': { component: 'cert-manager' },
  'cert-manager/controller': { component: 'cert-manager' },
  'cert-manager/webhook': { component: 'cert-manager' },
  'dashboard/access-management': { component: 'dashboard' },
  'dashboard/dashboard': { component: 'dashboard' },
  'dashboard/poddefaults-webhook': { component: 'dashboard' },
  'dashboard/profile-controller': { component: 'dashboard' },
  'dex': { component: 'dex' },
  'filebrowser': { component: 'filebrowser' },
  'istio/install-cni': { component: 'istio' },
  'istio/pilot': { component: 'istio' },
  'istio/proxyv2': { component: 'istio' },
  'kube-rbac-proxy': { component: 'kube-rbac-proxy' },
  'kube-rbac-proxy/v0.8': { component: 'kube-rbac-proxy' },
  'notebook-servers/codeserver-python': { component: 'notebook-servers' },
  'notebook-servers/jupyter-pytorch-cuda-full': { component: 'notebook-servers' },
  'notebook-servers/jupyter-pytorch-full': { component: 'notebook-servers' },
  'notebook-servers/jupyter-scipy': { component: 'notebook-servers' },
  'notebook-servers/jupyter-tensorflow-cuda-full': { component: 'notebook-servers' },
  'notebook-servers/jupyter-tensorflow-full': { component: 'notebook-servers' },
  'notebook-servers/rstudio-tidyverse': { component: 'notebook-servers' },
  'notebooks/jupyter-web-app': { component: 'notebooks' },
  'notebooks/notebook-controller': { component: 'notebooks' },
  'notebooks/pvcviewer-controller': { component: 'notebooks' },
  'notebooks/tensorboard-controller': { component: 'notebooks' },
  'notebooks/tensorboards-web-app': { component: 'notebooks' },
  'notebooks/volumes-web-app': { component: 'notebooks' },
  'oauth2-proxy': { component: 'oauth2-proxy' },
  'spark-operator': { component: 'spark-operator' },
  'tensorflow': { component: 'tensorflow' },
};

/** Facts of an image; `component` is its file in the pins. */
interface ImageFacts {
  readonly component: string;
  readonly digest?: string;
  readonly platforms?: readonly string[];
  readonly licence?: string;
}

/** Upstream release that each component was modelled on. */
export const RELEASES = {
  'cert-manager': 'v1.20.2',
  'dashboard': 'v2.0.0',
  'dex': 'v2.45.1',
  'filebrowser': 'v2.32.0',
  'istio': '1.30.1',
  'kube-rbac-proxy': 'v0.13.1',
  'kubernetes': '1.34',
  'notebook-servers': 'v1.11.0',
  'notebooks': 'v1.11.0',
  'oauth2-proxy': 'v7.15.2',
  'spark-operator': '2.5.0',
  'tensorflow': '2.5.1',
} as const;
