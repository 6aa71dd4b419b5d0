/** Facts of the kinds of kubeflow.org, from the sources of their controllers (Kubeflow Notebooks and Dashboard; releases in the pins). */
import { kindTable } from '../crd';
import { notebookCrd, podDefaultCrd, profileCrd, pvcViewerCrd } from './crds';
import { NOTEBOOK_HEALTH, PROFILE_HEALTH, PVCVIEWER_HEALTH } from './health';

/** Facts by `<group>/<Kind>`. */
export const KINDS = kindTable(
  [notebookCrd, {
    form: 'service',
    name: { longest: 52, service: true, because: 'its pod has the label controller-revision-hash: <name>-<hash>' },
    pods: [{
      path: ['spec', 'template'],
      metadata: 'object',
      labels: { 'statefulset': '{name}', 'notebook-name': '{name}' },
      stoppedBy: 'kubeflow-resource-stopped',
    }],
    service: true,
    health: NOTEBOOK_HEALTH,
    written: ['last-activity', 'last_activity_check_timestamp'].map(name => ['metadata', 'annotations', `notebooks.kubeflow.org/${name}`]),
    rewrittenBy: 'the culler of the notebook controller',
  }],
  // It changes pods when they are made, so it comes before them.
  [podDefaultCrd, { stage: 'base' }],
  [profileCrd, { form: 'label', health: PROFILE_HEALTH, rewrittenBy: 'the profile controller, which adds its finalizer,', precious: true }],
  [pvcViewerCrd, {
    name: { longest: 53, service: false, because: 'its Service is pvcviewer-<name>' },
    pods: [{
      path: ['spec', 'podSpec'],
      bare: true,
      labels: { 'app.kubernetes.io/name': '{name}', 'app.kubernetes.io/instance': 'pvcviewer-{name}', 'app.kubernetes.io/part-of': 'pvc-viewer' },
    }],
    health: PVCVIEWER_HEALTH,
    rewrittenBy: 'the webhook of the PVC viewer controller',
  }],
);
